/** A number of a workbook as plain decimal digits; workbooks hold binary numbers, and show fifteen digits of them. */
export interface Decimal {
  readonly isNegative: boolean;
  /** Digits without a point and without leading zeros; `''` for zero. */
  readonly digits: string;
  /** How many of the digits stand behind the point; may be more than there are digits, or less than none. */
  readonly scale: number;
}

/** Spreadsheets keep fifteen digits: whatever stands behind is noise of sums in binary. */
const MOST_DIGITS = 15;

/** The value as spreadsheets take it, from the shortest decimal text of the number. */
export function toDecimal(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = { isNegative: value < 0, digits: (whole + fraction).replace(/^0+/u, ''), scale: fraction.length - Number(exponent) };
  const kept = roundTo(all, all.scale - Math.max(0, all.digits.length - MOST_DIGITS));
  return withoutTrailingZeros(kept);
}

/** Rounded half away from zero to so many digits behind the point; fewer than none round before the point. */
export function roundTo({ isNegative, digits, scale }: Decimal, decimals: number): Decimal {
  const dropped = scale - decimals;
  if (dropped <= 0) return { isNegative, digits: digits === '' ? '' : digits + '0'.repeat(-dropped), scale: decimals };
  const padded = digits.padStart(dropped + 1, '0');
  const kept = padded.slice(0, -dropped);
  const isUp = padded.charCodeAt(padded.length - dropped) >= 0x35;
  const rounded = (BigInt(kept) + (isUp ? 1n : 0n)).toString();
  return { isNegative, digits: rounded === '0' ? '' : rounded, scale: decimals };
}

/** The same value times ten to the given power. */
export function shifted(value: Decimal, places: number): Decimal {
  return { ...value, scale: value.scale - places };
}

export function isSame(a: Decimal, b: Decimal): boolean {
  const [one, other] = [withoutTrailingZeros(a), withoutTrailingZeros(b)];
  return one.digits === other.digits && (one.digits === '' || (one.scale === other.scale && one.isNegative === other.isNegative));
}

/** The digits before and behind the point; the latter as many as the scale says. */
export function partsOf({ digits, scale }: Decimal): readonly [whole: string, fraction: string] {
  if (scale <= 0) return [digits === '' ? '0' : digits + '0'.repeat(-scale), ''];
  const padded = digits.padStart(scale + 1, '0');
  return [padded.slice(0, -scale), padded.slice(-scale)];
}

/** As a cell without any number format shows it: eleven characters at most, but never so that figures before the point are lost. */
export function generalText(value: Decimal): string {
  const [whole] = partsOf(roundTo(value, 0));
  const shown = withoutTrailingZeros(roundTo(value, Math.min(Math.max(0, value.scale), Math.max(2, 10 - whole.length))));
  const [before, behind] = partsOf(shown);
  const sign = shown.isNegative && shown.digits !== '' ? '-' : '';
  return sign + before + (behind === '' ? '' : `.${behind}`);
}

function withoutTrailingZeros({ isNegative, digits, scale }: Decimal): Decimal {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return { isNegative, digits: digits.slice(0, end), scale: end === 0 ? 0 : scale - (digits.length - end) };
}
