import type { CheckReport } from '../file-report.js';
import type { RunContext } from '../run-context.js';

/** Turns a report into what is printed on the standard output. */
export type Format = (report: CheckReport, context: RunContext) => string;
