/** What a paragraph begins with, and how deep that makes it stand. */
export interface LeadingOrdinal {
  /** As `一、`, `(一)`, `1.` or `第一部分`. */
  readonly text: string;
  readonly level: number;
}

const NUMERAL = '[一二三四五六七八九十百]{1,4}';
const FORMS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^第(?:${NUMERAL}|\\d{1,2})(?:部分|[章编篇])[:、]?`, 'u'), 10],
  [new RegExp(`^${NUMERAL}[、.．]`, 'u'), 20],
  [new RegExp(`^\\(${NUMERAL}\\)[、.]?`, 'u'), 30],
  [/^\d{1,2}(?:[、)]|\.(?!\d))/u, 40],
  [/^\(\d{1,2}\)[、.]?/u, 50],
  [/^[\u2460-\u2473]/u, 60],
];

const FIRST = '第一二三四五六七八九十百(0123456789';

function isCircled(code: number): boolean {
  return code >= 0x2460 && code <= 0x2473;
}

/** The level of a heading without an ordinal: below 第一部分, above 一、. */
export const UNNUMBERED_LEVEL = 15;
/** The level of a heading with many `#` and no ordinal: below 一、. */
export const DEEP_LEVEL = 25;
export const BULLET_LEVEL = 70;
/** The level of text, which heads nothing. */
export const TEXT_LEVEL = 100;

/** The ordinal that a folded text begins with. */
export function leadingOrdinal(text: string): LeadingOrdinal | undefined {
  // Looking at the first character spares most lines the patterns.
  if (text === '' || !(FIRST.includes(text.charAt(0)) || isCircled(text.charCodeAt(0)))) return undefined;
  for (const [form, level] of FORMS) {
    const match = form.exec(text);
    if (match) return { text: match[0], level };
  }
  return undefined;
}
