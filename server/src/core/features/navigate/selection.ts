import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { spanOfTable, tableAt } from '../places.js';
import { figureAt } from './figure-place.js';

/** From the smallest to the largest: figure, cell, row, page of the table, table; figure, sentence, paragraph; the document. Each holds the one before it. */
export function selectionsAt(analysis: Analysis, offset: number): readonly Span[] {
  const { document, text } = analysis;
  const figure = figureAt(document, offset);
  const digits = figure && { span: figure.term.entry.figure };
  const system = tableAt(document, offset);
  const spans = [
    ...(digits ? [digits.span] : []),
    ...(system ? inTable(document.tables[system.table.table.index]?.fragments ?? [], offset) : inText(analysis, offset)),
    ...(system ? [spanOfTable(system)] : []),
    { start: 0, end: text.length },
  ];
  return nested(spans, offset);
}

type Fragments = Analysis['document']['tables'][number]['fragments'];

function inTable(fragments: Fragments, offset: number): readonly Span[] {
  const fragment = fragments.find(({ span }) => holds(span, offset));
  const row = fragment?.rows.find(({ span }) => holds(span, offset));
  const cell = row?.cells.find(({ outer }) => holds(outer, offset));
  return [cell?.span, cell?.outer, row?.span, fragment?.span].flatMap((span) => span ?? []);
}

function inText({ document }: Analysis, offset: number): readonly Span[] {
  const paragraph = document.paragraphs.find(({ span }) => holds(span, offset));
  if (!paragraph) return [];
  const ends = [...paragraph.text.matchAll(/[。；;！？]/gu)].map(({ index }) => index + 1);
  const starts = [0, ...ends];
  const sentences = starts.map((start, place) => paragraph.spanOf(start, starts[place + 1] ?? paragraph.text.length));
  return [sentences.find((span) => holds(span, offset)), paragraph.span].flatMap((span) => span ?? []);
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Leaves out what does not grow, or does not hold the place. */
function nested(spans: readonly Span[], offset: number): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (!holds(span, offset)) continue;
    if (last && !(span.start <= last.start && last.end <= span.end && span.end - span.start > last.end - last.start)) continue;
    kept.push(span);
  }
  return kept;
}
