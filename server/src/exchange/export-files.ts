import {
  type Analysis,
  CSV_MARK,
  type ExportFormat,
  exportFormatInfo,
  exportText,
  exportWorkbook,
  factJson,
  factsCsv,
  factsCsvHead,
  fileName,
  type PreviewReading,
  reviewColumns,
  reviewRows,
  reviewTexts,
  tidyFacts,
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
  const name = [fileName(stem), ownWord(format, analysis)].filter((part) => part !== '').join(' ');
  const single = (bytes: Uint8Array): readonly ExportedFile[] => [{ name: `${name}${extension}`, bytes }];
  switch (format) {
    case 'html':
      return single(encoded((await loadExchange()).page(reading.model)));
    case 'xlsx':
      return single(await (await loadExchange()).workbook(exportWorkbook(analysis, reading)));
    case 'findings-html':
      return single(encoded((await loadExchange()).review(reviewTable(analysis, reading))));
    case 'facts-csv':
      return single(encoded(CSV_MARK + factsCsvHead() + factsCsv(tidyFacts(analysis, { document: stem }), true)));
    case 'facts-ndjson':
      return single(encoded(tidyFacts(analysis, { document: stem }).map(factJson).join('')));
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

/** Lists of findings and of amounts are not called what the draft is, beside which they may stand. */
function ownWord(format: ExportFormat, { options }: Analysis): string {
  const isEnglish = options.locale === 'en';
  if (format.startsWith('findings')) return isEnglish ? 'findings' : '核对结果';
  if (format.startsWith('facts')) return isEnglish ? 'facts' : '数据';
  return '';
}

function reviewTable(analysis: Analysis, reading: PreviewReading): ReviewTable {
  const { locale, title } = reading.model;
  const rows = reviewRows(analysis, reading).map((row) => reviewTexts(row, locale));
  return { locale, title, heads: reviewColumns(locale), rows };
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
