import type { MoneyUnit } from '../../server/src/core/api.js';

const POWERS: Readonly<Record<MoneyUnit, number>> = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 亿元: 8 };
const PLACES = 8;

/**
 * Reads printed amounts as whole numbers of a hundred-millionth of one 元, by rules of its own, to be held against what the
 * product reckons. A text says its unit at its end, or else has the one it is given, or else the usual one; words that are no
 * amount, such as those for a blank cell, count as 0.
 */
export function exactAmounts(usual: MoneyUnit): (text: string, unit: string) => bigint {
  return (text, unit) => {
    const digits = text.normalize('NFKC').replace(/[,，\s]|(?:亿|万|千|百)?元$/gu, '');
    const found = /^(\()?([-−－–—+△▲]?)\s*(\d*)(?:\.(\d*))?\)?$/u.exec(digits);
    if (!found || !/\d/u.test(digits)) return 0n;
    const [, bracket, sign = '', whole = '', decimals = ''] = found;
    const size = BigInt(whole + decimals.padEnd(PLACES, '0')) * 10n ** BigInt(POWERS[(unit || usual) as MoneyUnit]);
    return bracket !== undefined || (sign !== '' && sign !== '+') ? -size : size;
  };
}
