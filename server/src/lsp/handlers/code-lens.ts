import type { CodeLens } from 'vscode-languageserver';
import { tableSummaries } from '../../core/api.js';
import { toRange } from '../convert.js';
import { recalculateTableCommand } from '../protocol/recalculate.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import { wordsIn } from '../words.js';

export const codeLensFeature: ServerFeature = ({ connection, answer }) => {
  connection.onCodeLens(({ textDocument }) => answer('textDocument/codeLens', textDocument.uri, [], codeLenses));
  return { capabilities: { codeLensProvider: {} } };
};

/** Above each table that has equations: how many hold, and a click that recalculates it. */
export function codeLenses({ document, analysis, settings, locale }: Reading): CodeLens[] {
  if (!settings.codeLens || !analysis.recognised) return [];
  const words = wordsIn(locale);
  return tableSummaries(analysis)
    .filter((table) => table.equations > 0)
    .map(({ span, equations, holding }) => ({
      range: toRange(analysis.lines, span),
      command: { title: words.tableLens(equations, holding), command: recalculateTableCommand, arguments: [document.uri, span.start] },
    }));
}
