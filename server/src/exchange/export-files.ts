import {
  type Analysis,
  type ExportFormat,
  exportFormatInfo,
  exportText,
  exportWorkbook,
  fileName,
  type PreviewReading,
  reviewColumns,
  reviewRows,
  reviewTexts,
} from '../core/api.js';
import type { ReviewTable } from '../page/static-review.js';
import { loadExchange } from './load-exchange.js';

export interface ExportedFile {
  /** Without a folder; unlike those of the other files. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of a document in another form; `stem` is what they are called, without an ending. */
export async function exportFiles(
  analysis: Analysis,
  reading: PreviewReading,
  format: ExportFormat,
  stem: string,
): Promise<readonly ExportedFile[]> {
  const { extension } = exportFormatInfo(format, analysis.options.locale);
  // A list of findings is not called what the draft is, beside which it may stand.
  const name = format.startsWith('findings') ? `${fileName(stem)} ${findingsWord(analysis)}` : fileName(stem);
  const single = (bytes: Uint8Array): readonly ExportedFile[] => [{ name: `${name}${extension}`, bytes }];
  switch (format) {
    case 'html':
      return single(encoded((await loadExchange()).page(reading.model)));
    case 'xlsx':
      return single(await (await loadExchange()).workbook(exportWorkbook(analysis, reading)));
    case 'findings-html':
      return single(encoded((await loadExchange()).review(reviewTable(analysis, reading))));
    case 'findings-csv':
    case 'findings-md':
    case 'csv':
    case 'tsv': {
      const texts = exportText(analysis, reading, format);
      const digits = String(texts.length).length;
      return texts.map(({ table, text }, at) => {
        // The number tells tables of one name apart, and keeps them in their order.
        const part = table === undefined ? '' : ` ${String(at + 1).padStart(digits, '0')} ${fileName(table)}`;
        return { name: `${name}${part}${extension}`, bytes: encoded(text) };
      });
    }
  }
}

function findingsWord({ options }: Analysis): string {
  return options.locale === 'en' ? 'findings' : '核对结果';
}

function reviewTable(analysis: Analysis, reading: PreviewReading): ReviewTable {
  const { locale, title } = reading.model;
  const rows = reviewRows(analysis, reading).map((row) => reviewTexts(row, locale));
  return { locale, title, heads: reviewColumns(locale), rows };
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
