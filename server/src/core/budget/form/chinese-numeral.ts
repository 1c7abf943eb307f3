const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number below a hundred in Chinese: 十二, 二十. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${DIGITS[value % 10] ?? ''}`;
}
