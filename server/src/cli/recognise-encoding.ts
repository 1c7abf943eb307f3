import type { OtherEncoding } from './problem.js';

/** How much of a file is looked at; enough to tell, and quick for the largest file. */
const sampleSize = 256 * 1024;

/** Recognises an encoding by the byte order mark at the beginning. */
export function encodingByMark(bytes: Uint8Array): OtherEncoding | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  return undefined;
}

/**
 * Whether text that is not UTF-8 is GB18030, the encoding of older Chinese programs.
 * Nearly any bytes can be read as GB18030, so two things must hold: as UTF-8 most characters are broken,
 * and as GB18030 nearly all of them are everyday Chinese.
 */
export function looksLikeGb18030(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleSize);
  const asUtf8 = new TextDecoder('utf-8').decode(sample);
  const broken = count(asUtf8, /\uFFFD/g);
  const whole = count(asUtf8, /[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu);
  if (broken === 0 || broken < whole) return false;
  const asGb = new TextDecoder('gb18030').decode(sample);
  const foreign = count(asGb, /[^\p{ASCII}]/gu);
  const everyday = count(asGb, /[\u4E00-\u9FFF\u3000-\u303F\uFF00-\uFFEF\u2010-\u2026\u00B7\u2460-\u249B]/g);
  return everyday >= foreign * 0.95;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
