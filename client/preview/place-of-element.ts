import type { PreviewPlace } from '../../server/src/lsp/protocol/preview.js';

/** What an element of the document shows. */
export function placeOf(element: Element): PreviewPlace | undefined {
  const holder = element.closest<HTMLElement>('[data-block]');
  if (!holder) return undefined;
  const block = numberOf(holder, 'block');
  const spot = element.closest<HTMLElement>('[data-start]');
  if (spot) return { block, start: numberOf(spot, 'start'), end: numberOf(spot, 'end') };
  const cell = element.closest<HTMLElement>('[data-column]');
  const row = element.closest<HTMLElement>('[data-row], [data-header]');
  if (!row) return { block };
  const inHeader = row.dataset.header !== undefined;
  return {
    block,
    row: numberOf(row, inHeader ? 'header' : 'row'),
    ...(cell && { column: numberOf(cell, 'column') }),
    ...(inHeader && { inHeader }),
  };
}

/** The element that shows a place, or the nearest that holds it; undefined where it is not drawn. */
export function elementOf(sheet: Element, { block, row, column, inHeader, start }: PreviewPlace): HTMLElement | undefined {
  const holder = sheet.querySelector<HTMLElement>(`[data-block="${block}"]`);
  if (!holder) return undefined;
  if (row === undefined) return (start !== undefined && spotAt(holder, start)) || holder;
  const shown = holder.querySelector<HTMLElement>(inHeader ? `tr[data-header="${row}"]` : `tr[data-row="${row}"]`);
  if (!shown || column === undefined) return shown ?? undefined;
  return shown.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? shown;
}

function spotAt(holder: Element, start: number): HTMLElement | undefined {
  return [...holder.querySelectorAll<HTMLElement>('[data-start]')].findLast(
    (spot) => numberOf(spot, 'start') <= start && start <= numberOf(spot, 'end'),
  );
}

function numberOf(element: HTMLElement, name: string): number {
  return Number(element.dataset[name]);
}
