import { entriesOf, kindOfCode, sameName } from './catalogue.js';

/** Whether a subject of this code is, or was, called so. */
export function isNameOf(code: string, name: string): boolean {
  const kind = kindOfCode(code);
  return kind !== undefined && entriesOf(kind, code).some((entry) => sameName(entry.name, name));
}
