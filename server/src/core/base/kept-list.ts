import { isSame } from './per-unit.js';

/**
 * Gives, for a list made anew whose members are the same as those of an earlier list with the same first member, that earlier
 * list: so that what is kept with the list as a whole is known again. Members that are no objects count by value.
 */
export function keptList<Member extends object, List extends readonly (Member | undefined)[]>(): (list: List) => List {
  const known = new WeakMap<Member, List>();
  return (list) => {
    const first = list.find((member) => member !== undefined);
    if (first === undefined) return list;
    const before = known.get(first);
    if (before !== undefined && isSame(before, list)) return before;
    known.set(first, list);
    return list;
  };
}
