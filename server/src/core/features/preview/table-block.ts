import { readColumns } from '../../budget/columns.js';
import type { BudgetTable } from '../../budget/ledger.js';
import type { TableSystem } from '../../budget/sums/equations.js';
import type { Locale } from '../../rules/finding.js';
import { isColumnNumberRow } from '../../table/column-numbers.js';
import type { LogicalRow, LogicalTable } from '../../table/logical-table.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';
import { tableName } from '../row-name.js';
import type { EquationCounts } from '../summary.js';
import { mergedLabels } from './header-cells.js';
import type { HeaderCell, PreviewColumn, PreviewRow, PreviewTable } from './preview-model.js';
import { rowDepths } from './row-depths.js';
import { shownText } from './shown-text.js';

/** A logical table as a page shows it, with the cells that its header shows. */
export interface TableBlock {
  readonly table: LogicalTable;
  /** As the rows of `PreviewTable.header`. */
  readonly headerCells: readonly (readonly (Cell | undefined)[])[];
  readonly shown: Omit<PreviewTable, 'id'>;
}

export interface TableKnowledge {
  readonly ledger: BudgetTable | undefined;
  readonly system: TableSystem | undefined;
  readonly counts: EquationCounts;
}

export function tableBlock(table: LogicalTable, { ledger, system, counts }: TableKnowledge, locale: Locale): TableBlock {
  const written = labelRows(table);
  const labels = mergedLabels(table.header, written);
  const numbers = columnNumbers(table);
  const width = widthOf(table, [...written.map(({ cells }) => cells), numbers ?? []]);
  const totals = new Set(ledger?.items.flatMap((items) => items.flatMap((item) => (item.isTotal ? [item.row] : []))));
  const depths = rowDepths(table.rows, system);
  return {
    table,
    headerCells: [...labels.map((row) => row.map(({ cell }) => cell)), ...(numbers ? [numbers] : [])],
    shown: {
      kind: 'table',
      name: shownName(table, locale),
      captions: table.header.captionRows.flatMap(({ cells }) => cells.flatMap(({ text }) => (text === '' ? [] : [shownText(text)]))),
      columns: columnsOf(table, ledger, width),
      header: [
        ...labels.map((row) => row.map(({ cell, ...place }): HeaderCell => ({ text: shownText(cell?.text ?? ''), ...place }))),
        ...(numbers ? [numbers.map(({ text }, column): HeaderCell => ({ text, column, columnSpan: 1, rowSpan: 1 }))] : []),
      ],
      rows: table.rows.map((row, at): PreviewRow => ({ cells: cellTexts(row, width), depth: depths[at] ?? 0, isTotal: totals.has(row) })),
      equations: counts.equations,
      holding: counts.holding,
    },
  };
}

/** Its title. One without is named by how many stand above it: lines of the source are nothing that a reader sees. */
function shownName(table: LogicalTable, locale: Locale): string {
  if (table.caption.title?.trim()) return tableName(table, locale);
  return locale === 'en' ? `Table ${table.index + 1}` : `第 ${table.index + 1} 张表`;
}

/** As many columns as the longest of all rows has cells. */
function widthOf({ header, rows }: LogicalTable, headerCells: readonly (readonly Cell[])[]): number {
  const printed = rows.flatMap(({ row, continuations }) => [row, ...continuations].map(({ cells }) => cells));
  const lengths = [...headerCells, ...printed].map((cells) => cells.length);
  return lengths.reduce((most, length) => Math.max(most, length), header.columnCount);
}

/** The rows of labels as they stand on the first page. */
function labelRows({ fragments, header: { captionRows, rowCount } }: LogicalTable): readonly PhysicalRow[] {
  return fragments[0]?.rows.slice(captionRows.length, rowCount).filter((row) => !isColumnNumberRow(row)) ?? [];
}

/** The row under the labels that numbers the columns, as some forms print it. */
function columnNumbers({ fragments, header: { captionRows, rowCount } }: LogicalTable): readonly Cell[] | undefined {
  const row = fragments[0]?.rows.slice(captionRows.length, rowCount).findLast(isColumnNumberRow);
  return row?.cells;
}

function columnsOf(table: LogicalTable, ledger: BudgetTable | undefined, width: number): readonly PreviewColumn[] {
  const columns = ledger?.columns ?? readColumns(table);
  return Array.from({ length: width }, (_, index): PreviewColumn => {
    const { path = [], role = 'other' } = columns[index] ?? {};
    return { label: path.join('·'), role: role === 'unit-code' ? 'code' : role };
  });
}

function cellTexts({ row, continuations }: LogicalRow, width: number): readonly string[] {
  return Array.from({ length: width }, (_, column) => {
    const own = row.cells[column]?.text ?? '';
    if (continuations.length === 0) return shownText(own);
    return shownText([row, ...continuations].map(({ cells }) => cells[column]?.text ?? '').join(''));
  });
}
