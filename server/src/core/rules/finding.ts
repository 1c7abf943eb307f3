import type { Position } from '../base/line-map.js';
import type { Edit, Span } from '../base/span.js';

export type Locale = 'zh-CN' | 'en';

/** How serious a finding is; the names are those of the Language Server Protocol. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The level a user may give a rule: a severity for all its findings, or off. */
export type RuleLevel = Severity | 'off';

/** A place that takes part in a finding, such as one addend of an equation. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A place in another document that takes part in a finding. */
export interface PlaceElsewhere {
  /** What the set of documents calls it: a URI or a path. */
  readonly document: string;
  readonly start: Position;
  readonly end: Position;
  readonly message: string;
}

/** A way to mend a finding. Edits touch only what they name. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Whether the edits alter a reported figure; such a suggestion is never applied without being asked for. */
  readonly changesFigures: boolean;
  /** There is no doubt about it and nothing else to decide: it may be applied with all others of its kind, unseen. */
  readonly isSafe?: boolean;
}

/** One fault in the document. The first suggestion is the preferred one. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** Only findings about a document among others have such places. */
  readonly elsewhere?: readonly PlaceElsewhere[];
  readonly suggestions: readonly Suggestion[];
}

/** The order in which findings are told: by place. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
