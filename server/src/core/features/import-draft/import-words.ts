import type { Locale } from '../../rules/finding.js';
import type { DoubtReport, ImportReport, SheetReport } from './import-report.js';
import type { WorkbookFault } from './imported-workbook.js';

/** Why a file gave no draft, and what to do, in a line. */
export function importFaultText(fault: WorkbookFault, locale: Locale): string {
  return (locale === 'en' ? englishFaults : chineseFaults)[fault];
}

const chineseFaults: Readonly<Record<WorkbookFault, string>> = {
  'other-format':
    '不是 .xlsx 或 .ods 工作簿（是 .xls、.et、.xlsb，或只是用了这种扩展名的网页）。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入',
  encrypted: '工作簿有密码，无法读取。请打开后去掉密码，另存为 .xlsx 后再导入',
  damaged: '工作簿已损坏或不完整。请用 WPS 或 Excel 打开检查，另存为 .xlsx 后再导入',
  'too-large': '工作簿过大（文件超过 64 MB、解开后超过 256 MB，或单元格超过 200 万个）。请删去无关的工作表和空白行列，或拆分后再导入',
  'no-workbook': '不是工作簿。请指定 .xlsx 或 .ods 文件；文本文稿可以直接检查',
};

const englishFaults: Readonly<Record<WorkbookFault, string>> = {
  'other-format':
    'It is no .xlsx or .ods workbook (but .xls, .et, .xlsb, or a page that only bears such a name). Open it with Excel or WPS, save it as .xlsx and import that',
  encrypted: 'The workbook has a password and cannot be read. Open it, remove the password, save it as .xlsx and import that',
  damaged: 'The workbook is damaged or incomplete. Open it with Excel or WPS to see what is left, save it as .xlsx and import that',
  'too-large':
    'The workbook is too large (more than 64 MB, more than 256 MB unpacked, or more than 2 million cells). Remove sheets and blank rows that are not needed, or divide it, and import the parts',
  'no-workbook': 'It is no workbook. Name a .xlsx or .ods file; a draft that is text can be checked as it is',
};

export function noSuchSheetText(name: string, known: readonly string[], locale: Locale): string {
  return locale === 'en' ? `There is no sheet “${name}”, but: ${known.join(', ')}` : `没有名为“${name}”的工作表，现有：${known.join('、')}`;
}

export function nothingImportedText(locale: Locale): string {
  return locale === 'en'
    ? 'No sheet that is shown has anything in it. Name hidden ones by their names, or show them in the workbook'
    : '没有内容可以导入：显示的工作表都是空白。隐藏的工作表请按名称指定，或在工作簿中取消隐藏';
}

/** What the author should know of a draft that was made of a workbook, a line each; the first says what was read. */
export function importNotes({ sheets, doubts }: ImportReport, locale: Locale): readonly string[] {
  const words = locale === 'en' ? english : chinese;
  const read = sheets.filter(({ skipped }) => skipped === undefined);
  const tables = read.reduce((count, sheet) => count + sheet.tables, 0);
  const rows = read.reduce((count, sheet) => count + sheet.rows, 0);
  const skipped = (['hidden', 'blank'] as const).flatMap((reason) => {
    const names = sheets.filter((sheet) => sheet.skipped === reason).map(({ name }) => name);
    return names.length > 0 ? [words.skipped[reason](names)] : [];
  });
  const hidden = read.filter(({ hiddenRows, hiddenColumns }) => hiddenRows + hiddenColumns > 0);
  return [words.read(read.length, tables, rows), ...skipped, ...hidden.map(words.hidden), ...doubts.map(words.doubt)];
}

interface Words {
  read(sheets: number, tables: number, rows: number): string;
  readonly skipped: Readonly<Record<'hidden' | 'blank', (names: readonly string[]) => string>>;
  hidden(sheet: SheetReport): string;
  doubt(doubt: DoubtReport): string;
}

const chinese: Words = {
  read: (sheets, tables, rows) => `读取了 ${sheets} 个工作表，得到 ${tables} 张表，共 ${rows} 行`,
  skipped: {
    hidden: (names) => `隐藏的工作表没有导入：${names.join('、')}`,
    blank: (names) => `空白的工作表没有导入：${names.join('、')}`,
  },
  hidden: ({ name, hiddenRows, hiddenColumns }) =>
    `工作表“${name}”中隐藏的内容没有导入：${[hiddenRows > 0 ? `${hiddenRows} 行` : '', hiddenColumns > 0 ? `${hiddenColumns} 列` : ''].filter(Boolean).join('，')}`,
  doubt: ({ kind, sheet, count, places }) => {
    const where = `工作表“${sheet}”有 ${count} 个单元格（${places.join('、')}${count > places.length ? ' 等' : ''}）`;
    if (kind === 'rounded') return `${where}显示的小数位少于实际数值，按显示的数导入`;
    if (kind === 'error') return `${where}是公式错误（如 #REF!），按空白导入；请在工作簿中改正后重新导入，或在文稿中补填`;
    return `${where}的公式没有保存结果，按空白导入；请用 WPS 或 Excel 打开并保存后重新导入`;
  },
};

const english: Words = {
  read: (sheets, tables, rows) => `Read ${counted(sheets, 'sheet')}: ${counted(tables, 'table')} with ${counted(rows, 'row')}`,
  skipped: {
    hidden: (names) => `Hidden sheets were left out: ${names.join(', ')}`,
    blank: (names) => `Blank sheets were left out: ${names.join(', ')}`,
  },
  hidden: ({ name, hiddenRows, hiddenColumns }) =>
    `Hidden parts of sheet “${name}” were left out: ${[hiddenRows > 0 ? counted(hiddenRows, 'row') : '', hiddenColumns > 0 ? counted(hiddenColumns, 'column') : ''].filter(Boolean).join(', ')}`,
  doubt: ({ kind, sheet, count, places }) => {
    const where = `${counted(count, 'cell')} of sheet “${sheet}” (${places.join(', ')}${count > places.length ? ', …' : ''})`;
    if (kind === 'rounded') return `${where} show fewer decimals than they hold, and were taken as shown`;
    if (kind === 'error')
      return `${where} hold errors such as #REF! and were left blank; mend them in the workbook and import it again, or fill them in`;
    return `${where} are formulas whose values were not saved, and were left blank; open the workbook, save it and import it again`;
  },
};

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
