import type { SourceText } from '../../base/source-text.js';
import type { Edit } from '../../base/span.js';
import type { BudgetTable, Item } from '../../budget/ledger.js';
import { isNote } from '../../table/caption.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { rowContent } from '../../table/row-slot.js';
import type { Analysis } from '../analyse.js';
import { orderByCodes, type RowGroup } from './order-by-codes.js';
import { fragmentsOf } from './table-cursor.js';
import type { TableEdit } from './table-edit.js';
import { tableEditWords } from './words.js';

/**
 * Puts the rows of a table in the order of their subject codes: a 类 with its 款 and 项, rows of one code in the order in which
 * they are. Totals, rows of units and running numbers stay where they are, and only rows between two of them change places;
 * what a row divides (其中) goes with it.
 */
export function sortRows(analysis: Analysis, table: BudgetTable): TableEdit {
  const words = tableEditWords(analysis.options.locale);
  const groups = groupsOf(table);
  if (groups === undefined) return { refused: words.sideBySide };
  if ('withoutCode' in groups) return { refused: words.rowWithoutCode(groups.withoutCode) };
  if (table.table.rows.some(({ continuations }) => continuations.length > 0)) return { refused: words.cutRows };
  const before = groups.sections.flatMap((section) => section.flat());
  const after = groups.sections.flatMap((section) => orderByCodes(section).flat());
  if (after.every((item, place) => item === before[place])) return { refused: words.isSorted };
  const above = new Map(before.map((item, place) => [item, before[place - 1]]));
  if (after.some((item, place) => isCompleted(item) && after[place - 1] !== above.get(item))) return { refused: words.leftOutCodes };
  const edits = exchange(analysis, table, before, after);
  return edits ? { change: { title: words.sortRows, edits } } : { refused: words.otherWidth };
}

type Groups = { readonly sections: readonly (readonly RowGroup[])[] } | { readonly withoutCode: string };

/** The rows between those that stay, in groups; or the name of a row without a code. Nothing where tables stand side by side. */
function groupsOf({ items }: BudgetTable): Groups | undefined {
  const filled = items.filter((list) => list.length > 0);
  const [rows] = filled;
  if (filled.length !== 1 || !rows) return undefined;
  const sections: Item[][][] = [[]];
  for (const item of rows) {
    const section = sections.at(-1) as Item[][];
    if (item.codes.length > 0) section.push([item]);
    else if (stays(item)) sections.push([]);
    else if (item.label.prefix !== undefined && section.length > 0) section.at(-1)?.push(item);
    else return { withoutCode: item.labelCell?.text ?? '' };
  }
  return { sections };
}

function stays({ isTotal, isOwner, unitCode, labelCell }: Item): boolean {
  return isTotal || isOwner || unitCode !== undefined || (labelCell !== undefined && isNote(labelCell.text));
}

function isCompleted({ codes }: Item): boolean {
  return codes.some(({ completed }) => completed);
}

/** Writes rows into the places of others; nothing where a row would stand above a line of dashes of another width. */
function exchange(analysis: Analysis, table: BudgetTable, before: readonly Item[], after: readonly Item[]): readonly Edit[] | undefined {
  const { text } = analysis;
  const heads = new Set(
    fragmentsOf(analysis, table).flatMap(({ physical, rows }) => (physical.delimiterLine === undefined ? [] : (rows[0]?.line ?? []))),
  );
  const kinds = new Set(before.map(({ row }) => row.fragment.kind === 'tab'));
  if (kinds.size > 1) return undefined;
  const numbers = table.columns.filter(({ path }) => /^(?:序号|行次)$/u.test(path.at(-1) ?? '')).map(({ index }) => index);
  const edits: Edit[] = [];
  for (const [place, { row }] of before.entries()) {
    const source = (after[place] as Item).row.row;
    const target = row.row;
    if (source === target) continue;
    if (heads.has(target.line) && source.cells.length !== target.cells.length) return undefined;
    edits.push({ span: rowContent(text, target), newText: withNumbersOf(text, source, target, numbers) });
  }
  return edits;
}

/** The words of one row with the running number of another. */
function withNumbersOf(text: SourceText, source: PhysicalRow, target: PhysicalRow, columns: readonly number[]): string {
  const { start, end } = rowContent(text, source);
  let written = text.slice(start, end);
  for (const column of [...columns].reverse()) {
    const [from, to] = [source.cells[column], target.cells[column]];
    if (!from || !to) continue;
    const number = text.slice(to.span.start, to.span.end);
    written = written.slice(0, from.span.start - start) + number + written.slice(from.span.end - start);
  }
  return written;
}
