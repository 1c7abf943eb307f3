import type { Locale } from '../../rules/finding.js';
import type { PasteKind } from './paste-choice.js';

interface PasteWords {
  /** By what is done with so many rows. */
  readonly titles: Readonly<Record<PasteKind, (rows: number) => string>>;
  readonly tooLarge: string;
  noRoom(cells: number): string;
}

const chinese: PasteWords = {
  titles: {
    cell: () => '粘贴到单元格',
    fill: (rows) => `粘贴到表格单元格（${rows} 行）`,
    append: (rows) => `粘贴为表格的后续行（${rows} 行）`,
    insert: (rows) => `粘贴为预算表（${rows} 行）`,
  },
  tooLarge: '剪贴板中的表格过大，未按表格粘贴；请分块复制。',
  noRoom: (cells) => `有 ${cells} 个单元格只显示“####”（列宽不够，看不到数字），已照原样粘贴；请在表格软件中加宽该列后重新复制。`,
};

const english: PasteWords = {
  titles: {
    cell: () => 'Paste into the cell',
    fill: (rows) => `Paste into table cells (${count(rows)})`,
    append: (rows) => `Paste as further rows of the table (${count(rows)})`,
    insert: (rows) => `Paste as budget table (${count(rows)})`,
  },
  tooLarge: 'The table on the clipboard is too large and was not pasted as a table; please copy it in parts.',
  noRoom: (cells) =>
    `${cells} ${cells === 1 ? 'cell shows' : 'cells show'} only “####” (the column is too narrow for its figures), pasted as it is; widen the column in the spreadsheet and copy again.`,
};

function count(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

export function pasteWords(locale: Locale): PasteWords {
  return locale === 'en' ? english : chinese;
}
