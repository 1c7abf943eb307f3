import type { PreviewPlace, PreviewTable } from '../../server/src/lsp/protocol/preview.js';
import { foldableNames, rowName, shownRows } from '../../server/src/page/row-tree.js';
import { blockOf } from './move-place.js';
import type { PageActions } from './page-actions.js';
import type { PageView } from './page-view.js';
import { placeOf } from './place-of-element.js';
import { step } from './walk.js';

/** A click in the document: a triangle folds, a place is gone to, and what is wrong there is told. */
export function clickDocument(event: MouseEvent, view: PageView, actions: PageActions): void {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('.popover, a[href]')) return;
  const place = placeOf(target);
  if (place === undefined) return;
  const table = tableOf(view, place);
  if (table && foldByClick(target, table, place, view, actions)) return;
  // Whoever marks words to copy them does not want to leave.
  if (getSelection()?.isCollapsed === false) return;
  if (place.row !== undefined || place.start !== undefined) actions.go(place);
  actions.tell(place, false);
  actions.open(place, false);
  if (view.side === 'equation' && isNumber(place)) actions.ask(place);
}

function foldByClick(target: Element, table: PreviewTable, { row }: PreviewPlace, { folded }: PageView, actions: PageActions): boolean {
  const all = target.closest<HTMLElement>('[data-fold-all]');
  if (all) {
    actions.fold(foldableNames(table), all.dataset.foldAll === 'fold');
    return true;
  }
  if (row === undefined || !target.closest('[data-twist]')) return false;
  const name = rowName(table, row);
  actions.fold([name], !folded.has(name));
  return true;
}

export function doubleClickDocument(event: MouseEvent, actions: PageActions): void {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('.popover, a[href], button, [data-twist]')) return;
  const place = placeOf(target);
  if (place) actions.open(place, true);
}

/** Keys of the document; true where one meant something. */
export function keyInDocument(event: KeyboardEvent, view: PageView, actions: PageActions): boolean {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('.popover, a[href], button')) return false;
  const spot = target.closest<HTMLElement>('[data-start]');
  const cell = target.closest('td, th');
  const place = spot || cell ? placeOf(target) : undefined;
  if (place === undefined) return false;
  if (event.key === 'Enter') {
    if (event.altKey) return actions.tell(place, true);
    actions.open(place, true);
    return true;
  }
  if (event.key === ' ') {
    actions.ask(place);
    return true;
  }
  if (event.key === '.' && (event.ctrlKey || event.metaKey)) return actions.tell(place, true);
  if (event.altKey || event.metaKey) return false;
  return spot ? walkSpots(spot, event.key, actions) : walkTable(event, view, place, actions);
}

function walkSpots(spot: HTMLElement, key: string, actions: PageActions): boolean {
  const spots = [...(spot.closest('[data-block]')?.querySelectorAll<HTMLElement>('[data-start]') ?? [])];
  const at = spots.indexOf(spot);
  const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: spots.length - 1 }[key];
  const to = next === undefined ? undefined : spots[next];
  const place = to && placeOf(to);
  if (place) actions.go(place);
  return next !== undefined;
}

function walkTable(event: KeyboardEvent, view: PageView, place: PreviewPlace, actions: PageActions): boolean {
  const table = tableOf(view, place);
  const found = table && step(table, shownRows(table, view.folded), place, event.key, event.ctrlKey);
  if (!found) return false;
  if ('go' in found) actions.go(found.go);
  else {
    actions.fold([found.fold], found.isFolded);
    actions.go(place);
  }
  return true;
}

function tableOf({ model }: PageView, place: PreviewPlace): PreviewTable | undefined {
  const block = model && blockOf(model, place);
  return block?.kind === 'table' ? block : undefined;
}

function isNumber({ row, inHeader, start }: PreviewPlace): boolean {
  return start !== undefined || (row !== undefined && !inHeader);
}
