import type { LogicalTable } from '../../table/logical-table.js';
import type { Analysis } from '../analyse.js';
import { tableSheet } from '../copy/table-sheet.js';
import type { PreviewTable } from '../preview/preview-model.js';
import type { PreviewReading } from '../preview/read-preview.js';
import { CSV_MARK, csvText, tsvText } from './delimited-text.js';
import { reviewMarkdown } from './review-markdown.js';
import { reviewRows } from './review-rows.js';
import { reviewColumns, reviewTexts } from './review-words.js';
import { tableRows } from './table-rows.js';

/** The forms that are plain text. */
export type TextFormat = 'csv' | 'tsv' | 'findings-csv' | 'findings-md';

export interface ExportedText {
  /** The table it holds, where it holds one. */
  readonly table: string | undefined;
  readonly text: string;
}

/** A document in a form that is plain text: one text for each table, or one. */
export function exportText(analysis: Analysis, reading: PreviewReading, format: TextFormat): readonly ExportedText[] {
  const { model } = reading;
  switch (format) {
    case 'csv':
      return eachTable(analysis, reading, (rows) => CSV_MARK + csvText(rows));
    case 'tsv':
      return eachTable(analysis, reading, tsvText);
    case 'findings-csv': {
      const rows = reviewRows(analysis, reading).map((row) => reviewTexts(row, model.locale));
      return [{ table: undefined, text: CSV_MARK + csvText([reviewColumns(model.locale), ...rows]) }];
    }
    case 'findings-md':
      return [{ table: undefined, text: reviewMarkdown(model.title, reviewRows(analysis, reading), model.locale) }];
  }
}

function eachTable(
  analysis: Analysis,
  { model }: PreviewReading,
  write: (rows: readonly (readonly string[])[]) => string,
): readonly ExportedText[] {
  const tables = model.blocks.filter((block): block is PreviewTable => block.kind === 'table');
  // Tables are shown in the order in which the document has them.
  return tables.map((table, at) => ({
    table: table.name,
    text: write(tableRows(tableSheet(analysis, analysis.document.tables[at] as LogicalTable), table)),
  }));
}
