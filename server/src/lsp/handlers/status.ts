import { type AmongOthers, type Analysis, checklist, countsOf, type Impact, sayCounts, summarise, templateOf } from '../../core/api.js';
import { type StatusImpact, type StatusParams, type StatusRequestParams, type StatusTemplate, statusMethod } from '../protocol/status.js';
import type { Reading } from '../readings.js';
import { createScheduler } from '../scheduler.js';
import type { ServerFeature } from '../server-feature.js';

/** Findings come first, and the next keystroke before numbers about the last: in milliseconds after a reading. */
const pause = 250;

/** Told a while after a document has been read, and when asked for. */
export const statusFeature: ServerFeature = (session) => {
  const { connection, runtime, documents, readings, neighbours, impacts, crashes, answer } = session;
  const scheduler = createScheduler(runtime.timer);
  const statusNow = (reading: Reading) => statusOf(reading, neighbours.around(reading), impacts.of(reading));
  const tell = (reading: Reading) => void connection.sendNotification(statusMethod, statusNow(reading)).catch(() => undefined);
  session.onReading((reading) => {
    const { uri } = reading.document;
    scheduler.schedule(uri, pause, () => {
      try {
        if (documents.get(uri) !== undefined) tell(reading);
      } catch (error) {
        crashes.report(`${statusMethod} ${uri}`, error);
      }
    });
  });
  documents.onDidClose(({ document: { uri } }) => scheduler.cancel(uri));
  neighbours.onOthersChanged((uris) => {
    for (const uri of uris) if (documents.get(uri)) void readings.of(uri).then((reading) => reading && tell(reading));
  });
  connection.onRequest(statusMethod, ({ uri }: StatusRequestParams) => answer<StatusParams | null>(statusMethod, uri, null, statusNow));
  return {};
};

/** What was recognised in a document, in numbers. */
export function statusOf(
  { document, analysis, locale }: Reading,
  among: AmongOthers | undefined,
  impact: Impact | undefined,
): StatusParams {
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
    ...(impact ? { impact: statusImpact(impact, locale) } : {}),
  };
}

function statusImpact({ ripple }: Impact, locale: Reading['locale']): StatusImpact {
  const counts = countsOf(ripple);
  return { text: sayCounts(counts, locale), edits: counts.edits };
}

export function statusTemplate(analysis: Analysis): StatusTemplate {
  const { unknown, ...template } = templateOf(analysis);
  return { ...template, ...(unknown === undefined ? {} : { unknown }) };
}
