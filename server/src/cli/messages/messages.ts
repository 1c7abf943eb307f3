import type { AdjustedFigure, Severity } from '../../core/api.js';
import type { UsageFault } from '../arguments.js';
import type { Problem } from '../problem.js';

/** Everything the command line says by itself; findings bring their own words. */
export interface Messages {
  readonly help: string;
  /** Before each problem, on the error stream. */
  readonly problemLabel: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly rulesFooter: string;
  readonly usage: (fault: UsageFault) => string;
  readonly problem: (problem: Problem) => string;
  readonly internalFault: (message: string) => string;
  readonly suggestion: (title: string) => string;
  readonly moreRelated: (count: number) => string;
  /** Where a line has no finding. */
  readonly nothingFound: (path: string, line: number) => string;
  readonly checkSummary: (counts: CheckCounts) => string;
  /** Over the list of one file. */
  readonly checklistHead: (counts: ChecklistCounts) => string;
  /** The columns of the list in Markdown: status, item, detail, places. */
  readonly checklistColumns: readonly [string, string, string, string];
  /** What the list is called, as a heading. */
  readonly checklistTitle: string;
  readonly fixSummary: (counts: FixCounts) => string;
  readonly convertSummary: (counts: ConvertCounts) => string;
  /** A line about one adjusted figure. */
  readonly adjustedFigure: (path: string, line: number, figure: AdjustedFigure) => string;
  /** A line about an amount that no longer agrees. */
  readonly lostAgreement: (path: string, line: number, words: string) => string;
  /** Behind the writing of a new draft, with how many places are left to fill in. */
  readonly newDraft: (path: string, open: number) => string;
  /** A file that an export wrote. */
  readonly exported: (path: string) => string;
  readonly exportSummary: (counts: ExportCounts) => string;
  /** A draft that was made of a workbook. */
  readonly imported: (path: string) => string;
  readonly factsSummary: (counts: FactsCounts) => string;
  readonly written: (path: string, figures: number) => string;
  readonly interrupted: (done: number, total: number) => string;
  readonly progress: (done: number, total: number, path: string) => string;
}

export interface CheckCounts {
  readonly files: number;
  readonly recognised: number;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly hints: number;
  /** Hints that were found and not shown. */
  readonly hiddenHints: number;
  readonly equations: number;
  readonly holding: number;
  /** The forms that the drafts follow, each once. */
  readonly templates: readonly string[];
  readonly problems: number;
}

export interface ChecklistCounts {
  readonly recognised: boolean;
  readonly settled: number;
  readonly total: number;
  readonly failed: number;
  readonly questions: number;
  readonly accepted: number;
  readonly unchecked: number;
  readonly notApplicable: number;
}

export interface FixCounts {
  readonly seen: number;
  readonly stale: number;
  readonly figures: number;
  /** Only what changes no figure's value was asked for. */
  readonly safe: boolean;
  readonly written: boolean;
}

export interface ExportCounts {
  readonly exported: number;
  readonly files: number;
  /** Documents that are no budgets. */
  readonly skipped: number;
}

export interface FactsCounts {
  readonly documents: number;
  readonly facts: number;
  /** Documents that are no budgets. */
  readonly skipped: number;
}

export interface ConvertCounts {
  readonly seen: number;
  readonly converted: number;
  readonly figures: number;
  readonly adjusted: number;
  readonly lost: number;
  readonly written: boolean;
}
