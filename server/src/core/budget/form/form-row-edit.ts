/** Puts back a line that the form prints: laid out like its neighbours, numbered between them, with zeros or what the sums want. */

import { type Ordinal, splitLabel } from '../../base/normalise.js';
import type { SourceText } from '../../base/source-text.js';
import type { Edit } from '../../base/span.js';
import { lineEndBeside } from '../../table/row-slot.js';
import { figureEdit } from '../figure-edit.js';
import type { Item } from '../ledger.js';
import type { Scale } from '../scale.js';
import { chineseNumeral } from './chinese-numeral.js';
import type { MissingFormRow } from './missing-form-rows.js';

/** The new line; nothing where its layout or its number is not plain. */
export function formRowEdit(rows: readonly MissingFormRow[], scale: Scale, text: SourceText): Edit | undefined {
  const first = rows[0];
  // Below the row above it the line can always stand; above the one below it not where that is the header of its page.
  const model = first?.previous ?? first?.next;
  if (!first || !model) return undefined;
  const source = model.row.row;
  const isAbove = first.previous === undefined;
  if (isAbove && model.row.fragment.kind === 'pipe' && model.row.fragment.rows[0]?.line === source.line) return undefined;
  if (source.cells.some(({ span }) => span.start < source.span.start || span.end > source.span.end)) return undefined;
  const written = new Map<number, string>();
  for (const row of rows) if (!writeRow(row, written, scale)) return undefined;
  let line = text.slice(source.span.start, source.span.end);
  for (const [index, { span }] of [...source.cells.entries()].reverse()) {
    const start = span.start - source.span.start;
    line = line.slice(0, start) + (written.get(index) ?? '') + line.slice(span.end - source.span.start);
  }
  const end = lineEndBeside(text, source.span);
  return isAbove
    ? { span: { start: source.span.start, end: source.span.start }, newText: line + end }
    : { span: { start: source.span.end, end: source.span.end }, newText: end + line };
}

/** Writes the cells of one side of the line; false where there is no telling how. */
function writeRow({ name, previous, next, amounts }: MissingFormRow, written: Map<number, string>, scale: Scale): boolean {
  const model = previous ?? next;
  const labels = model?.panel.labels ?? [];
  const label = model && labels.find(({ index }) => model.row.row.cells[index] === model.labelCell);
  const ordinal = ordinalBetween(previous, next);
  if (!model || !label || ordinal === undefined) return false;
  written.set(label.index, ordinal + name);
  for (const [column, entry] of model.entries) {
    const value = amounts.get(column);
    if (value === undefined && !entry.amount) continue;
    if (model.row.row.cells[column] === entry.cell) written.set(column, figureEdit(entry, model, value ?? 0, scale).newText);
  }
  return true;
}

/** The number of a row between two others: '' where neither has one, nothing where the numbers leave no room. */
function ordinalBetween(previous: Item | undefined, next: Item | undefined): string | undefined {
  const [before, after] = [previous?.label.ordinal, next?.label.ordinal];
  if (!before && !after) return '';
  if (before && after && before.kind === after.kind)
    return after.value === before.value + 2 ? numberLike(previous, before, before.value + 1) : undefined;
  // A list that does not begin with 1 lacks its first row; one that does follows the end of another.
  if (after && after.value === 2) return numberLike(next, after, 1);
  if (before) return numberLike(previous, before, before.value + 1);
  return undefined;
}

/** The number as its neighbour prints it, with whatever width of bracket and mark. */
export function numberLike(item: Item | undefined, { kind, value }: Ordinal, wanted: number): string | undefined {
  const text = item?.labelCell?.text ?? '';
  const isChinese = kind === 'chinese' || kind === 'chinese-paren';
  const digits = isChinese ? chineseNumeral(value) : String(value);
  const at = text.indexOf(digits);
  if (at < 0 || at > 4) return undefined;
  const end = at + digits.length + (/^\s*[、.．,，)）]\s*/u.exec(text.slice(at + digits.length))?.[0].length ?? 0);
  // Words such as 其中： before a number belong to its own row.
  const start = /^[(（]/u.test(text.slice(at - 1, at)) ? at - 1 : at;
  const result = text.slice(start, end).replace(digits, isChinese ? chineseNumeral(wanted) : String(wanted));
  return splitLabel(`${result}行`).ordinal?.value === wanted ? result : undefined;
}
