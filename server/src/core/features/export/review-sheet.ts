import type { Locale } from '../../rules/finding.js';
import type { ReviewRow } from './review-rows.js';
import { reviewColumns, reviewTexts } from './review-words.js';
import { linesIn } from './row-lines.js';
import type { Sheet, WorkbookCell } from './workbook.js';

const widths = [24, 24, 18, 14, 14, 60, 8, 20, 8];

/** The list of findings as a sheet. */
export function reviewSheet(rows: readonly ReviewRow[], name: string, locale: Locale): Sheet {
  const cell = (text: string, role: 'label' | 'text'): WorkbookCell => ({ content: { kind: 'text', text }, look: { role } });
  return {
    name,
    rows: [
      { cells: reviewColumns(locale).map((title) => cell(title, 'label')) },
      ...rows.map((row) => {
        const texts = reviewTexts(row, locale);
        const lines = texts.reduce((most, text, at) => Math.max(most, linesIn(text, widths[at] ?? 0)), 1);
        return { cells: texts.map((text) => cell(text, 'text')), lines };
      }),
    ],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    widths,
  };
}
