import { type Amount, formatAmount } from '../../base/amount.js';

/** A spreadsheet's own numbers hold so many digits; longer ones stay texts. */
const MOST_DIGITS = 15;

/** An amount as a spreadsheet's number that shows it as printed: with its decimals, its separators, its brackets for less than nothing. */
export function asNumber(amount: Amount, printed: string): { readonly decimal: string; readonly format: string } | undefined {
  const decimal = formatAmount(amount);
  if (decimal.replace(/\D/gu, '').length > MOST_DIGITS) return undefined;
  const decimals = /\.(\d+)$/u.exec(decimal)?.[1]?.length ?? 0;
  const isGrouped = /\d[,，]\d{3}/u.test(printed);
  const digits = `${isGrouped ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  const inBrackets = /^[（(]/u.test(printed.trim());
  return { decimal, format: inBrackets ? `${digits};(${digits})` : digits };
}

/** Counts, rates and the like, which stand in columns that are no amounts. */
export function plainNumber(printed: string): { readonly decimal: string; readonly format: string } | undefined {
  const [, digits, decimals = '', percent] = /^(-?(?:0|[1-9]\d{0,9})(?:\.(\d{1,4}))?)(%)?$/u.exec(printed) ?? [];
  // A spreadsheet has no zero below zero.
  if (digits === undefined || /^-[0.]+$/u.test(digits)) return undefined;
  const format = decimals === '' ? '0' : `0.${'0'.repeat(decimals.length)}`;
  return percent === undefined ? { decimal: digits, format } : { decimal: hundredthOf(digits), format: `${format}%` };
}

/** Exactly, digit by digit. */
function hundredthOf(decimal: string): string {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)\.?(\d*)$/u.exec(decimal) ?? [];
  const digits = whole.padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}
