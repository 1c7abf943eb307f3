import type { Checklist, LineMap } from '../core/api.js';
import type { ChecklistCounts } from './messages/messages.js';
import type { RunContext } from './run-context.js';

/** The checklist of one file. */
export interface ChecklistReport {
  /** Absolute. */
  readonly path: string;
  readonly shownPath: string;
  readonly lines: LineMap;
  readonly checklist: Checklist;
}

/** Turns the checklists of all files into what is printed. */
export type ChecklistFormat = (reports: readonly ChecklistReport[], context: RunContext) => string;

/** The numbers of a checklist, for its head. */
export function countsOf({ recognised, settled, total, counts }: Checklist): ChecklistCounts {
  return {
    recognised,
    settled,
    total,
    failed: counts.failed,
    questions: counts.question,
    accepted: counts.accepted,
    unchecked: counts.unchecked,
    notApplicable: counts['not-applicable'],
  };
}
