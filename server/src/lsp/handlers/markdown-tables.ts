import * as z from 'zod';
import { type Analysis, tablePages } from '../../core/api.js';
import { loadExchange } from '../../exchange/load-exchange.js';
import { previewOf } from '../previews.js';
import { type MarkdownTablesResult, markdownTablesMethod } from '../protocol/markdown-tables.js';
import type { ServerFeature } from '../server-feature.js';

const params = z.object({ uri: z.string() });

/** The tables of a budget as HTML, for previews of Markdown that would show them in pages, or as lines of text. */
export const markdownTablesFeature: ServerFeature = ({ connection, answer, neighbours }) => {
  connection.onRequest(markdownTablesMethod, async (given: unknown): Promise<MarkdownTablesResult | null> => {
    const { uri } = params.safeParse(given).data ?? {};
    const reading = uri === undefined ? undefined : await answer(markdownTablesMethod, uri, undefined, (found) => found);
    if (reading === undefined) return null;
    const { version } = reading.document;
    if (!reading.analysis.recognised) return { version, tables: [] };
    const shown = (await loadExchange()).markdownTables(previewOf(reading, neighbours.around(reading)).model);
    const pages = pagesOf(reading.analysis);
    // Tables are shown in the order in which the document has them.
    return { version, tables: shown.map(({ html }, at) => ({ html, pages: pages[at] ?? [] })) };
  });
  return {};
};

function pagesOf(analysis: Analysis): readonly MarkdownTablesResult['tables'][number]['pages'][] {
  return tablePages(analysis).map((spans) =>
    spans.map(({ start, end }) => ({ start: analysis.lines.lineAt(start), end: analysis.lines.lineAt(end) + 1 })),
  );
}
