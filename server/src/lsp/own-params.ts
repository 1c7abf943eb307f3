/** What requests and commands of our own share of their parameters, checked as it arrives. */
import * as z from 'zod';

/** A document; with its version, nothing is done to another one than the author saw. As `ChangeParams` has it. */
export const documentParams = z.object({ uri: z.string(), version: z.int().optional() });

export const positionParam = z.object({ line: z.int().min(0), character: z.int().min(0) });

export const rangeParam = z.object({ start: positionParam, end: positionParam });

/** An offset into the text of a document, UTF-16. */
export const offsetParam = z.int().min(0);
