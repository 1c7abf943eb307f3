import { clickDocument, doubleClickDocument, keyInDocument } from './document-events.js';
import type { PageActions } from './page-actions.js';
import { NARROW, type PageView } from './page-view.js';

/** One listener for all cells and buttons, rather than one for each. */
export function listenToPage(page: HTMLElement, sheet: HTMLElement, view: () => PageView, actions: PageActions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  sheet.addEventListener('click', (event) => clickDocument(event, view(), actions), { signal });
  sheet.addEventListener('dblclick', (event) => doubleClickDocument(event, actions), { signal });
  sheet.addEventListener(
    'keydown',
    (event) => {
      if (keyInDocument(event, view(), actions)) event.preventDefault();
    },
    { signal },
  );
  page.addEventListener('click', (event) => pressed(event.target, view(), actions), { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (!event.defaultPrevented && keyAnywhere(event, view(), actions)) event.preventDefault();
    },
    { signal },
  );
  return () => stop.abort();
}

/** Keys that mean the same wherever the keyboard is on the page. */
function keyAnywhere({ key, shiftKey }: KeyboardEvent, { told, side }: PageView, actions: PageActions): boolean {
  if (key === 'F8') actions.step(shiftKey ? -1 : 1);
  else if (key === 'Escape' && told) actions.close();
  else if (key === 'Escape' && side && innerWidth < NARROW) actions.closeSide();
  else return false;
  return true;
}

/** Buttons of findings and of the checklist say by what they carry what they are for. */
function pressed(target: EventTarget | null, { model }: PageView, actions: PageActions): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('button') : undefined;
  if (!button || !model) return;
  const finding = button.closest<HTMLElement>('[data-finding]')?.dataset.finding;
  const { fix, explain, go, itemPlace } = button.dataset;
  if (finding !== undefined && fix !== undefined) actions.fix(finding, Number(fix));
  else if (finding !== undefined && explain !== undefined) actions.explain(finding);
  else if (finding !== undefined && go !== undefined) {
    const found = model.findings.find(({ id }) => id === finding);
    if (found) actions.toFinding(found, false);
  } else if (itemPlace !== undefined) {
    const item = button.closest<HTMLElement>('[data-item]')?.dataset.item;
    const items = model.checklist?.sections.flatMap((section) => section.items);
    const place = items?.find(({ id }) => id === item)?.places[Number(itemPlace)]?.place;
    if (place) actions.follow(place);
  }
}
