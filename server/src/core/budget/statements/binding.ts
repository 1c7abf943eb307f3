/** Finds the cells that a figure of a sentence states. */
import type { Figure } from '../../table/figure.js';
import type { Entry, Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import { slipBetween, slipRank } from '../sums/slip.js';

/** A cell that a sentence may state. */
export interface Place {
  readonly item: Item;
  readonly entry: Entry;
}

/** All places of one meaning. */
export type Places = readonly Place[];

/** A figure that differs by less than this from what it states was written by a slip of the hand. */
const TELLING = slipRank('digit-changed');

/** What a figure may state, each asked only where what comes before it does not say. */
export interface Candidates {
  meant(): readonly Places[];
  possible(): readonly Places[];
  others(): Places;
}

/**
 * The places that a figure states. It chooses the meaning it agrees with. A figure that agrees with none states what the words
 * say, where that is one amount, or where a slip of the hand leads to one of several; it states nothing where it equals
 * another amount of the same item, which may be what the author means.
 */
export function bind(figure: Figure, candidates: Candidates, scale: Scale): Places {
  const value = scale.valueOf(figure);
  if (value === undefined) return [];
  const agrees = (places: Places) => places.some(({ entry }) => isSameAmount(figure, entry, scale));
  const meant = candidates.meant();
  const agreeing = meant.find(agrees) ?? candidates.possible().find(agrees);
  if (agreeing) return agreeing;
  if (meant.length === 0 || agrees(candidates.others())) return [];
  const values = new Set(meant.flatMap((places) => places.map(({ entry }) => scale.valueOf(entry))));
  if (values.size === 1) return meant[0] as Places;
  const close = meant.filter((places) => places.every(({ entry }) => isSlip(value, scale.valueOf(entry) ?? 0)));
  return close.length === 1 ? (close[0] as Places) : [];
}

/** The same amount, but for the places that one of the two does not print. */
export function isSameAmount(figure: Figure, other: Figure, scale: Scale): boolean {
  const [value, otherValue] = [scale.valueOf(figure), scale.valueOf(other)];
  if (value === undefined || otherValue === undefined) return false;
  const lastPlace = Math.max(scale.lastPlaceOf(figure), other.amount ? scale.lastPlaceOf(other) : 0);
  return value === otherValue || (otherValue !== 0 && 2 * Math.abs(value - otherValue) <= lastPlace);
}

function isSlip(printed: number, meant: number): boolean {
  return printed !== 0 && meant !== 0 && slipRank(slipBetween(printed, meant)) <= TELLING;
}

/** The cells of each fact, by their keys, that a table prints. */
export function placesOfFacts(keys: readonly string[], placesOf: (key: string) => readonly Places[]): readonly Places[] {
  let found: readonly Places[] = NOWHERE;
  for (const key of keys) {
    const places = placesOf(key);
    if (places.length > 0) found = found.length === 0 ? places : [...found, ...places];
  }
  return found;
}

const NOWHERE: readonly Places[] = [];
