import * as z from 'zod';
import { tablePages } from '../../core/api.js';
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
    const preview = previewOf(reading, neighbours.around(reading));
    const tables = tablePages(reading.analysis, preview);
    const shown = (await loadExchange()).markdownTables(preview.model, tables);
    return { version, tables: tables.map(({ pages }, at) => ({ pages, html: shown[at] ?? '' })) };
  });
  return {};
};
