import type { Locale } from '../../rules/finding.js';

/** What is said of changes to tables, and of those that cannot be made. */
export interface TableEditWords {
  readonly insertRowAbove: string;
  readonly insertRowBelow: string;
  readonly insertOfWhichRow: string;
  deleteRows(count: number): string;
  readonly moveRowUp: string;
  readonly moveRowDown: string;
  readonly insertColumnLeft: string;
  readonly insertColumnRight: string;
  readonly deleteColumn: string;
  readonly moveColumnLeft: string;
  readonly moveColumnRight: string;
  readonly sortRows: string;
  readonly toTabs: string;
  readonly toPipes: string;
  readonly documentToTabs: string;
  readonly documentToPipes: string;
  readonly alignTable: string;
  readonly noTable: string;
  readonly headerStays: string;
  readonly noRowBeyond: string;
  readonly otherWidth: string;
  readonly onlyColumn: string;
  readonly noColumnBeyond: string;
  readonly otherHeading: string;
  readonly sideBySide: string;
  rowWithoutCode(name: string): string;
  readonly leftOutCodes: string;
  readonly cutRows: string;
  readonly cutRow: string;
  readonly isSorted: string;
  readonly nothingToConvert: string;
  notWritable(line: number): string;
}

const chinese: TableEditWords = {
  insertRowAbove: '在上方插入一行',
  insertRowBelow: '在下方插入一行',
  insertOfWhichRow: '在下方插入“其中”行',
  deleteRows: (count) => (count === 1 ? '删除本行' : `删除 ${count} 行`),
  moveRowUp: '本行上移',
  moveRowDown: '本行下移',
  insertColumnLeft: '在左侧插入一列',
  insertColumnRight: '在右侧插入一列',
  deleteColumn: '删除本列',
  moveColumnLeft: '本列左移',
  moveColumnRight: '本列右移',
  sortRows: '按科目编码排序',
  toTabs: '本表改用制表符分隔',
  toPipes: '本表改用竖线分隔（Markdown）',
  documentToTabs: '全文表格改用制表符分隔',
  documentToPipes: '全文表格改用竖线分隔（Markdown）',
  alignTable: '对齐本表',
  noTable: '光标不在预算表中。',
  headerStays: '表头各行不能这样改动，请把光标放在数据行。',
  noRowBeyond: '已经是边上的一行，不能再移。',
  otherWidth: '两行的列数不同，移动后单元格会错列。',
  onlyColumn: '只剩一列，不能删除。',
  noColumnBeyond: '已经是边上的一列，不能再移。',
  otherHeading: '两列不在同一个上级表头之下，不能互换。',
  sideBySide: '左右并列的表不能排序：移动一行会同时移动另一边。',
  rowWithoutCode: (name) => `“${name}”一行没有科目编码，不能按编码排序。`,
  leftOutCodes: '有的行省略了上级编码，排序后会接到别的科目之下，不能排序。',
  cutRows: '有的行跨页或分两行书写，不能排序。',
  cutRow: '所涉的行跨页或分两行书写，移动或删除会把名称拆开；请先把它写在一行里。',
  isSorted: '各行已按编码排列。',
  nothingToConvert: '没有可以转换的表格。',
  notWritable: (line) => `第 ${line} 行改用另一种分隔后内容会变，未作转换。`,
};

const english: TableEditWords = {
  insertRowAbove: 'Insert a row above',
  insertRowBelow: 'Insert a row below',
  insertOfWhichRow: 'Insert a row “其中” (of which) below',
  deleteRows: (count) => (count === 1 ? 'Delete this row' : `Delete ${count} rows`),
  moveRowUp: 'Move this row up',
  moveRowDown: 'Move this row down',
  insertColumnLeft: 'Insert a column to the left',
  insertColumnRight: 'Insert a column to the right',
  deleteColumn: 'Delete this column',
  moveColumnLeft: 'Move this column left',
  moveColumnRight: 'Move this column right',
  sortRows: 'Sort rows by subject code',
  toTabs: 'Write this table with tabs',
  toPipes: 'Write this table with pipes (Markdown)',
  documentToTabs: 'Write all tables with tabs',
  documentToPipes: 'Write all tables with pipes (Markdown)',
  alignTable: 'Align this table',
  noTable: 'The cursor is in no table of a budget.',
  headerStays: 'Rows of the header cannot be changed this way; put the cursor in a row of data.',
  noRowBeyond: 'The row is at the edge of its table.',
  otherWidth: 'The two rows differ in their number of cells; moving one would break the table.',
  onlyColumn: 'The last column cannot be deleted.',
  noColumnBeyond: 'The column is at the edge of its table.',
  otherHeading: 'The two columns do not stand under the same heading and cannot change places.',
  sideBySide: 'Tables side by side cannot be sorted: a row belongs to both of them.',
  rowWithoutCode: (name) => `The row “${name}” has no subject code, so the rows cannot be sorted by it.`,
  leftOutCodes: 'Some rows leave out the first part of their code and would come under another subject, so the rows cannot be sorted.',
  cutRows: 'Some rows are cut by a page or written on two lines, so the rows cannot be sorted.',
  cutRow: 'The row is cut by a page or written on two lines and would be torn apart; write it on one line first.',
  isSorted: 'The rows are in the order of their codes.',
  nothingToConvert: 'There is no table to convert.',
  notWritable: (line) => `Line ${line} would be read as something else; nothing was converted.`,
};

export function tableEditWords(locale: Locale): TableEditWords {
  return locale === 'en' ? english : chinese;
}
