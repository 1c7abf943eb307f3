import type { SourceText } from '../base/source-text.js';
import type { Edit } from '../base/span.js';
import { lineEndBeside } from '../table/row-slot.js';
import { figureEdit } from './figure-edit.js';
import type { Item } from './ledger.js';
import type { Scale } from './scale.js';

/** What a new row says; amounts are sums over rows, in units of the document's finest place, by column. */
export interface NewRow {
  /** One code for each code the model row prints; empty for a total row. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly amounts: ReadonlyMap<number, number>;
}

/**
 * Inserts a row above another one, laid out like it: same separators, same style of figures, blanks where nothing is known.
 * Undefined where a row cannot stand above it (the model row is the header of its fragment in the source), or
 * like it (its cells stand on two lines).
 */
export function insertRowAbove(model: Item, row: NewRow, scale: Scale, text: SourceText): Edit | undefined {
  const source = model.row.row;
  const { fragment } = model.row;
  if (fragment.kind === 'pipe' && fragment.rows[0]?.line === source.line) return undefined;
  if (source.cells.some(({ span }) => span.start < source.span.start || span.end > source.span.end)) return undefined;
  const replacements: Edit[] = source.cells.map((cell) => ({ span: cell.span, newText: '' }));
  const write = (index: number, newText: string) => {
    const cell = source.cells[index];
    if (cell) replacements[index] = { span: cell.span, newText };
  };
  writeCodes(model, row, write, source.cells);
  for (const [column, units] of row.amounts) {
    const entry = model.entries.get(column);
    if (!entry || entry.unreadable) continue;
    // Rows of a panel further right are summed under the first panel's column.
    const place = source.cells.indexOf(entry.cell);
    if (place >= 0) replacements[place] = figureEdit(entry, model, units, scale);
  }
  let line = text.slice(source.span.start, source.span.end);
  for (const { span, newText } of [...replacements].reverse()) {
    line = line.slice(0, span.start - source.span.start) + newText + line.slice(span.end - source.span.start);
  }
  return { span: { start: source.span.start, end: source.span.start }, newText: line + lineEndBeside(text, source.span) };
}

/** The same below the model row, which may head its fragment no more than above it. */
export function insertRowBelow(model: Item, row: NewRow, scale: Scale, text: SourceText): Edit | undefined {
  const above = insertRowAbove(model, row, scale, text);
  if (!above) return undefined;
  const { span } = model.row.row;
  const ending = lineEndBeside(text, span);
  return { span: { start: span.end, end: span.end }, newText: ending + above.newText.slice(0, above.newText.length - ending.length) };
}

function writeCodes(model: Item, row: NewRow, write: (index: number, text: string) => void, cells: Item['row']['row']['cells']): void {
  const names = model.panel.labels.filter((column) => column.role === 'name');
  if (row.codes.length === 0) {
    const place = names[0] ?? model.panel.labels[0];
    if (place) write(place.index, row.names[0] ?? '');
    return;
  }
  model.codes.forEach((printed, place) => {
    const code = row.codes[place] ?? '';
    const name = row.names[place] ?? '';
    const indexes = printed.cells.map((cell) => cells.indexOf(cell));
    const inBrackets =
      printed.cells.length === 1 && printed.nameSpan !== undefined && printed.nameSpan.start < (printed.cells[0]?.span.end ?? 0);
    if (inBrackets) {
      write(indexes[0] ?? -1, `[${code}]${name}`);
      return;
    }
    // Split codes: 208 | 05 | 06, each part in its own column; those of revenue have a fourth.
    const parts = printed.cells.length > 1 ? [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7), code.slice(7, 9)] : [code];
    indexes.forEach((index, part) => {
      write(index, parts[part] ?? '');
    });
    const nameIndex = cells.findIndex((cell) => cell.span === printed.nameSpan);
    if (nameIndex >= 0) write(nameIndex, name);
  });
}

/** The sums of some rows, by column; columns without any figure are left out. */
export function sumRows(items: readonly Item[], scale: Scale): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const item of items) {
    for (const [column, entry] of item.entries) {
      const value = entry.amount && scale.valueOf(entry);
      if (value !== undefined) sums.set(column, (sums.get(column) ?? 0) + value);
    }
  }
  return sums;
}
