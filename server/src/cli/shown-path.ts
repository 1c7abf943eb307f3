import { relative, sep } from 'node:path';

/** What the standard input is called where it has no name. */
export const unnamedInput = '<stdin>';

/** A path as shown to the reader: relative to the working folder where it lies within. */
export function shownPathOf(path: string, cwd: string): string {
  if (path === unnamedInput) return path;
  const inside = relative(cwd, path);
  return inside === '..' || inside.startsWith(`..${sep}`) ? path : inside;
}
