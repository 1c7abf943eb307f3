import * as z from 'zod';
import {
  type ImportWishes,
  importDraft,
  importFaultText,
  importNotes,
  type Locale,
  noSuchSheetText,
  nothingImportedText,
} from '../../core/api.js';
import { loadExchange } from '../../exchange/load-exchange.js';
import { fromBase64 } from '../protocol/base64.js';
import { type ImportWorkbookResult, importWorkbookMethod, largestImported } from '../protocol/import-workbook.js';
import type { ServerFeature } from '../server-feature.js';

const importParams = z.object({
  uri: z.string(),
  base64: z.string(),
  tables: z.enum(['pipe', 'tab']).optional(),
  sheets: z.array(z.string()).optional(),
});

/** Base64 takes four characters for three bytes. */
const LONGEST_BASE64 = Math.ceil(largestImported / 3) * 4;

/** Makes drafts of workbooks, for whoever has their bytes. */
export const importWorkbookFeature: ServerFeature = ({ connection, settings, localeOf, crashes }) => {
  connection.onRequest<ImportWorkbookResult | null, void>(importWorkbookMethod, async (given: unknown) => {
    const params = importParams.safeParse(given).data;
    if (params === undefined) return null;
    const { uri, base64, tables = 'pipe', sheets } = params;
    const locale = localeOf(await settings.for(uri));
    if (base64.length > LONGEST_BASE64) return { kind: 'refused', reason: importFaultText('too-large', locale) };
    const bytes = fromBase64(base64);
    if (bytes === undefined) return null;
    try {
      return await draftOf(bytes, { tables, ...(sheets && { sheets }) }, locale);
    } catch (error) {
      crashes.report(importWorkbookMethod, error);
      return null;
    }
  });
  return {};
};

async function draftOf(bytes: Uint8Array, wishes: ImportWishes, locale: Locale): Promise<ImportWorkbookResult> {
  const reading = await (await loadExchange()).readWorkbook(bytes);
  if (reading.kind === 'refused') return { kind: 'refused', reason: importFaultText(reading.fault, locale) };
  const draft = importDraft(reading.workbook, wishes);
  if (draft.kind === 'no-such-sheet') return { kind: 'refused', reason: noSuchSheetText(draft.name, draft.known, locale) };
  if (draft.kind === 'nothing') return { kind: 'refused', reason: nothingImportedText(locale) };
  return { kind: 'draft', text: draft.text, notes: importNotes(draft.report, locale) };
}
