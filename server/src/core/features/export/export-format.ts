import type { Locale } from '../../rules/finding.js';

/** The forms in which a document is taken away. */
export const exportFormats = [
  'html',
  'xlsx',
  'csv',
  'tsv',
  'findings-csv',
  'findings-md',
  'findings-html',
  'facts-csv',
  'facts-ndjson',
] as const;

export type ExportFormat = (typeof exportFormats)[number];

export interface ExportFormatInfo {
  readonly format: ExportFormat;
  /** Of its files, with the dot. */
  readonly extension: string;
  /** A file for each table, rather than one for the document. */
  readonly isPerTable: boolean;
  readonly title: string;
  /** What it is good for, in a line. */
  readonly description: string;
}

type Words = readonly [title: string, description: string];

const infos: Readonly<Record<ExportFormat, { readonly extension: string; readonly zh: Words; readonly en: Words }>> = {
  html: {
    extension: '.html',
    zh: ['网页（HTML）', '一个文件，含全文、表格、问题、核对清单和图，可直接打印'],
    en: ['Web page (HTML)', 'One file with text, tables, findings, checklist and pictures, ready to print'],
  },
  xlsx: {
    extension: '.xlsx',
    zh: ['Excel 工作簿（.xlsx）', '每张表一个工作表，合计为公式，有误的单元格标色'],
    en: ['Excel workbook (.xlsx)', 'A sheet for each table, totals as formulas, wrong cells coloured'],
  },
  csv: {
    extension: '.csv',
    zh: ['各表 CSV', '每张表一个文件，金额为纯数字'],
    en: ['Tables as CSV', 'A file for each table, amounts as plain numbers'],
  },
  tsv: {
    extension: '.tsv',
    zh: ['各表 TSV', '每张表一个文件，以制表符分隔'],
    en: ['Tables as TSV', 'A file for each table, separated by tabs'],
  },
  'findings-csv': {
    extension: '.csv',
    zh: ['核对结果 CSV', '表、行、列、现值、应为、说明，供 Excel 打开'],
    en: ['Findings as CSV', 'Table, row, column, present, expected, explanation; opens in Excel'],
  },
  'findings-md': {
    extension: '.md',
    zh: ['核对结果 Markdown', '同上，Markdown 表格'],
    en: ['Findings as Markdown', 'The same as a Markdown table'],
  },
  'findings-html': {
    extension: '.html',
    zh: ['核对结果网页', '同上，一个可打印的网页'],
    en: ['Findings as a web page', 'The same as one page to print'],
  },
  'facts-csv': {
    extension: '.csv',
    zh: ['数据 CSV', '每个金额一行：表、科目、列、金额、单位、年度……，供 Excel 筛选和透视'],
    en: ['Facts as CSV', 'A row for each amount: table, code, column, amount, unit, year and so on; opens in Excel'],
  },
  'facts-ndjson': {
    extension: '.ndjson',
    zh: ['数据 NDJSON', '同上，每行一个 JSON，供 DuckDB、Spark 等读取'],
    en: ['Facts as NDJSON', 'The same, a line of JSON for each amount, for DuckDB, Spark and the like'],
  },
};

export function isExportFormat(word: unknown): word is ExportFormat {
  return exportFormats.some((format) => format === word);
}

export function exportFormatInfo(format: ExportFormat, locale: Locale): ExportFormatInfo {
  const { extension, zh, en } = infos[format];
  const [title, description] = locale === 'en' ? en : zh;
  return { format, extension, isPerTable: format === 'csv' || format === 'tsv', title, description };
}
