import { isBlank } from '../../base/normalise.js';
import type { PastedCell } from './pasted-content.js';

/** A column too narrow for its figures shows these. */
const NO_ROOM = /^#{2,}$/u;
const SCIENTIFIC = /^-?\d(?:\.\d+)?E[+-]?\d{1,3}$/iu;
const HAN = /^\p{Script=Han}$/u;

/**
 * What a cell shows, without the white space of its layout. What the author sees is what is pasted, rounded or not; only where
 * nothing can be seen (`####`, `1.03E+05`) the value behind it stands in, if the clipboard says it.
 */
export function shownText({ text, value }: Pick<PastedCell, 'text' | 'value'>): string {
  const shown = trimLines(text.split('\n').map(tidyLine)).join('\n');
  return value !== undefined && (NO_ROOM.test(shown) || SCIENTIFIC.test(shown)) ? withTwoPlaces(value) : shown;
}

/** Whether a cell shows nothing but that there is no room for its figure. */
export function hasNoRoom(text: string): boolean {
  return NO_ROOM.test(text);
}

/** Blanks around and inside a line as one space; words set wide over their cell (`合　计`) as the words they are. */
function tidyLine(line: string): string {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && !isBlank(line.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push(line.slice(start, at));
      start = -1;
    }
  }
  return words.join(words.length > 1 && words.every((word) => HAN.test(word)) ? '' : ' ');
}

function trimLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}

/** A value in plain digits, rounded half up to two places where it has more; whole numbers stay whole. */
function withTwoPlaces(value: string): string {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  if (fraction.length <= 2) return value;
  const hundredths = BigInt(whole + fraction.slice(0, 2)) + (fraction.charCodeAt(2) >= 0x35 ? 1n : 0n);
  const digits = hundredths.toString().padStart(3, '0');
  return `${value.startsWith('-') && hundredths > 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
