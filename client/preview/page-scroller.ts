import type { BlockId, PreviewModel, PreviewPlace, PreviewRow } from '../../server/src/lsp/protocol/preview.js';
import { blockOf } from './move-place.js';
import { elementOf } from './place-of-element.js';

/** Where rows stand in a table that does not draw all of them, in pixels from the top of what is scrolled. */
export interface RowOffsets {
  offsetOf(row: number): number | undefined;
}

/** The scrolled part of the page: what is at its top, and how places come into view. */
export interface PageScroller {
  /** The first thing in view. */
  first(): PreviewPlace | undefined;
  /** Remembers what is at the top; what it returns brings it back there, wherever it stands by then. */
  hold(model: PreviewModel): (model: PreviewModel) => void;
  /** To the top; or, where it is out of sight, gently into view; or into view by as little as can be. */
  show(place: PreviewPlace, how: 'top' | 'gently' | 'barely'): void;
  /** As far as the document is drawn yet; the rest of the way as it comes. */
  scrollTo(top: number): void;
  /** More of the document is drawn, or all of it: what waited for that can be done. */
  drawn(isWhole: boolean): void;
  readonly rows: Map<BlockId, RowOffsets>;
  dispose(): void;
}

export interface ScrollListener {
  /** The reader scrolled. */
  readonly onScroll: () => void;
}

/** For so long after a scroll of ours, what is heard of scrolling is its echo, in ms. */
const ECHO = 150;
/** Room around what is brought into view, in pixels. */
const ROOM = 28;

