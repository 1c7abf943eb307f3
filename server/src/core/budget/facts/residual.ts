/** What a difference between tables of different scope is: a source of money that only one of them counts. */
import type { Scale } from '../scale.js';
import type { FactCell, Fund } from './fact.js';
import type { TableFacts } from './table-facts.js';

/** Sources that 财政拨款 does not count; carried-over money may be either. */
const OUTSIDE_FISCAL: ReadonlySet<Fund> = new Set<Fund>([
  'special-account',
  'business',
  'operating',
  'other',
  'other-funds',
  'own-funds',
  'superior-grant',
  'affiliated-remittance',
  'reserve-fund',
]);

/** More sources than this add up to anything by chance. */
const MOST_SOURCES = 2;

/** The sources of the overview that come to exactly this difference, fewest first; none where nothing does. */
export function explainResidual(difference: number, tables: readonly TableFacts[], scale: Scale): readonly FactCell[] {
  if (difference === 0) return [];
  const sources = tables
    .filter(({ form }) => form.kind === 'overview')
    .flatMap(({ cells }) => cells.filter((cell) => isOutside(cell, scale)));
  for (let count = 1; count <= MOST_SOURCES; count++) {
    const found = sumTo(Math.abs(difference), sources, count, scale);
    if (found) return found;
  }
  return [];
}

function isOutside({ fact, entry }: FactCell, scale: Scale): boolean {
  if (fact.flow !== 'income' || fact.subject !== '' || (scale.valueOf(entry) ?? 0) === 0) return false;
  return OUTSIDE_FISCAL.has(fact.fund) || fact.part === 'carried-over';
}

function sumTo(difference: number, sources: readonly FactCell[], count: number, scale: Scale): readonly FactCell[] | undefined {
  for (const [place, source] of sources.entries()) {
    const left = difference - (scale.valueOf(source.entry) ?? 0);
    if (count === 1 && left === 0) return [source];
    if (count === 1 || left <= 0) continue;
    const others = sumTo(left, sources.slice(place + 1), count - 1, scale);
    if (others) return [source, ...others];
  }
  return undefined;
}
