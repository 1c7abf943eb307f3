import { type AmongOthers, type Analysis, checklist, summarise, templateOf } from '../../core/api.js';
import { type StatusParams, type StatusRequestParams, type StatusTemplate, statusMethod } from '../protocol/status.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

/** Told whenever a document has been read, and when asked for. */
export const statusFeature: ServerFeature = (session) => {
  const { connection, documents, readings, neighbours, answer } = session;
  const tell = (reading: Reading) =>
    void connection.sendNotification(statusMethod, statusOf(reading, neighbours.around(reading))).catch(() => undefined);
  session.onReading(tell);
  neighbours.onOthersChanged((uris) => {
    for (const uri of uris) if (documents.get(uri)) void readings.of(uri).then((reading) => reading && tell(reading));
  });
  connection.onRequest(statusMethod, ({ uri }: StatusRequestParams) =>
    answer<StatusParams | null>(statusMethod, uri, null, (reading) => statusOf(reading, neighbours.around(reading))),
  );
  return {};
};

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
