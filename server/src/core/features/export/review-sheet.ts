import type { Locale } from '../../rules/finding.js';
import type { ReviewRow } from './review-rows.js';
import { reviewColumns, reviewTexts } from './review-words.js';
import type { Sheet, WorkbookCell } from './workbook.js';

/** The list of findings as a sheet. */
export function reviewSheet(rows: readonly ReviewRow[], name: string, locale: Locale): Sheet {
  const cell = (text: string, role: 'label' | 'text'): WorkbookCell => ({ content: { kind: 'text', text }, look: { role } });
  return {
    name,
    rows: [
      { cells: reviewColumns(locale).map((title) => cell(title, 'label')) },
      ...rows.map((row) => ({ cells: reviewTexts(row, locale).map((text) => cell(text, 'text')) })),
    ],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    widths: [28, 28, 24, 16, 16, 80, 8, 22, 8],
  };
}
