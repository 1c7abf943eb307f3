import type { EquationView, PreviewModel, PreviewPlace, PreviewUpdate } from '../../server/src/lsp/protocol/preview.js';
import { applyPatch } from '../../server/src/page/apply-patch.js';
import { type Marks, marksOf, NO_MARKS } from '../../server/src/page/marks.js';
import { moveTrail, NO_TRAIL, stepOf, type Trail, visit } from './equation-trail.js';
import type { PageState } from './messages.js';
import { movePlace } from './move-place.js';

export type Tab = PageState['tab'];
export type Side = NonNullable<PageState['side']>;

/** In pixels; the style sheet knows it too. */
export const NARROW = 720;

/** All that the page shows. */
export interface PageView {
  readonly uri: string;
  readonly revision: number;
  readonly model: PreviewModel | undefined;
  readonly marks: Marks;
  /** Why there is nothing to see. */
  readonly notice: string | undefined;
  readonly tab: Tab;
  readonly side: Side | undefined;
  /** Names of rows that others are folded into. */
  readonly folded: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly active: PreviewPlace | undefined;
  /** Where the cursor of the draft is. */
  readonly cursor: PreviewPlace | undefined;
  /** Where the findings are told in a popover, and whether the keyboard asked for it. */
  readonly told: { readonly place: PreviewPlace; readonly byKey: boolean } | undefined;
  /** The finding that was gone to last. */
  readonly finding: string | undefined;
  /** What is asked about; its view is null where there is nothing to say, and undefined until the answer is there. */
  readonly asked: { readonly place: PreviewPlace; readonly view: EquationView<PreviewPlace> | null | undefined } | undefined;
  /** The numbers whose equations one came by. */
  readonly trail: Trail;
}

export type PageAction =
  | { readonly kind: 'update'; readonly uri: string; readonly update: PreviewUpdate }
  | { readonly kind: 'nothing'; readonly message: string }
  | { readonly kind: 'cursor'; readonly place: PreviewPlace }
  | { readonly kind: 'equation'; readonly place: PreviewPlace; readonly view: EquationView<PreviewPlace> | null }
  | { readonly kind: 'tab'; readonly tab: Tab }
  | { readonly kind: 'side'; readonly side: Side | undefined }
  | { readonly kind: 'fold'; readonly names: readonly string[]; readonly isFolded: boolean }
  | { readonly kind: 'go'; readonly place: PreviewPlace }
  | { readonly kind: 'tell'; readonly place: PreviewPlace; readonly byKey: boolean; readonly finding?: string }
  | { readonly kind: 'choose'; readonly finding: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'ask'; readonly place: PreviewPlace };

/** Where there is little room, the side waits until it is asked for. */
export function firstView(state: PageState | undefined, width: number): PageView {
  return {
    uri: state?.uri ?? '',
    revision: 0,
    model: undefined,
    marks: NO_MARKS,
    notice: undefined,
    tab: state?.tab ?? 'document',
    side: state === undefined ? (width < NARROW ? undefined : 'findings') : state.side,
    folded: new Set(state?.folded),
    active: undefined,
    cursor: undefined,
    told: undefined,
    finding: undefined,
    asked: undefined,
    trail: NO_TRAIL,
  };
}

export function reduce(view: PageView, action: PageAction): PageView {
  switch (action.kind) {
    case 'update':
      return updated(view, action.uri, action.update);
    case 'nothing':
      return { ...view, model: undefined, marks: NO_MARKS, notice: action.message, told: undefined };
    case 'cursor':
      return { ...view, cursor: action.place };
    case 'equation':
      return {
        ...view,
        side: 'equation',
        asked: { place: action.place, view: action.view },
        trail: action.view ? visit(view.trail, stepOf(action.view, action.place)) : view.trail,
      };
    case 'tab':
      return { ...view, tab: action.tab, told: undefined };
    case 'side':
      return { ...view, side: action.side };
    case 'fold': {
      const folded = new Set(view.folded);
      for (const name of action.names)
        if (action.isFolded) folded.add(name);
        else folded.delete(name);
      return { ...view, folded, told: undefined };
    }
    case 'go':
      return { ...view, active: action.place, told: undefined };
    case 'tell':
      return {
        ...view,
        tab: 'document',
        active: action.place,
        told: { place: action.place, byKey: action.byKey },
        finding: action.finding ?? view.finding,
      };
    case 'choose':
      return { ...view, finding: action.finding, told: undefined };
    case 'close':
      return { ...view, told: undefined };
    case 'ask':
      return { ...view, side: 'equation', asked: { place: action.place, view: undefined } };
  }
}

/** The page keeps its places where it can; a patch of a model that it does not have is left alone. */
function updated(view: PageView, uri: string, update: PreviewUpdate): PageView {
  const isOther = uri !== view.uri;
  const before = isOther ? undefined : view.model;
  if (update.kind === 'patch' && (before === undefined || update.base !== view.revision)) return view;
  const model = update.kind === 'whole' ? update.model : applyPatch(before as PreviewModel, update.patch);
  const marks = model.findings === before?.findings ? view.marks : marksOf(model.findings, isOther ? NO_MARKS : view.marks);
  const move = (place: PreviewPlace | undefined) => before && movePlace(place, before, model);
  const told = view.told && move(view.told.place);
  const asked = view.asked && move(view.asked.place);
  return {
    ...view,
    uri,
    revision: update.revision,
    model,
    marks,
    notice: undefined,
    folded: isOther && view.uri !== '' ? new Set() : view.folded,
    active: move(view.active),
    cursor: move(view.cursor),
    told: told && view.told && hasFindings(marks, told) ? { ...view.told, place: told } : undefined,
    asked: asked && view.asked && { ...view.asked, place: asked },
    trail: isOther ? NO_TRAIL : moveTrail(view.trail, (place) => move(place)),
  };
}

function hasFindings(marks: Marks, place: PreviewPlace): boolean {
  return findingsAt(marks, place).length > 0;
}

/** What is told of a place: of a cell, a stretch of a text, or a block. */
export function findingsAt(marks: Marks, place: PreviewPlace): PreviewModel['findings'] {
  const own = marks.get(place.block);
  if (own === undefined) return [];
  if (place.inHeader) return own.header.filter((finding) => finding.place?.row === place.row && finding.place?.column === place.column);
  if (place.row !== undefined) {
    return (own.rows.get(place.row) ?? []).filter(
      (finding) => finding.place?.column === undefined || place.column === undefined || finding.place.column === place.column,
    );
  }
  const { start } = place;
  if (start === undefined) return own.whole.length > 0 ? own.whole : [];
  const end = Math.max(place.end ?? start, start + 1);
  return own.findings.filter(
    ({ place: at }) => at?.start !== undefined && at.start < end && Math.max(at.end ?? at.start, at.start + 1) > start,
  );
}
