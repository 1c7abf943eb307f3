import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import type { BlockId } from './preview-model.js';
import type { PreviewReading } from './read-preview.js';

/** Where a table of a preview stands in the source. */
export interface TablePages {
  readonly block: BlockId;
  /**
   * Lines from 0, the last one not included, in order. Pages are one where nothing stands between them but what a preview leaves
   * out: numbers of pages, and captions said again.
   */
  readonly pages: readonly { readonly start: number; readonly end: number }[];
  /** The line of each row of `PreviewTable.rows`. */
  readonly rows: readonly number[];
}

/** Where the tables of a preview stand, in their order; takes time in proportion to the text, but for sorting. */
export function tablePages({ document, lines }: Analysis, { model, placeOf, spanOf }: PreviewReading): readonly TablePages[] {
  const said = [
    ...model.blocks.flatMap(({ kind, id }) => (kind === 'text' ? [spanOf({ block: id })?.start ?? 0] : [])),
    ...document.tables.flatMap(({ fragments }) => fragments.map(({ span }) => span.start)),
  ].sort((a, b) => a - b);
  return document.tables.flatMap(({ fragments, rows }): readonly TablePages[] => {
    const first = fragments[0]?.rows[0];
    const block = first && placeOf(first.span)?.block;
    if (block === undefined) return [];
    const pages = joined(
      fragments.map(({ span }) => span),
      said,
    ).map(({ start, end }) => ({ start: lines.lineAt(start), end: lines.lineAt(end) + 1 }));
    return [{ block, pages, rows: rows.map(({ row }) => row.line) }];
  });
}

function joined(pages: readonly Span[], said: readonly number[]): readonly Span[] {
  const runs: Span[] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && firstFrom(said, last.end) >= page.start) runs[runs.length - 1] = { start: last.start, end: page.end };
    else runs.push(page);
  }
  return runs;
}

/** The first of some sorted offsets that is not below one. */
function firstFrom(offsets: readonly number[], from: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return offsets[low] ?? Number.POSITIVE_INFINITY;
}
