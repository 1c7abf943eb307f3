import type { CheckReport } from '../file-report.js';
import type { RunContext } from '../run-context.js';

/** Turns a report into what is printed on the standard output, part by part: the files come as they are told. */
export type Format = (report: CheckReport, context: RunContext) => Iterable<string>;
