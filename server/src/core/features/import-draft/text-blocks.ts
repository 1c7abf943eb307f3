import { normalise } from '../../base/normalise.js';
import { plainText } from '../../table/cell-text.js';
import { draftWords } from './draft-line.js';
import type { ImportedSheet } from './imported-workbook.js';
import { commentMark, tableMark } from './sheet-marks.js';

/** A block of the text of a document that we wrote as a sheet. */
export type TextBlock =
  /** As it is written in a draft. */
  | { readonly kind: 'text'; readonly text: string; readonly isItem: boolean }
  /** Here stands the table of a sheet. */
  | { readonly kind: 'table'; readonly sheet: string };

const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/u;

/** The text as its sheet has it: what each row is in the first column, its words in the second. */
export function textBlocks({ grid }: ImportedSheet): readonly TextBlock[] {
  const rows = new Map<number, { mark: string; text: string }>();
  for (const { row, column, text } of grid.cells) {
    if (column > 1 || text === '') continue;
    const open = rows.get(row) ?? { mark: '', text: '' };
    rows.set(row, column === 0 ? { ...open, mark: text.trim() } : { ...open, text });
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, { mark, text }]): TextBlock => {
      if (mark === tableMark) return { kind: 'table', sheet: text };
      if (mark === commentMark) return { kind: 'text', text: isComment(text) ? text : draftWords(text), isItem: false };
      const isHeading = /^#{1,6}$/u.test(mark);
      return { kind: 'text', text: isHeading ? `${mark} ${text}` : text, isItem: !isHeading && ITEM.test(text) };
    });
}

/** One comment, and nothing behind it. */
function isComment(text: string): boolean {
  return text.startsWith('<!--') && text.indexOf('-->') === text.length - 3;
}

/** Tells whether a line of a sheet is said by the text too, whatever marks it has there. */
export function saidIn(blocks: readonly TextBlock[]): (line: string) => boolean {
  const said = new Set(blocks.flatMap((block) => (block.kind === 'text' ? block.text.split('\n').map(bare) : [])));
  return (line) => said.has(bare(line));
}

function bare(line: string): string {
  return normalise(plainText(line.replace(/^[#>\s]+/u, '').replace(/\*\*|__/gu, '')));
}
