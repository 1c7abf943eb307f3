import { formatAmount } from '../../base/amount.js';

/** What a wrong figure looks like beside the right one. */
export type Slip =
  | 'digits-swapped'
  | 'digit-changed'
  | 'digit-missing'
  | 'digit-added'
  | 'decimal-point'
  | 'unit'
  | 'sign'
  | 'left-blank'
  | 'other';

/** How the hand slips, the surest signs first: a figure that looks like this was meant to be the other one. */
const TELLING: readonly Slip[] = ['digits-swapped', 'unit', 'decimal-point', 'sign', 'digit-missing', 'digit-added', 'digit-changed'];

/** Compares a printed value with the one that was meant, both in the same units. */
export function slipBetween(printed: number, meant: number): Slip {
  if (printed === 0) return 'left-blank';
  if (printed === -meant) return 'sign';
  for (const [factor, slip] of [
    [10000, 'unit'],
    [10, 'decimal-point'],
    [100, 'decimal-point'],
    [1000, 'decimal-point'],
  ] as const) {
    if (printed === meant * factor || meant === printed * factor) return slip;
  }
  const a = formatAmount({ units: printed, decimals: 0 });
  const b = formatAmount({ units: meant, decimals: 0 });
  if (a.length === b.length) {
    const differing = [...a].map((digit, place) => (digit === b[place] ? -1 : place)).filter((place) => place >= 0);
    if (differing.length === 1) return 'digit-changed';
    const [first, second] = differing as [number, number];
    if (differing.length === 2 && a[first] === b[second] && a[second] === b[first]) return 'digits-swapped';
  }
  if (a.length === b.length - 1 && isWithoutOneDigit(b, a)) return 'digit-missing';
  if (a.length === b.length + 1 && isWithoutOneDigit(a, b)) return 'digit-added';
  return 'other';
}

function isWithoutOneDigit(longer: string, shorter: string): boolean {
  let place = 0;
  while (place < shorter.length && longer[place] === shorter[place]) place++;
  return longer.slice(place + 1) === shorter.slice(place);
}

/** How telling a slip is: smaller is surer. */
export function slipRank(slip: Slip): number {
  const rank = TELLING.indexOf(slip);
  return rank < 0 ? TELLING.length : rank;
}
