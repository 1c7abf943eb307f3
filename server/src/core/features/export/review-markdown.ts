import type { Locale } from '../../rules/finding.js';
import { markdownTable, showText } from '../markdown.js';
import type { ReviewRow } from './review-rows.js';
import { reviewColumns, reviewTexts } from './review-words.js';

const LONGEST_CELL = 500;

/** The list of findings as a Markdown table, with the words of the document as text. */
export function reviewMarkdown(title: string, rows: readonly ReviewRow[], locale: Locale): string {
  const heads = reviewColumns(locale);
  const cells = rows.map((row) => reviewTexts(row, locale).map((text) => showText(text, LONGEST_CELL)));
  const table = markdownTable(
    heads,
    heads.map(() => 'left' as const),
    cells,
  );
  const none = locale === 'en' ? 'Nothing was found.' : '未发现问题。';
  return `# ${showText(title)}\n\n${rows.length > 0 ? table : none}\n`;
}
