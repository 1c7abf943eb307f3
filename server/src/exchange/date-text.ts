import type { FormatToken } from './format-code.js';

type DateToken = Extract<FormatToken, { kind: 'date' }>;

const WEEKDAYS = '日一二三四五六';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Times without a day count from here. */
const FIRST_DAY = Date.UTC(1899, 11, 31);

/** A date or a time of day as a format shows it. The date is in universal time, as workbooks know no other. */
export function dateText(date: Date, tokens: readonly FormatToken[]): string {
  const has12Hours = tokens.some(({ kind }) => kind === 'noon');
  return tokens
    .map((token, at) => {
      if (token.kind === 'literal') return token.text;
      if (token.kind === 'slash') return '/';
      if (token.kind === 'point') return '.';
      if (token.kind === 'comma') return ',';
      if (token.kind === 'noon') return date.getUTCHours() < 12 ? '上午' : '下午';
      if (token.kind === 'digit') return '0';
      return token.kind === 'date' ? part(date, token, isMinutes(tokens, at), has12Hours) : '';
    })
    .join('')
    .trim();
}

function part(date: Date, { text, isElapsed }: DateToken, areMinutes: boolean, has12Hours: boolean): string {
  const padded = (value: number) => String(value).padStart(Math.min(text.length, 2), '0');
  const elapsed = (date.getTime() - FIRST_DAY) / 1000;
  switch (text[0]) {
    case 'y':
      return text.length <= 2 ? String(date.getUTCFullYear() % 100).padStart(2, '0') : String(date.getUTCFullYear());
    case 'e':
      return String(date.getUTCFullYear());
    case 'm':
      if (areMinutes) return padded(isElapsed ? Math.floor(elapsed / 60) : date.getUTCMinutes());
      return text.length > 2 ? (MONTHS[date.getUTCMonth()] ?? '') : padded(date.getUTCMonth() + 1);
    case 'd':
      return text.length > 2 ? weekday(date, text.length > 3) : padded(date.getUTCDate());
    case 'a':
      return weekday(date, text.length > 3);
    case 'h': {
      const hours = isElapsed ? Math.floor(elapsed / 3600) : date.getUTCHours();
      return padded(has12Hours ? hours % 12 || 12 : hours);
    }
    default:
      return padded(isElapsed ? Math.floor(elapsed) : date.getUTCSeconds());
  }
}

function weekday(date: Date, isLong: boolean): string {
  return (isLong ? '星期' : '') + WEEKDAYS.charAt(date.getUTCDay());
}

/** Minutes stand behind hours or before seconds. */
function isMinutes(tokens: readonly FormatToken[], at: number): boolean {
  const dates = (from: readonly FormatToken[]) => from.find((token): token is DateToken => token.kind === 'date');
  return dates(tokens.slice(0, at).reverse())?.text[0] === 'h' || dates(tokens.slice(at + 1))?.text[0] === 's';
}
