import type { Span } from '../base/span.js';
import type { Item } from '../budget/ledger.js';
import type { Locale } from '../rules/finding.js';
import type { Analysis } from './analyse.js';
import { shorten } from './markdown.js';
import { spanOfTable } from './places.js';
import { printedFigure, wholeOf } from './printed-amount.js';
import { type RowGroup, rowGroups } from './row-groups.js';
import { rowName, tableName } from './row-name.js';
import { type EquationCounts, equationCounts, NO_EQUATIONS } from './summary.js';

export { type FoldingRange, foldingRanges } from './folding.js';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'table' | 'row';
  readonly span: Span;
  /** Inside `span`: what to select when the item is chosen. */
  readonly selectionSpan: Span;
  readonly children: readonly OutlineItem[];
}

const LONGEST_NAME = 80;

/** Logical tables and their rows as a tree. */
export function outline(analysis: Analysis): readonly OutlineItem[] {
  const { document, options } = analysis;
  const counts = equationCounts(document);
  return document.systems.map((system): OutlineItem => {
    const { table } = system.table;
    const span = spanOfTable(system);
    const first = table.fragments[0]?.rows[0]?.span ?? span;
    return {
      name: shorten(tableName(table, options.locale), LONGEST_NAME),
      detail: tableDetail(table.caption.unit, table.rows.length, counts.get(system.table) ?? NO_EQUATIONS, options.locale),
      kind: 'table',
      span,
      selectionSpan: table.caption.titleSpan ?? first,
      children: rowGroups(system).map((group) => rowItem(group, options.locale)),
    };
  });
}

function tableDetail(unit: string | undefined, rows: number, { equations, holding }: EquationCounts, locale: Locale): string {
  const size = locale === 'en' ? `${rows} ${rows === 1 ? 'row' : 'rows'}` : `${rows} 行`;
  const sums = locale === 'en' ? `${holding} of ${equations} equations hold` : `${holding}/${equations} 项勾稽成立`;
  return [unit, size, equations > 0 ? sums : undefined].filter((part) => part !== undefined).join(' · ');
}

function rowItem({ item, children }: RowGroup, locale: Locale): OutlineItem {
  const own = spanOfRow(item);
  const inner = children.map((child) => rowItem(child, locale));
  const whole = wholeOf(item);
  return {
    name: shorten(rowName(item, locale), LONGEST_NAME),
    detail: whole ? printedFigure(whole) : '',
    kind: 'row',
    span: {
      start: inner.reduce((start, { span }) => Math.min(start, span.start), own.start),
      end: inner.reduce((end, { span }) => Math.max(end, span.end), own.end),
    },
    selectionSpan: selectionOf(item, own),
    children: inner,
  };
}

/** The cells of the row in its panel, with the lines that continue them on the next page. */
function spanOfRow({ row, panel, table }: Item): Span {
  const end = row.continuations.at(-1)?.span.end;
  if (table.panels.length === 1) return { start: row.row.span.start, end: end ?? row.row.span.end };
  const columns = [...panel.labels, ...panel.amounts, ...panel.others].map(({ index }) => index);
  const cells = columns.flatMap((index) => row.row.cells[index] ?? []);
  const start = cells.reduce((least, { outer }) => Math.min(least, outer.start), Number.MAX_SAFE_INTEGER);
  return {
    start: Math.min(start, row.row.span.end),
    end: end ?? cells.reduce((most, { outer }) => Math.max(most, outer.end), row.row.span.start),
  };
}

function selectionOf(item: Item, own: Span): Span {
  const chosen = item.labelCell?.span ?? item.codes[0]?.span ?? wholeOf(item)?.figure;
  return chosen && own.start <= chosen.start && chosen.end <= own.end ? chosen : own;
}
