import type { Item } from '../../budget/ledger.js';

/** A row with a code, and those that belong to it. */
export type RowGroup = readonly Item[];

/**
 * Rows in the order of their codes, a 类 before its 款 and 项, rows of one code as they are. Where a table names a subject
 * twice, each time for another one beside it (301 of 501 and 301 of 505), every row stays below that of the two it belongs to.
 */
export function orderByCodes(groups: readonly RowGroup[]): readonly RowGroup[] {
  const keys = keysOf(groups);
  return groups
    .map((group, place) => ({ group, key: keys[place] ?? [] }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ group }) => group);
}

/** By the codes above a row and its own, each with the turn of the row that stands for it: `301 #2`, `30107 #1`. */
type Key = readonly (readonly [code: string, turn: number])[];

function keysOf(groups: readonly RowGroup[]): readonly Key[] {
  const turns = turnsOf(groups);
  const firsts = new Map<string, number>();
  for (const [place, group] of groups.entries()) for (const name of namesOf(group)) if (!firsts.has(name)) firsts.set(name, place);
  const latest = new Map<string, number>();
  return groups.map((group, place) => {
    const [leading = '', beside] = codesOf(group);
    for (const name of namesOf(group)) latest.set(name, place);
    const above = prefixesOf(leading).flatMap((code) => {
      const names = [...(beside === undefined ? [] : [...prefixesOf(beside), beside].reverse().map((other) => `${code} ${other}`)), code];
      const name = names.find((one) => firsts.has(one));
      const parent = name === undefined ? undefined : (latest.get(name) ?? firsts.get(name));
      return parent === undefined ? [] : [[code, turns[parent] ?? 0] as const];
    });
    return [...above, [leading, turns[place] ?? 0] as const];
  });
}

/** Which of the rows of its code a row is, by the codes beside it and then by place. */
function turnsOf(groups: readonly RowGroup[]): readonly number[] {
  const turns: number[] = groups.map(() => 0);
  const ordered = [...groups.entries()].sort(([, a], [, b]) => compareCodes(codesOf(a), codesOf(b)));
  for (const [turn, [place]] of ordered.entries()) turns[place] = turn;
  return turns;
}

/** As what a row may be looked for by those below it: its code, alone and with the one beside it. */
function namesOf(group: RowGroup): readonly string[] {
  const [leading = '', beside] = codesOf(group);
  return beside === undefined ? [leading] : [leading, `${leading} ${beside}`];
}

function codesOf([row]: RowGroup): readonly string[] {
  return row?.codes.map(({ code }) => code) ?? [];
}

/** The codes that may stand above one, the widest first: no code has fewer digits than three. */
function prefixesOf(code: string): readonly string[] {
  return Array.from({ length: Math.max(0, code.length - SHORTEST_CODE) }, (_, place) => code.slice(0, SHORTEST_CODE + place));
}

const SHORTEST_CODE = 3;

function compareCodes(a: readonly string[], b: readonly string[]): number {
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const [code = '', other = ''] = [a[place], b[place]];
    if (code !== other) return code < other ? -1 : 1;
  }
  return 0;
}

function compare(a: Key, b: Key): number {
  for (const [place, [code, turn]] of a.entries()) {
    const other = b[place];
    if (!other) return 1;
    if (code !== other[0]) return code < other[0] ? -1 : 1;
    if (turn !== other[1]) return turn - other[1];
  }
  return a.length - b.length;
}
