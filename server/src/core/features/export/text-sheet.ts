import { commentMark, sheetMarks, tableMark } from '../import-draft/sheet-marks.js';
import type { BlockId, PreviewBlock, PreviewModel } from '../preview/preview-model.js';
import { linesIn } from './row-lines.js';
import type { Sheet, SheetRow, Workbook, WorkbookCell } from './workbook.js';

/** The comments to the checker that stand right before a block; behind the last one where it is undefined. */
export type CommentsBefore = (block: BlockId | undefined) => readonly string[];

/** Of the column with the text, as wide as a page. */
const WIDTH = 84;

/** The text of a document, a row for each block in its order, with the sheets of its tables and the comments to the checker where they stand. */
export function textSheet(
  { blocks, locale }: PreviewModel,
  name: string,
  sheetOf: (table: BlockId) => string,
  commentsBefore: CommentsBefore,
): Sheet {
  const comments = (block: BlockId | undefined) =>
    commentsBefore(block).map((text): SheetRow => ({ cells: [cell(commentMark), cell(text)] }));
  const depths = itemDepths(blocks);
  const rowsOf = (block: PreviewBlock, at: number) => [...comments(block.id), rowOf(block, sheetOf, depths[at] ?? 0)];
  return {
    name,
    rows: [...blocks.flatMap(rowsOf), ...comments(undefined)],
    merges: [],
    frozen: { rows: 0, columns: 0 },
    widths: [locale === 'en' ? 8 : 6, WIDTH],
  };
}

/** How deep items stand in their list: never more than a step below the one above, since what is indented further is code. */
function itemDepths(blocks: readonly PreviewBlock[]): readonly number[] {
  let above = -1;
  return blocks.map((block) => {
    const isItem = block.kind === 'text' && block.role === 'item';
    above = isItem ? Math.min(block.marker === '' ? 0 : block.level, above + 1) : -1;
    return Math.max(0, above);
  });
}

function rowOf(block: PreviewBlock, sheetOf: (table: BlockId) => string, depth: number): SheetRow {
  if (block.kind === 'table') {
    const sheet = sheetOf(block.id);
    return { cells: [cell(tableMark), { ...cell(sheet), leadsTo: sheet }] };
  }
  const { role, level, text, marker } = block;
  const isHeading = role === 'heading' || (role === 'caption' && level > 0);
  const words = `${'  '.repeat(depth)}${marker}${text}`;
  return { cells: [isHeading ? cell('#'.repeat(level)) : undefined, cell(words, isHeading)], lines: linesIn(words, WIDTH) };
}

/** How the sheet is known whatever it is called. */
export function textSheetName(sheet: string): Workbook['names'][number] {
  return { name: sheetMarks.text, sheet };
}

function cell(text: string, isTotal = false): WorkbookCell {
  return { content: { kind: 'text', text }, look: { role: 'text', ...(isTotal && { isTotal }) } };
}
