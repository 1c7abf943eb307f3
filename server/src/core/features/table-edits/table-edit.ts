import type { Span } from '../../base/span.js';
import type { DocumentChange, Refusal } from '../change.js';

/** What becomes of a wish to change a table: the change with what is selected after it, or why there is none. */
export type TableEdit =
  | {
      readonly change: DocumentChange;
      /** In the text with the change; undefined where the cursor stays where it is. */
      readonly select?: Span;
    }
  | Refusal;
