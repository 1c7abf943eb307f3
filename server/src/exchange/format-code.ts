/** A number format of a workbook, such as `#,##0.00_);[Red](#,##0.00)`, taken apart. */
export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  /** The section is for values that this holds of; undefined where its place says which. */
  readonly condition: { readonly operator: string; readonly value: number } | undefined;
}

export type FormatToken =
  | { readonly kind: 'literal'; readonly text: string }
  /** A place for a digit: `0`, `#` or `?`. */
  | { readonly kind: 'digit'; readonly text: string }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'general' | 'text' | 'science' | 'slash' | 'noon' }
  /** A run of one letter, such as `yyyy`; `isElapsed` where it stands in brackets. */
  | { readonly kind: 'date'; readonly text: string; readonly isElapsed: boolean };

/** Longer ones are nobody's. */
const LONGEST_FORMAT = 1000;

/** The sections of a format, at least one. */
export function readFormat(code: string): readonly FormatSection[] {
  const sections: FormatSection[] = [];
  let tokens: FormatToken[] = [];
  let condition: FormatSection['condition'];
  const source = code.slice(0, LONGEST_FORMAT);
  for (let at = 0; at < source.length; ) {
    if (source[at] === ';') {
      sections.push({ tokens, condition });
      tokens = [];
      condition = undefined;
      at++;
      continue;
    }
    const read = source[at] === '[' ? readBracket(source, at) : readToken(source, at);
    if (read.token) tokens.push(read.token);
    condition = read.condition ?? condition;
    at = read.end;
  }
  return [...sections, { tokens, condition }];
}

interface Read {
  readonly token?: FormatToken;
  readonly condition?: FormatSection['condition'];
  readonly end: number;
}

/** `[Red]`, `[>=100]`, `[$¥-804]`, `[h]`. */
function readBracket(source: string, at: number): Read {
  const close = source.indexOf(']', at);
  if (close < 0) return { token: { kind: 'literal', text: '[' }, end: at + 1 };
  const inside = source.slice(at + 1, close);
  const end = close + 1;
  if (/^[hms]{1,9}$/iu.test(inside)) return { token: { kind: 'date', text: inside.toLowerCase(), isElapsed: true }, end };
  const [, operator, value] = /^(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)$/u.exec(inside) ?? [];
  if (operator !== undefined) return { condition: { operator, value: Number(value) }, end };
  // The sign of a currency stands before the code of a language.
  if (inside.startsWith('$')) return { token: { kind: 'literal', text: inside.slice(1).split('-')[0] ?? '' }, end };
  return { end };
}

const WORDS: readonly (readonly [string, FormatToken])[] = [
  ['general', { kind: 'general' }],
  ['g/通用格式', { kind: 'general' }],
  ['am/pm', { kind: 'noon' }],
  ['a/p', { kind: 'noon' }],
  ['上午/下午', { kind: 'noon' }],
  ['e+', { kind: 'science' }],
  ['e-', { kind: 'science' }],
];
const SIGNS: Readonly<Record<string, FormatToken>> = {
  '.': { kind: 'point' },
  ',': { kind: 'comma' },
  '%': { kind: 'percent' },
  '@': { kind: 'text' },
  '/': { kind: 'slash' },
};

function readToken(source: string, at: number): Read {
  const character = source[at] as string;
  if (character === '"') {
    const close = source.indexOf('"', at + 1);
    const end = close < 0 ? source.length : close;
    return { token: { kind: 'literal', text: source.slice(at + 1, end) }, end: end + 1 };
  }
  if (character === '\\' || character === '!') return { token: { kind: 'literal', text: source[at + 1] ?? '' }, end: at + 2 };
  // As wide as the next character, or filled up with it: layout either way.
  if (character === '_') return { token: { kind: 'literal', text: ' ' }, end: at + 2 };
  if (character === '*') return { end: at + 2 };
  for (const [word, token] of WORDS) if (source.slice(at, at + word.length).toLowerCase() === word) return { token, end: at + word.length };
  const sign = SIGNS[character];
  if (sign !== undefined) return { token: sign, end: at + 1 };
  if (character === '0' || character === '#' || character === '?') return { token: { kind: 'digit', text: character }, end: at + 1 };
  if (/[ymdhsea]/iu.test(character)) {
    let end = at + 1;
    while (source[end]?.toLowerCase() === character.toLowerCase()) end++;
    return { token: { kind: 'date', text: source.slice(at, end).toLowerCase(), isElapsed: false }, end };
  }
  return { token: { kind: 'literal', text: character }, end: at + 1 };
}
