import { type Amount, formatAmount } from '../../base/amount.js';
import { type MoneyUnit, powersOfUnits } from '../../base/money-unit.js';
import type { Fact } from '../../budget/facts/fact.js';
import type { TidyFact } from './tidy-fact.js';

/** An amount as exact decimals: as printed, and in 元. */
export function exactAmount(amount: Amount | undefined, unit: MoneyUnit | undefined): Pick<TidyFact, 'amount' | 'unit' | 'amount_yuan'> {
  if (amount === undefined) return { amount: '', unit: '', amount_yuan: '' };
  return { amount: formatAmount(amount), unit: unit ?? '', amount_yuan: unit ? inYuan(amount, powersOfUnits[unit]) : '' };
}

/** The point moves to the right; where digits are lacking, zeros come. No number is multiplied, so that any digits do. */
function inYuan({ units, decimals }: Amount, power: number): string {
  const digits = formatAmount({ units, decimals: Math.max(0, decimals - power) });
  return units === 0 ? digits : digits + '0'.repeat(Math.max(0, power - decimals));
}

/** What an amount is about, as far as that is certain. The whole is called `all`, which tells it from what is not known. */
export function meaningOf(fact: Fact | undefined): Pick<TidyFact, 'flow' | 'fund' | 'part' | 'subject'> {
  if (fact === undefined) return { flow: '', fund: '', part: '', subject: '' };
  const { flow, fund, part, subject } = fact;
  return { flow, fund, part, subject: subject === '' ? 'all' : subject };
}
