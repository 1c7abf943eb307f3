/**
 * Makes a reading that is kept with its unit: a block, a table, a paragraph, whatever an edit elsewhere leaves as it is. Asked
 * again about the same unit, with the same of everything else it rests on, it gives what it gave before. A unit is known by
 * identity, so the reading must be pure and the unit unchanging; what is known of a unit goes when the unit goes. (Not to be given to `map`
 * as it is, which would pass it the index and the list as well.)
 */
export function perUnit<Unit extends object, Rest extends readonly unknown[], Result>(
  read: (unit: Unit, ...rest: Rest) => Result,
): (unit: Unit, ...rest: Rest) => Result {
  const known = new WeakMap<Unit, { readonly rest: Rest; readonly result: Result }>();
  return (unit, ...rest) => {
    const entry = known.get(unit);
    if (entry !== undefined && isSame(entry.rest, rest)) return entry.result;
    const result = read(unit, ...rest);
    known.set(unit, { rest, result });
    return result;
  };
}

/** Whether two lists hold the same values in the same order, objects by identity. */
export function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}

/**
 * Gives, for a list made anew whose members are the same as those of the list before it, the list before it: so that what
 * rests on the list as a whole is kept as well.
 */
export function sameList<Member>(): (list: readonly Member[]) => readonly Member[] {
  let last: readonly Member[] = [];
  return (list) => {
    if (!isSame(last, list)) last = list;
    return last;
  };
}
