import type { PreviewModel, PreviewPlace, PreviewTable } from '../../server/src/lsp/protocol/preview.js';

/** Where what stood at a place of one model stands in the next; undefined where it is gone. */
export function movePlace(place: PreviewPlace | undefined, before: PreviewModel, after: PreviewModel): PreviewPlace | undefined {
  if (place === undefined) return undefined;
  const block = blockOf(after, place);
  if (block === undefined) return undefined;
  const former = blockOf(before, place);
  if (place.row === undefined || place.inHeader || block.kind !== 'table' || former?.kind !== 'table') return place;
  const row = movedRow(place.row, former.rows, block.rows);
  return row === undefined ? undefined : row === place.row ? place : { ...place, row };
}

export function blockOf(model: PreviewModel, { block }: PreviewPlace): PreviewModel['blocks'][number] | undefined {
  return model.blocks.find(({ id }) => id === block);
}

type Rows = PreviewTable['rows'];

/** Rows above and below what changed are the same objects; of those between, as many as there are go on in their order. */
function movedRow(row: number, before: Rows, after: Rows): number | undefined {
  const { head, tail } = unchanged(before, after);
  if (row < head) return row;
  if (row >= before.length - tail) return row + after.length - before.length;
  return after.length - tail > head
    ? Math.min(row, after.length - tail - 1)
    : after.length > 0
      ? Math.min(row, after.length - 1)
      : undefined;
}

/** How many rows at the beginning and at the end are the same in both. */
export function unchanged(before: Rows, after: Rows): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}
