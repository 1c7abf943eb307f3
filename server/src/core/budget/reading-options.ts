import type { OwnCode } from './catalogue/own-codes.js';
import type { FormChoice } from './form/recognise-form.js';

/** What a reader is told besides the text. */
export interface ReadingOptions extends FormChoice {
  /** The budget year; it wins over what the document says. */
  readonly year?: number;
  /** Subjects that the user adds to the published ones. */
  readonly codes?: readonly OwnCode[];
  /** What the user states about the figures, one identity a line. */
  readonly identities?: readonly string[];
}
