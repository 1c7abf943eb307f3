import type {
  BlockId,
  EquationView,
  Locale,
  Picture,
  PreviewFinding,
  PreviewModel,
  PreviewPatch,
  PreviewPlace,
  PreviewRow,
  PreviewTable,
} from '../../core/api.js';
import type { ProtocolPosition, ProtocolRange } from './range.js';

export type { BlockId, EquationView, Locale, Picture, PreviewFinding, PreviewModel, PreviewPatch, PreviewPlace, PreviewRow, PreviewTable };

/** A request for a document as it will be published; `PreviewParams` to `PreviewUpdate`, or null where it cannot be read. */
export const previewMethod = 'budgetDraft/preview';

/**
 * A request for where something of a preview stands: `PreviewPlaceParams` to `PreviewTarget`, or null, as after an edit that the
 * page was not told of.
 */
export const previewTargetMethod = 'budgetDraft/preview/target';

/** A request for what a preview shows of a position: `PreviewPositionParams` to `PreviewPlace`, or null. */
export const previewPlaceMethod = 'budgetDraft/preview/place';

/** A request for the equations of a number: `PreviewPlaceParams` to `EquationView<PreviewPlace>`, or null where there is none. */
export const previewEquationMethod = 'budgetDraft/preview/equation';

/** Mends a finding of a preview: `PreviewFixParams` to `ChangeResult`. The change is made through the client, as one step. */
export const previewFixMethod = 'budgetDraft/preview/fix';

/** No preview of the document is shown any more: `{ uri }`. */
export const previewCloseMethod = 'budgetDraft/preview/close';

export interface PreviewParams {
  readonly uri: string;
  /** The last revision that the page shows; without one, or where the server has another, it gets the whole model. */
  readonly revision?: number;
}

/** `version` is that of the document. */
export type PreviewUpdate =
  | { readonly kind: 'whole'; readonly revision: number; readonly version: number; readonly model: PreviewModel }
  | { readonly kind: 'patch'; readonly revision: number; readonly version: number; readonly base: number; readonly patch: PreviewPatch };

/** Places are those of a revision; what is asked of another one than the server's last is answered with null. */
export interface PreviewPlaceParams {
  readonly uri: string;
  readonly revision: number;
  readonly place: PreviewPlace;
}

export interface PreviewTarget {
  readonly version: number;
  readonly range: ProtocolRange;
}

export interface PreviewPositionParams {
  readonly uri: string;
  readonly revision: number;
  readonly position: ProtocolPosition;
}

export interface PreviewFixParams {
  readonly uri: string;
  readonly revision: number;
  /** `PreviewFinding.id`. */
  readonly finding: string;
  /** An index into its fixes. */
  readonly fix: number;
}
