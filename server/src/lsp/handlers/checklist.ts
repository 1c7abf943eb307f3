import { type AmongOthers, type ChecklistPlace, checklist, checklistStatusTitle } from '../../core/api.js';
import { toRange } from '../convert.js';
import { type ChecklistPlaceResult, type ChecklistRequestParams, type ChecklistResult, checklistMethod } from '../protocol/checklist.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';

export const checklistFeature: ServerFeature = ({ connection, neighbours, answer }) => {
  connection.onRequest(checklistMethod, ({ uri }: ChecklistRequestParams) =>
    answer<ChecklistResult | null>(checklistMethod, uri, null, (reading) => checklistOf(reading, neighbours.around(reading))),
  );
  return {};
};

/** Every obligation of a document with what became of it. */
export function checklistOf({ document, analysis, locale }: Reading, among: AmongOthers | undefined): ChecklistResult {
  const { recognised, settled, total, sections } = checklist(analysis, among);
  const place = ({ span, kind, message, severity, ruleId }: ChecklistPlace): ChecklistPlaceResult => ({
    range: toRange(analysis.lines, span),
    kind,
    message,
    ...(severity === undefined ? {} : { severity }),
    ...(ruleId === undefined ? {} : { ruleId }),
  });
  return {
    uri: document.uri,
    version: document.version,
    recognised,
    settled,
    total,
    groups: sections.map(({ group, title, items }) => ({
      id: group,
      title,
      items: items.map((item) => ({
        id: item.id,
        title: item.title,
        status: item.status,
        statusTitle: checklistStatusTitle(item.status, locale),
        detail: item.detail,
        ruleIds: item.ruleIds,
        places: item.places.map(place),
      })),
    })),
  };
}
