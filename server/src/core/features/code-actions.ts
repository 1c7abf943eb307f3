import type { Edit, Span } from '../base/span.js';
import type { Finding } from '../rules/finding.js';
import type { Analysis } from './analyse.js';

export interface CodeAction {
  readonly title: string;
  /** `quickfix` mends `finding`; `refactor` is offered without one (recalculate this total, this table). */
  readonly kind: 'quickfix' | 'refactor';
  readonly finding?: Finding;
  readonly edits: readonly Edit[];
  readonly preferred: boolean;
  readonly changesFigures: boolean;
}

/** Everything that can be done at a range: the suggestions of the findings it touches, and recalculations. */
export function codeActionsAt(_analysis: Analysis, _span: Span): readonly CodeAction[] {
  return [];
}
