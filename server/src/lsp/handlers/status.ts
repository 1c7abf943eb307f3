import { summarise } from '../../core/api.js';
import type { StatusParams } from '../protocol.js';
import type { Reading } from '../readings.js';

/** What was recognised in a document, in numbers. */
export function statusOf({ document, analysis }: Reading): StatusParams {
  const { recognised, year, owner, tables, equations, holding } = summarise(analysis);
  return {
    uri: document.uri,
    version: document.version,
    recognised,
    ...(year === undefined ? {} : { year }),
    ...(owner === undefined ? {} : { owner }),
    tables,
    equations,
    holding,
    findings: analysis.findings.length,
  };
}
