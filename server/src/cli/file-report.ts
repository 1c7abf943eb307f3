import type { Finding, LineMap, Position } from '../core/api.js';
import type { Problem } from './problem.js';

/** What a check says of one file. */
export interface FileReport {
  /** Absolute. */
  readonly path: string;
  readonly shownPath: string;
  readonly text: string;
  readonly lines: LineMap;
  /** Those to be shown, in the order of their places. */
  readonly findings: readonly Finding[];
  /** How many hints were left out. */
  readonly hiddenHints: number;
  /** Whether it is a budget document; elsewhere nothing is checked. */
  readonly recognised: boolean;
  readonly equations: number;
  /** How many of them hold. */
  readonly holding: number;
  /** The name of the form it follows; left out where it follows none in particular. */
  readonly template?: string;
}

/** What a run of `check` says of everything. */
export interface CheckReport {
  /** One for each file that could be read, also where nothing was found; to be gone through once. */
  readonly files: Iterable<FileReport>;
  readonly problems: readonly Problem[];
}

/** Lines and columns from 1, columns in UTF-16 units, the end just behind the last character. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place in the form in which all formats tell it. */
export function regionOf(lines: LineMap, span: { readonly start: number; readonly end: number }): Region {
  return regionBetween(lines.positionAt(span.start), lines.positionAt(span.end));
}

export function regionBetween(start: Position, end: Position): Region {
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
