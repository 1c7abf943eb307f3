/** Sentences as they are printed; what is not known is left as a placeholder that `placeholder-left` finds. */
import { formatAmount, unitsAt } from '../../base/amount.js';
import { withPlaces } from '../../budget/scale.js';
import { rateOf } from '../../prose/growth.js';
import type { Meaning, SentencePart, SentenceTemplate } from './sentence-template.js';
import type { KnownMoney, ToldMoney } from './told-money.js';

const UNKNOWN_AMOUNT = 'XX万元';
const UNKNOWN_GROWTH = '比上年增加（减少）XX万元，增长（下降）XX%';
const unknownReason = '（请填写增减原因）';
const RATE_DECIMALS = 2;

export function printSentence(template: SentenceTemplate, year: number, known: KnownMoney): string {
  return template.map((part) => printPart(part, year, known)).join('');
}

/** One part; a reason is the author's and stays open. */
export function printPart(part: SentencePart, year: number, known: KnownMoney): string {
  if (typeof part === 'string') return part.replaceAll('{年}', String(year));
  if (part.kind === 'reason') return unknownReason;
  return part.kind === 'amount' ? printAmount(known.level(part.of)) : printGrowth(part.of, known);
}

function printAmount(money: ToldMoney | undefined): string {
  if (!money) return UNKNOWN_AMOUNT;
  return `${money.amount.units === 0 ? '0' : formatAmount(money.amount)}${money.unit}`;
}

function printGrowth(meaning: Meaning, known: KnownMoney): string {
  const level = known.level(meaning);
  const base = level && known.base(meaning, level);
  if (!level || !base) return UNKNOWN_GROWTH;
  const decimals = Math.max(level.amount.decimals, base.amount.decimals);
  const [now, then] = [unitsAt(level.amount, decimals), unitsAt(base.amount, decimals)];
  if (Number.isNaN(now) || Number.isNaN(then)) return UNKNOWN_GROWTH;
  if (now === then) return '与上年持平';
  const change = `${formatAmount({ units: Math.abs(now - then), decimals })}${level.unit}`;
  const rate = rateOf({ kind: 'levels', level, previous: base }, RATE_DECIMALS);
  if (!rate) return `比上年${now > then ? '增加' : '减少'}${change}，${now > then ? '增长' : '下降'}--（基数为0，不可比）`;
  const percent = formatAmount(
    withPlaces({ units: Math.abs(rate.units), decimals: rate.decimals }, rate.units % 100 === 0 ? 0 : RATE_DECIMALS),
  );
  return now > then ? `比上年增加${change}，增长${percent}%` : `比上年减少${change}，下降${percent}%`;
}
