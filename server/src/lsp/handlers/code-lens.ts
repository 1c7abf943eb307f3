import type { CodeLens } from 'vscode-languageserver';
import { tableSummaries } from '../../core/api.js';
import { toRange } from '../convert.js';
import { recalculateTableCommand } from '../protocol.js';
import type { Reading } from '../readings.js';
import { wordsIn } from '../words.js';

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
