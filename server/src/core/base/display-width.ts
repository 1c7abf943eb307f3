import { eastAsianWidth } from 'get-east-asian-width';

/** Made when a text first needs it, which few do. */
let segmenter: Intl.Segmenter | undefined;

/** How characters are counted whose width depends on the font, such as “” and ①; narrow where nothing is said. */
export interface WidthOptions {
  readonly ambiguousAsWide?: boolean;
}

/** The columns a text takes where Chinese characters take two: full-width forms and emoji count 2, combining marks 0. */
export function displayWidth(text: string, options: WidthOptions = {}): number {
  let width = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const plain = plainWidth(text.charCodeAt(offset));
    if (plain === 0) return segmentedWidth(text, options);
    width += plain;
  }
  return width;
}

/** The columns of one character as a reader sees it; 0 for what does not show by itself. */
export function graphemeWidth(grapheme: string, options: WidthOptions = {}): number {
  const first = grapheme.codePointAt(0);
  if (first === undefined || INVISIBLE.test(grapheme)) return 0;
  // A character that asks to be drawn as an emoji is wide, whatever it is by itself.
  if (grapheme.includes('\ufe0f')) return 2;
  return eastAsianWidth(first, { ambiguousAsWide: options.ambiguousAsWide === true });
}

/** Marks, controls and joiners with nothing to stand on. */
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}]+$/u;

function segmentedWidth(text: string, options: WidthOptions): number {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment, options);
  return width;
}

/** Most cells are digits and Chinese characters, each by itself; 0 for what has to be looked at more closely. */
function plainWidth(code: number): number {
  if (code >= 0x20 && code < 0x7f) return 1;
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff60) || code === 0x3001 || code === 0x3002 ? 2 : 0;
}
