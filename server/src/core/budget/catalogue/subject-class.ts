import { allEntries, entriesNamed } from './catalogue.js';

/** The 类 of function that a name is, of any year; undefined where it may be several. */
export function classNamed(name: string): string | undefined {
  const codes = new Set(classCodes(name));
  if (codes.size === 0 && !name.endsWith('支出')) for (const code of classCodes(`${name}支出`)) codes.add(code);
  return codes.size === 1 ? [...codes][0] : undefined;
}

function classCodes(name: string): readonly string[] {
  return entriesNamed('function', name)
    .filter(({ level }) => level === '类')
    .map(({ code }) => code);
}

let classes: readonly string[] | undefined;

/** How many 类 of function come after one and up to another, in the order of the catalogue. */
export function classesUpTo(after: string, upTo: string): number {
  classes ??= [...new Set(allEntries('function').flatMap(({ code, level }) => (level === '类' ? [code] : [])))];
  return classes.filter((code) => after < code && code <= upTo).length;
}
