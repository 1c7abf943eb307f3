import type { Edit } from '../base/span.js';

/** What an author asked to have done to a document, as one step that can be looked at first and undone at once. */
export interface DocumentChange {
  /** Names the step, as in a list of what can be undone. */
  readonly title: string;
  readonly edits: readonly AnnotatedEdit[];
}

/** Why a change that an author asked for is not made, in a line that can be shown. */
export interface Refusal {
  readonly refused: string;
}

/** An edit with words for whoever looks at a change before agreeing to it. */
export interface AnnotatedEdit extends Edit {
  readonly annotation?: ChangeAnnotation;
}

/** Edits with the same words belong together: an editor lists them under one line. */
export interface ChangeAnnotation {
  readonly label: string;
  readonly description?: string;
  /** The editor asks before it makes these edits. */
  readonly needsConfirmation?: boolean;
}
