import { mostPastedCells, mostPastedColumns, type PastedBlock, type PastedCell, type PastedGrid } from '../core/api.js';
import { FlowText } from './flow-text.js';

/** What the tag of a cell says about it. */
export interface CellTag {
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The span is only that of blank cells, or of text that runs over its neighbours: nothing is merged. */
  readonly isRun: boolean;
  readonly isHidden: boolean;
  readonly value: string | undefined;
}

interface OpenCell {
  readonly tag: CellTag;
  readonly column: number;
  readonly text: FlowText;
  /** What the cell holds in order, once a table is nested in it. */
  readonly blocks: PastedBlock[];
  holdsTable: boolean;
}

interface ClosedCell extends PastedCell {
  readonly isHidden: boolean;
  readonly blocks: readonly PastedBlock[];
  readonly holdsTable: boolean;
}

/** Longer spans of rows are cut: no page has them. */
const LONGEST_SPAN = 100_000;

/** A table while it is read; cells and rows that are not closed are closed by what follows them. */
export class OpenTable {
  readonly #cells: ClosedCell[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns = new Set<number>();
  /** By column, the first row that no cell above reaches. */
  readonly #free: number[] = [];
  #columnTags = 0;
  #row = -1;
  #next = 0;
  #inRow = false;
  #cell: OpenCell | undefined;
  readonly #caption = new FlowText();
  #inCaption = false;
  /** Whether there are more cells than can be pasted. */
  isTooLarge = false;

  /** Where words go: into the open cell or the caption, or nowhere. */
  get text(): FlowText | undefined {
    return this.#cell?.text ?? (this.#inCaption ? this.#caption : undefined);
  }

  set inCaption(isOpen: boolean) {
    this.#inCaption = isOpen;
  }

  get cell(): object | undefined {
    return this.#cell;
  }

  get row(): number {
    return this.#row;
  }

  addColumnTag(span: number, isHidden: boolean): void {
    const end = Math.min(this.#columnTags + span, mostPastedColumns);
    for (let column = this.#columnTags; isHidden && column < end; column++) this.#hiddenColumns.add(column);
    this.#columnTags = end;
  }

  beginRow(isHidden: boolean): void {
    this.endRow();
    this.#row++;
    this.#next = 0;
    this.#inRow = true;
    if (isHidden) this.#hiddenRows.add(this.#row);
  }

  endRow(): void {
    this.endCell();
    this.#inRow = false;
  }

  beginCell(tag: CellTag): void {
    this.endCell();
    if (!this.#inRow) this.beginRow(false);
    while ((this.#free[this.#next] ?? 0) > this.#row) this.#next++;
    this.#cell = { tag, column: this.#next, text: new FlowText(), blocks: [], holdsTable: false };
    const end = Math.min(this.#next + tag.columnSpan, mostPastedColumns);
    const rowAfter = this.#row + Math.min(tag.rowSpan, LONGEST_SPAN);
    for (; this.#next < end; this.#next++) this.#free[this.#next] = rowAfter;
  }

  endCell(): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    this.#cell = undefined;
    const { tag, column, blocks, holdsTable } = cell;
    if (column >= mostPastedColumns || this.#cells.length >= mostPastedCells) {
      this.isTooLarge ||= cell.text.take().trim() !== '' || this.#cells.length >= mostPastedCells;
      return;
    }
    const own = cell.text.take();
    if (holdsTable) blocks.push(...linesOf(own));
    this.#cells.push({
      row: this.#row,
      column,
      rowSpan: Math.min(tag.rowSpan, LONGEST_SPAN),
      columnSpan: tag.isRun ? 1 : Math.min(tag.columnSpan, mostPastedColumns - column),
      text: withoutTags(holdsTable ? blocks.map(flatText).join('\n') : own),
      ...(tag.value === undefined ? {} : { value: tag.value }),
      isHidden: tag.isHidden,
      blocks,
      holdsTable,
    });
  }

  /** Puts a table that stands inside the open cell where it stands. */
  nest(blocks: readonly PastedBlock[]): void {
    const cell = this.#cell;
    if (cell === undefined || blocks.length === 0) return;
    cell.blocks.push(...linesOf(cell.text.take()), ...blocks);
    cell.holdsTable = true;
  }

  /** The table; or, where it only lays out other tables on a page, these and the lines around them. */
  close(): readonly PastedBlock[] {
    this.endRow();
    const cells = this.#cells;
    const isLayout =
      cells.some(({ holdsTable }) => holdsTable) &&
      (cells.every(({ column }) => column === 0) || cells.every(({ holdsTable, text }) => holdsTable || text.trim() === ''));
    if (isLayout) return cells.flatMap(({ blocks, holdsTable, text }) => (holdsTable ? blocks : linesOf(text)));
    const caption = linesOf(this.#caption.take());
    if (cells.length === 0) return caption;
    const grid: PastedGrid = {
      kind: 'grid',
      cells: cells.map(({ isHidden: _, blocks: _blocks, holdsTable: _holdsTable, ...cell }) => cell),
      rowCount: this.#row + 1,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#withHiddenCells(),
    };
    return [...caption, grid];
  }

  /** A column all of whose cells are hidden is hidden. */
  #withHiddenCells(): ReadonlySet<number> {
    const hidden = new Set(this.#cells.filter(({ isHidden }) => isHidden).map(({ column }) => column));
    for (const { isHidden, column, row } of this.#cells) if (!isHidden && !this.#hiddenRows.has(row)) hidden.delete(column);
    return new Set([...this.#hiddenColumns, ...hidden]);
  }
}

/** The lines of a text that are not blank. */
export function linesOf(text: string): readonly PastedBlock[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'line', text: line.trim() }));
}

/** Words that look like a tag would be taken for one in the draft. */
function withoutTags(text: string): string {
  return text.replace(/<(?=[a-z/!?])/giu, '&lt;');
}

/** A table inside a cell, as lines of the cell. */
function flatText(block: PastedBlock): string {
  if (block.kind === 'line') return block.text;
  const lines: string[] = [];
  for (const { row, text } of block.cells) {
    const words = text.replaceAll('\n', ' ').trim();
    if (words !== '') lines[row] = lines[row] === undefined ? words : `${lines[row]} ${words}`;
  }
  return lines.filter((line) => line !== undefined).join('\n');
}
