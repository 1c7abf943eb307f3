import type { PreviewFinding, PreviewModel, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { parentOf, rowName } from '../../server/src/page/row-tree.js';
import type { Editor } from './editor.js';
import { blockOf } from './move-place.js';
import { findingsAt, type PageAction, type PageView } from './page-view.js';

/** What is to be done once the page is drawn anew. */
export interface Wishes {
  focus?: PreviewPlace;
  show?: { readonly place: PreviewPlace; readonly how: 'top' | 'gently' | 'barely' };
  /** Brings what was at the top back there. */
  release?: (model: PreviewModel) => void;
}

/** What a reader can do. */
export interface PageActions {
  /** To the source; with the focus where they want to edit there. */
  open(place: PreviewPlace, focus: boolean): void;
  ask(place: PreviewPlace): void;
  /** On to the equations of another number, which comes into view in the document. */
  walk(place: PreviewPlace): void;
  /** The keyboard goes to a place. */
  go(place: PreviewPlace): void;
  /** Tells what is wrong at a place; nothing where nothing is. */
  tell(place: PreviewPlace, byKey: boolean): boolean;
  close(): void;
  closeSide(): void;
  fold(names: readonly string[], isFolded: boolean): void;
  toFinding(finding: PreviewFinding, byKey: boolean): void;
  /** On, 1, or back, -1, from the finding gone to last. */
  step(by: 1 | -1): void;
  /** A place named elsewhere on the page: into view, and to the source. */
  follow(place: PreviewPlace): void;
  fix(finding: string, fix: number): void;
  explain(finding: string): void;
}

export function createPageActions(
  editor: Editor,
  current: () => PageView,
  dispatch: (action: PageAction) => void,
  wishes: Wishes,
): PageActions {
  const revision = () => current().revision;
  const findings = () => current().model?.findings ?? [];

  function open(place: PreviewPlace, focus: boolean): void {
    editor.post({ kind: 'open', revision: revision(), place, focus });
  }

  function ask(place: PreviewPlace): void {
    dispatch({ kind: 'ask', place });
    editor.post({ kind: 'ask', revision: revision(), place });
  }

  function follow(place: PreviewPlace): void {
    unfoldTo(place);
    dispatch({ kind: 'tab', tab: 'document' });
    dispatch({ kind: 'go', place });
    wishes.show = { place, how: 'gently' };
    open(place, false);
  }

  /** What is folded away cannot be shown. */
  function unfoldTo(place: PreviewPlace): void {
    const { model, folded } = current();
    const table = model && blockOf(model, place);
    if (table?.kind !== 'table' || place.row === undefined || place.inHeader || folded.size === 0) return;
    const names: string[] = [];
    for (let at = parentOf(table.rows, place.row); at >= 0; at = parentOf(table.rows, at)) names.push(rowName(table, at));
    if (names.some((name) => folded.has(name))) dispatch({ kind: 'fold', names, isFolded: false });
  }

  function toFinding({ id, place }: PreviewFinding, byKey: boolean): void {
    if (place === undefined) {
      dispatch({ kind: 'choose', finding: id });
      return;
    }
    unfoldTo(place);
    dispatch({ kind: 'tell', place, byKey, finding: id });
    wishes.show = { place, how: 'gently' };
    open(place, false);
  }

  return {
    open,
    follow,
    toFinding,
    ask,
    walk(place) {
      unfoldTo(place);
      dispatch({ kind: 'go', place });
      if (current().tab === 'document') wishes.show = { place, how: 'gently' };
      ask(place);
    },
    go(place) {
      dispatch({ kind: 'go', place });
      wishes.focus = place;
      wishes.show = { place, how: 'barely' };
    },
    tell(place, byKey) {
      const { marks } = current();
      const [first] = findingsAt(marks, place);
      if (first === undefined) return false;
      dispatch({ kind: 'tell', place, byKey, finding: first.id });
      return true;
    },
    close() {
      const { told } = current();
      if (told === undefined) return;
      wishes.focus = told.place;
      dispatch({ kind: 'close' });
    },
    closeSide: () => dispatch({ kind: 'side', side: undefined }),
    fold: (names, isFolded) => dispatch({ kind: 'fold', names, isFolded }),
    step(by) {
      const all = findings();
      if (all.length === 0) return;
      const at = all.findIndex(({ id }) => id === current().finding);
      const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
      toFinding(all[next] as PreviewFinding, true);
    },
    fix: (finding, fix) => editor.post({ kind: 'fix', revision: revision(), finding, fix }),
    explain(finding) {
      const found = findings().find(({ id }) => id === finding);
      if (found) editor.post({ kind: 'explain', revision: revision(), ruleId: found.ruleId, place: found.place });
    },
  };
}
