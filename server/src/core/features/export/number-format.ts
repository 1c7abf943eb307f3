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

/** Counts and the like, which stand in columns that are no amounts. */
export function plainNumber(printed: string): { readonly decimal: string; readonly format: string } | undefined {
  const match = /^(?:0|[1-9]\d{0,9})(?:\.(\d{1,6}))?$/u.exec(printed);
  if (!match) return undefined;
  return { decimal: printed, format: match[1] === undefined ? '0' : `0.${'0'.repeat(match[1].length)}` };
}