export function createPageScroller(scroller: HTMLElement, sheet: HTMLElement, { onScroll }: ScrollListener): PageScroller {
  const rows = new Map<BlockId, RowOffsets>();
  let quietUntil = 0;
  let isGliding = false;
  /** What waits until more of the document is drawn; true once it is done. */
  let waiting: (() => boolean) | undefined;

  const heard = () => {
    if (isGliding || performance.now() < quietUntil) return;
    waiting = undefined;
    onScroll();
  };
  const ended = () => {
    if (isGliding) quietUntil = performance.now() + ECHO;
    isGliding = false;
  };
  scroller.addEventListener('scroll', heard, { passive: true });
  scroller.addEventListener('scrollend', ended, { passive: true });

  function scrollTo(top: number, behavior: ScrollBehavior = 'instant'): void {
    const most = scroller.scrollHeight - scroller.clientHeight;
    const bounded = Math.max(0, Math.min(most, top));
    if (Math.abs(bounded - scroller.scrollTop) < 1) return;
    quietUntil = performance.now() + ECHO;
    isGliding = behavior === 'smooth';
    scroller.scrollTo({ top: bounded, behavior });
  }

  function first(): PreviewPlace | undefined {
    const block = firstBelow([...sheet.children], scroller.getBoundingClientRect().top + 1);
    if (!(block instanceof HTMLElement)) return undefined;
    const id = Number(block.dataset.block);
    const head = block.querySelector('thead');
    const body = block.querySelector('tbody');
    if (!body) return Number.isNaN(id) ? undefined : { block: id };
    const edge = Math.max(scroller.getBoundingClientRect().top, head?.getBoundingClientRect().bottom ?? 0);
    // While the caption is in sight, the table begins with it.
    if (head && head.getBoundingClientRect().top > scroller.getBoundingClientRect().top + 1) return { block: id };
    const row = firstBelow(
      [...body.rows].filter((candidate) => candidate.dataset.row !== undefined),
      edge + 1,
    );
    return row instanceof HTMLElement ? { block: id, row: Number(row.dataset.row) } : { block: id };
  }

  /** The element of a place, or of the nearest row that is drawn where the row itself is folded away. */
  function shownElement(place: PreviewPlace): HTMLElement | undefined {
    const exact = elementOf(sheet, place);
    if (exact || place.row === undefined) return exact;
    const body = sheet.querySelector<HTMLElement>(`[data-block="${place.block}"]`)?.querySelector('tbody');
    const drawn = [...(body?.rows ?? [])].filter(({ dataset }) => dataset.row !== undefined);
    return drawn.findLast(({ dataset }) => Number(dataset.row) <= (place.row ?? 0)) ?? drawn[0];
  }

  function topOf(element: HTMLElement): number {
    return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  }

  function headHeight(element: HTMLElement): number {
    return element.closest('tbody') ? (element.closest('table')?.tHead?.offsetHeight ?? 0) : 0;
  }

  /** A row that is not drawn is gone to first, so that it is. */
  function show(place: PreviewPlace, how: 'top' | 'gently' | 'barely'): void {
    waiting = undefined;
    if (!sheet.querySelector(`[data-block="${place.block}"]`)) {
      waiting = () => {
        if (!sheet.querySelector(`[data-block="${place.block}"]`)) return false;
        show(place, how);
        return true;
      };
      return;
    }
    const far = place.row !== undefined && !place.inHeader ? rows.get(place.block)?.offsetOf(place.row) : undefined;
    const isDrawn = elementOf(sheet, place) !== undefined;
    if (far !== undefined && !isDrawn) {
      scrollTo(far - (how === 'top' ? 0 : scroller.clientHeight / 3));
      requestAnimationFrame(() => showDrawn(place, how === 'gently' ? 'barely' : how));
    } else showDrawn(place, how);
  }

  function showDrawn(place: PreviewPlace, how: 'top' | 'gently' | 'barely'): void {
    const element = shownElement(place);
    if (!element) return;
    const top = topOf(element);
    const head = headHeight(element);
    if (how === 'top') {
      scrollTo(top - head);
      return;
    }
    const from = scroller.scrollTop + head;
    const to = scroller.scrollTop + scroller.clientHeight;
    const height = Math.min(element.offsetHeight, scroller.clientHeight / 2);
    const isInView = top >= from && top + height <= to;
    if (how === 'gently' && !isInView) {
      const target = top - head - (scroller.clientHeight - head) / 3;
      const isNear = Math.abs(target - scroller.scrollTop) < 3 * scroller.clientHeight;
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      scrollTo(target, isNear && !isCalm ? 'smooth' : 'instant');
    } else if (top < from) scrollTo(top - head - ROOM);
    else if (top + height > to) scrollTo(top + height - scroller.clientHeight + ROOM);
    showAcross(element);
  }

  /** Sideways only a cell needs it, beside the column of names that stays. */
  function showAcross(element: HTMLElement): void {
    if (!element.matches('td, th') || element.classList.contains('lead')) return;
    const lead = element.closest('tr')?.querySelector<HTMLElement>('.lead');
    const box = element.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const isBehind = lead && lead !== element && (lead.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const left = isBehind ? Math.max(view.left, lead.getBoundingClientRect().right) : view.left;
    const delta = box.left < left ? box.left - left : Math.max(0, Math.min(box.right - view.left - scroller.clientWidth, box.left - left));
    if (Math.abs(delta) < 1) return;
    quietUntil = performance.now() + ECHO;
    scroller.scrollBy({ left: delta, behavior: 'instant' });
  }

  function hold(model: PreviewModel): (model: PreviewModel) => void {
    const place = scroller.scrollTop > 0 ? first() : undefined;
    const element = place && shownElement(place);
    if (!place || !element) return () => undefined;
    const offset = topOf(element) - scroller.scrollTop;
    const row = rowOf(model, place);
    return (next) => {
      const now = rowPlace(next, place, row);
      const drawn = elementOf(sheet, now);
      const top = drawn ? topOf(drawn) : now.row === undefined ? undefined : rows.get(now.block)?.offsetOf(now.row);
      if (top !== undefined && Math.abs(top - offset - scroller.scrollTop) > 0.5) scrollTo(top - offset);
    };
  }

  return {
    first,
    hold,
    show,
    scrollTo(top) {
      const goOn = () => {
        scrollTo(top);
        return Math.abs(scroller.scrollTop - top) < 1;
      };
      if (!goOn()) waiting = goOn;
    },
    drawn(isWhole) {
      if (waiting?.() || isWhole) waiting = undefined;
    },
    rows,
    dispose() {
      scroller.removeEventListener('scroll', heard);
      scroller.removeEventListener('scrollend', ended);
    },
  };
}

/** The first of some elements that stand below each other whose end is below an edge. */
function firstBelow(elements: readonly Element[], edge: number): Element | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle] as Element).getBoundingClientRect().bottom <= edge) low = middle + 1;
    else high = middle;
  }
  return elements[low];
}

function rowOf(model: PreviewModel, place: PreviewPlace): PreviewRow | undefined {
  const block = blockOf(model, place);
  return block?.kind === 'table' && place.row !== undefined && !place.inHeader ? block.rows[place.row] : undefined;
}

/** Rows that were not edited are the same objects. */
function rowPlace(model: PreviewModel, place: PreviewPlace, row: PreviewRow | undefined): PreviewPlace {
  const block = blockOf(model, place);
  const at = row && block?.kind === 'table' ? block.rows.indexOf(row) : -1;
  return at >= 0 ? { ...place, row: at } : place;
}
