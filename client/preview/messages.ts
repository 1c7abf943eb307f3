import type { EquationView, PreviewPlace, PreviewUpdate } from '../../server/src/lsp/protocol/preview.js';

/** What the extension tells the page. */
export type ToPage =
  | { readonly kind: 'update'; readonly uri: string; readonly update: PreviewUpdate }
  /** The cursor came to a place of the draft. */
  | { readonly kind: 'cursor'; readonly place: PreviewPlace }
  /** The first line that the editor shows. */
  | { readonly kind: 'scroll'; readonly place: PreviewPlace }
  /** The answer to `ask`; null where the place holds no number. */
  | { readonly kind: 'equation'; readonly place: PreviewPlace; readonly view: EquationView<PreviewPlace> | null }
  /** Why there is nothing to see, in the user's language. */
  | { readonly kind: 'nothing'; readonly message: string };

/** What the page tells the extension. Places are those of the revision it shows. */
export type FromPage =
  /** The page can be told things and shows nothing yet, be it for the first time or after having been hidden. */
  | { readonly kind: 'ready' }
  /** Go to the place in the draft; with the focus where the user asked to edit there. */
  | { readonly kind: 'open'; readonly revision: number; readonly place: PreviewPlace; readonly focus: boolean }
  /** The equations of a number are wanted. */
  | { readonly kind: 'ask'; readonly revision: number; readonly place: PreviewPlace }
  /** The first thing that the page shows. */
  | { readonly kind: 'scrolled'; readonly revision: number; readonly place: PreviewPlace }
  | { readonly kind: 'fix'; readonly revision: number; readonly finding: string; readonly fix: number }
  /** Why there is a finding is wanted in words: the one of a rule at a place, or else the rule itself. */
  | { readonly kind: 'explain'; readonly revision: number; readonly ruleId: string; readonly place: PreviewPlace | undefined }
  | { readonly kind: 'export' };

/** What the page keeps over a reload, beside what it is sent anew. */
export interface PageState {
  readonly uri: string;
  /** By block and row, as `<name of the table>/<row>`; names, because ids do not outlive the server. */
  readonly folded: readonly string[];
  readonly tab: 'document' | 'pictures';
  readonly side: 'findings' | 'checklist' | 'equation' | undefined;
  readonly scrollTop: number;
}
