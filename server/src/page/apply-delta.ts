import type { Delta, ListPiece } from '../core/api.js';

/** The data that a delta makes of the data before it; whatever is the same stays the same object. */
export function applyDelta(before: unknown, delta: Delta): unknown {
  if ('is' in delta) return delta.is ?? undefined;
  if ('list' in delta) return delta.list.flatMap((piece) => elementsOf(before as readonly unknown[], piece));
  const after = new Map(Object.entries(before as object));
  for (const [name, member] of Object.entries(delta.of)) {
    const value = applyDelta(after.get(name), member);
    if (value === undefined) after.delete(name);
    else after.set(name, value);
  }
  return Object.fromEntries(after);
}

function elementsOf(before: readonly unknown[], piece: ListPiece): readonly unknown[] {
  if ('keep' in piece) return before.slice(piece.keep[0], piece.keep[0] + piece.keep[1]);
  if ('add' in piece) return piece.add;
  const [at, delta] = piece.change;
  return [applyDelta(before[at], delta)];
}
