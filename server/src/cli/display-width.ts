import { graphemeWidth } from '../core/api.js';

/** One character as a reader sees it, ready for a terminal. */
export interface Glyph {
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number;
  readonly shown: string;
  /** Terminal columns: 2 for full-width characters, 0 for what does not show. */
  readonly width: number;
}

/** Made when a text first needs it, which few do. */
let segmenter: Intl.Segmenter | undefined;
/** Marks that show nothing but could turn the line around; a document must not steer the terminal. */
const invisible = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const control = /\p{Cc}/gu;
const tab = '    ';

/** Splits a line into what a terminal shows. Tabs become spaces; control characters become question marks. */
export function glyphsOf(text: string): readonly Glyph[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment, index }) => {
    if (segment === '\t') return { start: index, shown: tab, width: tab.length };
    const shown = printable(segment);
    return { start: index, shown, width: graphemeWidth(shown) };
  });
}

/** How many terminal columns a text takes. */
export function widthOfText(text: string): number {
  return glyphsOf(text).reduce((sum, { width }) => sum + width, 0);
}

/** A text of any origin that is safe to print on one line. */
export function printable(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(invisible, '')
    .replace(control, '?');
}
