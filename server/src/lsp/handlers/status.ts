import { type AmongOthers, type Analysis, checklist, summarise, templateOf } from '../../core/api.js';
import type { StatusParams, StatusTemplate } from '../protocol.js';
import type { Reading } from '../readings.js';

/** What was recognised in a document, in numbers. */
export function statusOf({ document, analysis }: Reading, among: AmongOthers | undefined): StatusParams {
  const { recognised, year, owner, tables, equations, holding } = summarise(analysis);
  const { settled, total, counts } = checklist(analysis, among);
  return {
    uri: document.uri,
    version: document.version,
    recognised,
    ...(year === undefined ? {} : { year }),
    ...(owner === undefined ? {} : { owner }),
    tables,
    ...(recognised ? { template: statusTemplate(analysis) } : {}),
    equations,
    holding,
    settled,
    total,
    unchecked: counts.unchecked,
    findings: analysis.findings.length + (among?.findings.length ?? 0),
  };
}

export function statusTemplate(analysis: Analysis): StatusTemplate {
  const { unknown, ...template } = templateOf(analysis);
  return { ...template, ...(unknown === undefined ? {} : { unknown }) };
}
