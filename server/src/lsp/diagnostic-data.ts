import * as z from 'zod';
import { rangeParam } from './own-params.js';

const diagnosticData = z.object({
  version: z.int(),
  suggestions: z.array(
    z.object({
      title: z.string(),
      changesFigures: z.boolean(),
      edits: z.array(z.object({ range: rangeParam, newText: z.string() })),
    }),
  ),
});

/** What travels with a diagnostic to the client and comes back when it asks for fixes, so that the server keeps none. */
export type DiagnosticData = z.infer<typeof diagnosticData>;

/** The data a diagnostic came back with; undefined where it is none of ours or the client dropped it. */
export function readDiagnosticData(data: unknown): DiagnosticData | undefined {
  const result = diagnosticData.safeParse(data);
  return result.success ? result.data : undefined;
}
