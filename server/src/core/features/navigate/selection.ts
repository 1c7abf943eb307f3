import { holdsOffset, type Span } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { spanOfTable, tableAt } from '../places.js';
import { codeAt } from './code-mentions.js';
import { figureAt } from './figure-place.js';
import { ownNameAt } from './own-names.js';

/**
 * From the smallest to the largest, each around the one before it: figure, code or name; cell; row of the panel; row; rows of
 * the page; page; table; in text sentence and paragraph; sections; the document. None where the document is no budget.
 */
export function selectionsAt(analysis: Analysis, offset: number): readonly Span[] {
  const { document, recognised, text } = analysis;
  if (!recognised) return [];
  const system = tableAt(document, offset);
  const figure = figureAt(document, offset);
  const spans = [
    // Where a name ends and a figure begins, the figure is meant.
    ...(figure ? [figure.term.entry.figure, figure.span] : [codeAt(analysis, offset)?.span, ownNameAt(analysis, offset)?.piece]),
    ...(system ? [...inTable(system.table, offset), spanOfTable(system)] : inText(analysis, offset)),
    ...sectionsOf(analysis),
    { start: 0, end: text.length },
  ];
  return nested(spans.flatMap((span) => (span && holdsOffset(span, offset) ? span : [])));
}

function inTable({ table, panels }: BudgetTable, offset: number): readonly (Span | undefined)[] {
  const fragment = table.fragments.find(({ span }) => holdsOffset(span, offset));
  const row = fragment?.rows.find(({ span }) => holdsOffset(span, offset));
  if (!fragment || !row) return [fragment?.span];
  const cell = row.cells.find(({ outer }) => holdsOffset(outer, offset));
  const data = table.rows.filter((each) => each.fragment === fragment);
  const [first, last] = [data[0]?.row.span, data.at(-1)?.row.span];
  return [
    cell?.span,
    cell?.outer,
    ...(cell && panels.length > 1 ? panels.map((panel) => partOfRow(row, [...panel.labels, ...panel.amounts, ...panel.others])) : []),
    row.span,
    first && last && { start: first.start, end: last.end },
    fragment.span,
  ];
}

/** The cells of a panel: what stands beside them in the row is another list. */
function partOfRow({ cells }: PhysicalRow, columns: readonly { readonly index: number }[]): Span | undefined {
  const own = columns.flatMap(({ index }): Cell | readonly Cell[] => cells[index] ?? []);
  if (own.length === 0) return undefined;
  return { start: Math.min(...own.map(({ outer }) => outer.start)), end: Math.max(...own.map(({ outer }) => outer.end)) };
}

function inText({ document }: Analysis, offset: number): readonly (Span | undefined)[] {
  const paragraph = document.paragraphs.find(({ span }) => holdsOffset(span, offset));
  if (!paragraph) return [];
  const ends = [...paragraph.text.matchAll(/[。；;！？]/gu)].map(({ index }) => index + 1);
  const starts = [0, ...ends];
  const sentences = starts.map((start, place) => paragraph.spanOf(start, starts[place + 1] ?? paragraph.text.length));
  return [sentences.find((span) => holdsOffset(span, offset)), paragraph.span];
}

const sections = new WeakMap<Analysis, readonly Span[]>();

function sectionsOf(analysis: Analysis): readonly Span[] {
  const known = sections.get(analysis) ?? readSections(analysis);
  sections.set(analysis, known);
  return known;
}

/** From each heading to the next one that does not stand below it. */
function readSections({ document, text }: Analysis): readonly Span[] {
  const found: Span[] = [];
  const open: { readonly start: number; readonly level: number }[] = [];
  const close = (level: number, end: number) => {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      found.push({ start: last.start, end });
      open.pop();
    }
  };
  for (const { kind, level, span } of document.paragraphs) {
    if (kind !== 'heading') continue;
    close(level, span.start);
    open.push({ start: span.start, level });
  }
  close(Number.NEGATIVE_INFINITY, text.length);
  return found;
}

/** In the order of their size, without those that do not hold the one before. */
function nested(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = kept.at(-1);
    if (last && !(span.start <= last.start && last.end <= span.end && span.end - span.start > last.end - last.start)) continue;
    kept.push(span);
  }
  return kept;
}
