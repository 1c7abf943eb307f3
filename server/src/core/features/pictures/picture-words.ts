import type { Locale } from '../../rules/finding.js';
import { sayIn } from '../checklist/words.js';

/** A name with its amount, for sentences. */
export interface Told {
  readonly name: string;
  readonly amount: string;
  /** For order only. */
  readonly value: number;
}

/** More than this nobody listens to; the rest stands in the table. */
const MOST_TOLD = 6;

/** The largest of some amounts in words, those that are nothing left out: `甲 1.00 万元、乙 0.50 万元等 8 项`. */
export function tellLargest(told: readonly Told[], unit: string, locale: Locale): string {
  const say = sayIn(locale);
  const filled = told.filter(({ value }) => value !== 0).toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const named = filled.slice(0, MOST_TOLD).map(({ name, amount }) => `${name} ${tellAmount(amount, unit)}`);
  const list = named.join(say('、', ', '));
  return filled.length > named.length ? say(`${list}等 ${filled.length} 项`, `${list}, and ${filled.length - named.length} more`) : list;
}

export function tellAmount(amount: string, unit: string): string {
  return unit === '' ? amount : `${amount} ${unit}`;
}

/** A title, with whose picture it is where there are several. */
export function titleFor(title: string, owner: string | undefined): string {
  return owner === undefined ? title : `${owner} · ${title}`;
}
