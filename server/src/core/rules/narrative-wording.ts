/** What the rules about growth and shares share: amounts and rates in words, and edits of them. */

import { type Amount, formatAmount, formatLike } from '../base/amount.js';
import type { SourceText } from '../base/source-text.js';
import type { Edit } from '../base/span.js';
import type { GrowthReading } from '../budget/narrative/growth-readings.js';
import { withPlaces } from '../budget/scale.js';
import type { AmountClaim, DirectionWord, PercentClaim } from '../prose/claim.js';
import type { Growth, Money } from '../prose/growth.js';
import type { Locale, RelatedPlace } from './finding.js';

/** An amount with its unit, as the sentence prints it. */
export function sayAmount({ figure, amount }: AmountClaim): string {
  return sayMoney(figure.amount ?? amount, figure.unit);
}

export function sayMoney(amount: Amount, unit: string | undefined): string {
  return `${formatAmount(amount)}${unit ? ` ${unit}` : ''}`;
}

/** A rate without its sign: `151.77%`. */
export function sayRate({ units, decimals }: Amount): string {
  return `${formatAmount({ units: Math.abs(units), decimals })}%`;
}

/** 增长 or 下降, as the sign of a rate says. */
export function sayDirection(sign: number, locale: Locale): string {
  if (locale === 'en') return sign < 0 ? 'a decrease of' : 'an increase of';
  return sign < 0 ? '下降' : '增长';
}

/** What a rate was computed from, in words: `本数 7.8 万元、增加 4.48 万元`. */
export function sayGrowth({ level, previous, change, growth }: GrowthReading, locale: Locale): string {
  const isDecrease = growth.kind !== 'levels' && growth.sign === -1;
  const parts = [
    level && (locale === 'en' ? sayAmount(level) : `本数 ${sayAmount(level)}`),
    previous && (locale === 'en' ? `before it ${sayAmount(previous)}` : `基数 ${sayAmount(previous)}`),
    change &&
      (locale === 'en'
        ? `${isDecrease ? 'a decrease' : 'an increase'} of ${sayAmount(change)}`
        : `${isDecrease ? '减少' : '增加'} ${sayAmount(change)}`),
  ].filter((part) => part !== undefined);
  return parts.join(locale === 'en' ? ' and ' : '、');
}

/** How a rate is computed from its amounts: `−2.50 万元 ÷ (20.50 万元 + 2.50 万元) = -10.87%`. */
export function reckonGrowth(growth: Growth, rate: Amount): string {
  const say = ({ amount, unit }: Money) => sayMoney(amount, unit);
  const signed = `= ${formatAmount(rate)}%`;
  if (growth.kind === 'levels') {
    const before = say(growth.previous);
    return `(${say(growth.level)} − ${before}) ÷ ${before} ${signed}`;
  }
  const change = say(growth.change);
  const by = growth.sign === -1 ? `−${change}` : change;
  if (growth.kind === 'base') return `${by} ÷ ${say(growth.previous)} ${signed}`;
  return `${by} ÷ (${say(growth.level)} ${growth.sign === -1 ? '+' : '−'} ${change}) ${signed}`;
}

/** The amounts that a rate was computed from, as places. */
export function growthPlaces({ level, previous, change }: GrowthReading, locale: Locale): readonly RelatedPlace[] {
  const names = locale === 'en' ? (['amount', 'base', 'change'] as const) : (['本数', '基数', '增减额'] as const);
  return [level, previous, change].flatMap((claim, place) =>
    claim ? [{ span: claim.figure.cell.span, message: `${names[place]} ${sayAmount(claim)}` }] : [],
  );
}

/** The name of an item for words, without quotes round the whole; `该项` where the sentence names none. */
export function itemName(text: string, locale: Locale): string {
  const name = text.replace(/^["“]([^"“”]*)["”]$/u, '$1');
  return name === '' ? (locale === 'en' ? 'The item' : '该项') : name;
}

/** Puts a percentage in place of a printed one, in its style. */
export function rateEdit({ percent }: PercentClaim, rate: Amount, text: SourceText): Edit {
  const written = text.slice(percent.figure.start, percent.figure.end);
  const magnitude = { units: Math.abs(rate.units), decimals: rate.decimals };
  return { span: percent.figure, newText: formatLike(magnitude, written) };
}

/** Puts an amount in place of a printed one, in its style: zeros that it leaves out stay out. */
export function amountEdit({ figure }: AmountClaim, amount: Amount, text: SourceText): Edit {
  const written = text.slice(figure.figure.start, figure.figure.end);
  return { span: figure.figure, newText: formatLike(withPlaces(amount, figure.amount?.decimals ?? amount.decimals), written) };
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['增加', '减少'],
  ['增长', '下降'],
  ['上升', '下降'],
  ['提高', '降低'],
  ['增支', '减支'],
  ['增收', '减收'],
  ['净增', '净减'],
  ['上浮', '下浮'],
  ['调增', '调减'],
  ['增幅', '降幅'],
  ['增', '减'],
  ['升', '降'],
  ['多', '少'],
  ['高', '低'],
];

/** The word that says the opposite in the same style: 增加 and 减少, 增长 and 下降. */
export function oppositeOf(word: string): string | undefined {
  for (const [up, down] of OPPOSITES) {
    if (word.startsWith(up)) return down + word.slice(up.length);
    if (word.startsWith(down)) return up + word.slice(down.length);
  }
  return undefined;
}

/** Turns words for the direction round; nothing where one of them has no opposite. */
export function turnEdits(words: readonly DirectionWord[]): readonly Edit[] {
  const edits = words.map(({ span, text }) => ({ span, newText: oppositeOf(text) }));
  return edits.every((edit): edit is Edit => edit.newText !== undefined) ? edits : [];
}
