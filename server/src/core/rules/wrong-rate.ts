/** A rate of growth is what the amounts of its sentence give, rounded (财预〔2016〕143号: 增减变化情况的说明与数据一致). */
import type { SourceText } from '../base/source-text.js';
import type { Span } from '../base/span.js';
import type { Excess, RateFault } from '../budget/narrative/growth-faults.js';
import { slipBetween } from '../budget/sums/slip.js';
import { slipWords } from './fault-wording.js';
import type { Locale } from './finding.js';
import {
  amountEdit,
  growthPlaces,
  itemName,
  rateEdit,
  reckonGrowth,
  sayAmount,
  sayDirection,
  sayGrowth,
  sayMoney,
  sayRate,
  turnEdits,
} from './narrative-wording.js';
import { defineRule, type Fix, type RuleContext } from './rule.js';

type Fact = RateFault | Excess;

export const wrongRate = defineRule<Fact>({
  id: 'wrong-rate',
  title: { 'zh-CN': '增减幅度与金额不符', en: 'Rate of change does not follow from its amounts' },
  defaultSeverity: 'error',
  severity: (fault) => (fault.kind === 'rate' && isSmall(fault) ? 'information' : 'error'),
  detect: ({ document }) => document.narrative.growth.filter((fault) => fault.kind === 'rate' || fault.kind === 'excess'),
  place: placeOf,
  say(fault, locale) {
    const message = fault.kind === 'excess' ? sayExcess(fault, locale) : locale === 'en' ? inEnglish(fault) : inChinese(fault);
    return { message, related: growthPlaces(fault.reading, locale) };
  },
  fix: (fault, locale, context) => (fault.kind === 'excess' ? [] : fixRate(fault, locale, context)),
  reckoning: (fault) => (fault.kind === 'rate' && fault.expected ? reckonGrowth(fault.reading.growth, fault.expected) : undefined),
});

function placeOf(fault: Fact): Span {
  if (fault.kind === 'excess') return fault.change.figure.cell.span;
  const { rate, slip, reading, expected } = fault;
  // More growth than there is at the end is wrong whatever the rate says.
  return (slip?.claim ?? (expected ? undefined : reading.change))?.figure.cell.span ?? rate.percent.span;
}

function sayExcess({ statement, reading }: Excess, locale: Locale): string {
  const name = itemName(statement.item.text, locale);
  return locale === 'en'
    ? `${name}: ${sayGrowth(reading, 'en')}, an increase beyond the amount itself, leave less than nothing before. Check the amounts.`
    : `“${name}”${sayGrowth(reading, 'zh-CN')}，增加额大于本数，基数成了负数：本数减增加额应为基数。请核对金额。`;
}

/** One last place may be another way of rounding, as may amounts with fewer places than the others. */
function isSmall({ isNear, isWithinRounding, slip }: RateFault): boolean {
  return isWithinRounding || (isNear && !slip);
}

function isSameWay(direction: unknown, units: number): boolean {
  return direction === undefined || (direction === -1) === units < 0;
}

function inChinese({ statement, rate, reading, expected, slip }: RateFault): string {
  const name = itemName(statement.item.text, 'zh-CN');
  const printed = sayRate(rate.percent.amount);
  const computed = expected && `${sayDirection(expected.units, 'zh-CN')} ${sayRate(expected)}`;
  if (slip) {
    const looks = slipWords(slipBetween(slip.claim.amount.units, slip.meant.units), 'zh-CN');
    return `“${name}”的 ${sayAmount(slip.claim)} 与 ${printed} 不符${looks ? `（${looks}）` : ''}：按增减幅度推算应为 ${sayMoney(slip.meant, slip.claim.figure.unit)}${computed ? `，按所列金额计算则${computed}` : ''}。请核对金额与幅度。`;
  }
  if (!expected)
    return `“${name}”${sayGrowth(reading, 'zh-CN')}，增加额大于本数，与 ${printed} 不符：增减幅度须由所列金额得出。请核对金额。`;
  return `“${name}”按${sayGrowth(reading, 'zh-CN')}计算应${computed}，文中为 ${printed}：增减幅度须由所列金额得出。请改为 ${sayRate(expected)}，或核对金额。`;
}

function inEnglish({ statement, rate, reading, expected, slip }: RateFault): string {
  const name = itemName(statement.item.text, 'en');
  const printed = sayRate(rate.percent.amount);
  const computed = expected && `${sayDirection(expected.units, 'en')} ${sayRate(expected)}`;
  if (slip) {
    const looks = slipWords(slipBetween(slip.claim.amount.units, slip.meant.units), 'en');
    return `${name}: ${sayAmount(slip.claim)} does not go with ${printed}${looks ? ` (${looks})` : ''}: the rate asks for ${sayMoney(slip.meant, slip.claim.figure.unit)}${computed ? `, the printed amounts give ${computed}` : ''}. Check amount and rate.`;
  }
  if (!expected)
    return `${name}: ${sayGrowth(reading, 'en')}, an increase beyond the amount itself, cannot give ${printed}: a rate follows from its amounts. Check the amounts.`;
  return `${name}: ${sayGrowth(reading, 'en')} give ${computed}, the text says ${printed}: a rate follows from its amounts. Put in ${sayRate(expected)}, or check the amounts.`;
}

function fixRate(fault: RateFault, locale: Locale, { text }: RuleContext): readonly Fix[] {
  const { slip } = fault;
  const recompute = recomputeRate(fault, locale, text);
  if (!slip) return recompute;
  const amount = sayMoney(slip.meant, slip.claim.figure.unit);
  const put: Fix = {
    title: locale === 'en' ? `Change the amount to ${amount}` : `将金额改为 ${amount}`,
    edits: [amountEdit(slip.claim, slip.meant, text)],
    changesFigures: true,
  };
  return [put, ...recompute];
}

function recomputeRate({ rate, expected }: RateFault, locale: Locale, text: SourceText): readonly Fix[] {
  if (!expected) return [];
  const turned = isSameWay(rate.direction?.direction, expected.units) || !rate.direction ? [] : turnEdits([rate.direction]);
  const meant = sayRate(expected);
  const title = locale === 'en' ? `Change the rate to ${meant}` : `将增减幅度改为 ${meant}`;
  return [{ title, edits: [...turned, rateEdit(rate, expected, text)], changesFigures: true }];
}
