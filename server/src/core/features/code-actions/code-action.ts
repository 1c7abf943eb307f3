import type { Span } from '../../base/span.js';
import type { DocumentDigest } from '../../budget/set/digest.js';
import type { Finding } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import type { AnnotatedEdit } from '../change.js';

/** Something that can be done at a place. */
export interface CodeAction {
  readonly title: string;
  /** As the protocol names kinds: `quickfix` mends `finding`, `refactor.…` is offered without one. */
  readonly kind: string;
  readonly finding?: Finding;
  readonly edits: readonly AnnotatedEdit[];
  readonly preferred: boolean;
  readonly changesFigures: boolean;
  /** The words among the edits' new text that the author is to replace. */
  readonly placeholder?: string;
}

/** Says what can be done at a range; `findings` are those that the range touches, of this document and of others about it. */
export type CodeActionProvider = (
  analysis: Analysis,
  span: Span,
  findings: readonly Finding[],
  /** The document of the same owner for the year before, where it is known. */
  lastYear: DocumentDigest | undefined,
) => readonly CodeAction[];
