import type { CodeLens } from 'vscode-languageserver';
import { countsOf, type Impact, sayCounts, tableSummaries } from '../../core/api.js';
import { toRange } from '../convert.js';
import { previewCommand, updateCommand } from '../protocol/impact.js';
import { recalculateTableCommand } from '../protocol/recalculate.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import { wordsIn } from '../words.js';

export const codeLensFeature: ServerFeature = ({ connection, impacts, answer }) => {
  connection.onCodeLens(({ textDocument }) =>
    answer('textDocument/codeLens', textDocument.uri, [], (reading) => codeLenses(reading, impacts.of(reading))),
  );
  return { capabilities: { codeLensProvider: {} } };
};

export function codeLenses(reading: Reading, impact: Impact | undefined): CodeLens[] {
  if (!reading.settings.codeLens || !reading.analysis.recognised) return [];
  return [...(impact ? impactLenses(reading, impact) : []), ...tableLenses(reading)];
}

/** Above each table in which the author has changed figures: what waits to follow, a click that updates it, and one that shows it. */
function impactLenses({ document, analysis, locale }: Reading, { ripple }: Impact): CodeLens[] {
  const words = wordsIn(locale);
  const counts = countsOf(ripple);
  const said = sayCounts(counts, locale);
  const [source] = ripple.sources;
  const tables = source
    ? new Set(ripple.sources.map(({ item }) => item.table))
    : new Set(ripple.changes.flatMap(({ table }) => table ?? []));
  return tableSummaries(analysis).flatMap(({ span }, place) => {
    const table = analysis.document.systems[place]?.table;
    if (!table || !tables.has(table)) return [];
    const range = toRange(analysis.lines, span);
    const lens = (title: string, command: string): CodeLens => ({ range, command: { title, command, arguments: [document.uri] } });
    return counts.edits > 0
      ? [lens(words.updateLens(said), updateCommand), lens(words.preview, previewCommand)]
      : [lens(words.decideLens(said), updateCommand)];
  });
}

/** Above each table that has equations: how many hold, and a click that recalculates it. */
function tableLenses({ document, analysis, locale }: Reading): CodeLens[] {
  const words = wordsIn(locale);
  return tableSummaries(analysis)
    .filter((table) => table.equations > 0)
    .map(({ span, equations, holding }) => ({
      range: toRange(analysis.lines, span),
      command: {
        title: words.tableLens(equations, holding),
        command: recalculateTableCommand,
        arguments: [document.uri, document.lined.plainOffsetOf(span.start)],
      },
    }));
}
