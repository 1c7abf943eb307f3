import * as z from 'zod';
import { packSchema } from './pack-schema.js';

/** How a file is named that holds a template pack, so that an editor checks it as it is written. */
export const packFilePattern = '*.budget-pack.json';

/** The JSON Schema of a template pack. A schema knows no languages, so both stand in it. */
export function packFileSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...shape } = z.toJSONSchema(packSchema, { io: 'input', target: 'draft-7' });
  return { $schema, title: `预算表样 Budget Draft template pack: ${packFilePattern}`, ...shape };
}
