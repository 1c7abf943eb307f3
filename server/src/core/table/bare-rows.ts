import { isCaptionDetail } from './caption.js';
import type { Block, PhysicalRow } from './physical-table.js';
import { countDelimiterCells, hasPipe } from './pipe-table.js';
import { skipMarkdownSpace, trimEnd } from './white-space.js';

const PIPE = 0x7c;
/** How many lines may stand between rows of one table. */
const MOST_LINES_BETWEEN = 8;
/** So many lines of one width are a table by themselves. */
const ENOUGH_ROWS = 3;

/** Whether a line of text is written as a row of a pipe table: pipes at both ends and between. */
export function isBareRow(text: string, start: number, end: number): boolean {
  const first = skipMarkdownSpace(text, start, end);
  const last = trimEnd(text, first, end) - 1;
  if (text.charCodeAt(first) !== PIPE || last <= first + 1 || text.charCodeAt(last) !== PIPE) return false;
  return hasPipe(text, first + 1, last) && countDelimiterCells(text, first, end) === 0;
}

/** Whether lines of pipes without a delimiter row are a table, or go on with the one above from which blank lines part them. */
export function areTableRows(blocksAbove: readonly Block[], rows: readonly PhysicalRow[]): boolean {
  if (rows.length >= ENOUGH_ROWS) return true;
  const above = blocksAbove.slice(-MOST_LINES_BETWEEN).findLast((block) => block.kind !== 'text' || !isCaptionDetail(block.text));
  return above !== undefined && above.kind !== 'text' && above.kind !== 'tab' && above.rows[0]?.cells.length === rows[0]?.cells.length;
}
