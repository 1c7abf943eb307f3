import type { ProtocolRange } from './range.js';

/** A request for the checklist (核对清单) of an open document; the answer is `ChecklistResult`, or null for one that is not open. */
export const checklistMethod = 'budgetDraft/checklist';

export interface ChecklistRequestParams {
  readonly uri: string;
}

/** Every obligation of a document, in groups, with what became of it. All words are in the language of the findings. */
export interface ChecklistResult {
  readonly uri: string;
  readonly version: number;
  readonly recognised: boolean;
  readonly settled: number;
  readonly total: number;
  readonly groups: readonly ChecklistGroupResult[];
}

export interface ChecklistGroupResult {
  /** Such as `tables` or `codes`. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly ChecklistItemResult[];
}

/** `accepted`: all that was found is accepted for a reason. `unchecked`: nothing can be said; never the same as passed. */
export type ChecklistItemStatus = 'passed' | 'failed' | 'question' | 'accepted' | 'not-applicable' | 'unchecked';

export interface ChecklistItemResult {
  /** Names the obligation for good, such as `table-sums:3` or `identity:C3`. */
  readonly id: string;
  readonly title: string;
  readonly status: ChecklistItemStatus;
  /** The status in words. */
  readonly statusTitle: string;
  /** Why, with numbers. */
  readonly detail: string;
  readonly ruleIds: readonly string[];
  readonly places: readonly ChecklistPlaceResult[];
}

export interface ChecklistPlaceResult {
  /** In the protocol's lines and characters. */
  readonly range: ProtocolRange;
  /** What was found, what is accepted (then `message` is the reason), or where the item stands (then there is no message). */
  readonly kind: 'finding' | 'accepted' | 'place';
  readonly message: string;
  readonly severity?: 'error' | 'warning' | 'information' | 'hint';
  readonly ruleId?: string;
}
