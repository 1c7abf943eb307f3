/**
 * What makes one piece of plain data of another: what is the same is not told again. `undefined` within data counts as
 * absent.
 */
export type Delta = WholeDelta | MembersDelta | ListDelta;

/** Another value altogether; null where it is gone. */
export interface WholeDelta {
  readonly is: unknown;
}

/** An object whose members changed; those that are not named are as they were. */
export interface MembersDelta {
  readonly of: Readonly<Record<string, Delta>>;
}

/** A list, piece by piece. */
export interface ListDelta {
  readonly list: readonly ListPiece[];
}

/** So many elements of the old list from an index on; one of them that changed; or new elements. */
export type ListPiece =
  | { readonly keep: readonly [from: number, count: number] }
  | { readonly change: readonly [at: number, delta: Delta] }
  | { readonly add: readonly unknown[] };
