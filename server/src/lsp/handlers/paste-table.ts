import * as z from 'zod';
import type { readHtml } from '../../clipboard/read-html.js';
import { isMarkdownFile, type PastedTables, pasteTable, readTabText } from '../../core/api.js';
import { applyChange, type WantedChange } from '../apply-change.js';
import { toSpan, toTextEdits } from '../convert.js';
import { documentParams, rangeParam } from '../own-params.js';
import { type PasteTableResult, pasteTableCommand, pasteTableMethod } from '../protocol/paste-table.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import { wordsIn } from '../words.js';

const pasteParams = documentParams.extend({
  range: rangeParam,
  html: z.string().optional(),
  text: z.string().optional(),
});

type PasteParams = z.infer<typeof pasteParams>;

/** Pastes what spreadsheets and word processors put on the clipboard as tables of the draft. */
export const pasteTableFeature: ServerFeature = (session) => {
  session.connection.onRequest(pasteTableMethod, async (given: unknown): Promise<PasteTableResult | null> => {
    const params = pasteParams.safeParse(given).data;
    if (params === undefined) return null;
    const readHtml = await loadReadHtml();
    return session.answer<PasteTableResult | null>(pasteTableMethod, params.uri, null, ({ plain: reading }) => {
      if (params.version !== undefined && params.version !== reading.document.version) return null;
      return toResult(reading, pasteInto(reading, params, readHtml));
    });
  });
  return {
    commands: {
      [pasteTableCommand]: async ([given]) => {
        const params = pasteParams.safeParse(given).data;
        if (params === undefined) return null;
        const readHtml = await loadReadHtml();
        return applyChange(session, params, (reading) => bestChange(reading, params, readHtml));
      },
    },
  };
};

type ReadHtml = typeof readHtml;

/** The build makes a bundle of its own of it, since its library builds tables of entities as soon as it is loaded. */
async function loadReadHtml(): Promise<ReadHtml> {
  return (await import('../../clipboard/read-html.js')).readHtml;
}

function pasteInto({ analysis, document }: Reading, { range, html, text }: PasteParams, readHtml: ReadHtml): PastedTables {
  const selection = toSpan(analysis, range);
  const isMarkdown = document.languageId === 'markdown' || isMarkdownFile(document.uri);
  const paste = (content: ReturnType<ReadHtml>) => pasteTable(analysis, selection, content, isMarkdown ? 'pipe' : 'tab');
  const fromHtml = html === undefined ? undefined : paste(readHtml(html));
  if (fromHtml && (fromHtml.choices.length > 0 || text === undefined)) return fromHtml;
  const fromText = paste(readTabText(text ?? ''));
  return fromText.choices.length > 0 ? fromText : { ...fromText, notice: fromHtml?.notice ?? fromText.notice };
}

function toResult({ analysis }: Reading, { choices, notice, inBudget }: PastedTables): PasteTableResult {
  return {
    inBudget,
    choices: choices.map((choice) => ({ ...choice, edits: toTextEdits(analysis.lines, choice.edits) })),
    ...(notice === undefined ? {} : { notice }),
  };
}

function bestChange(reading: Reading, params: PasteParams, readHtml: ReadHtml): WantedChange {
  const { choices, notice } = pasteInto(reading, params, readHtml);
  const [best] = choices;
  if (best === undefined) return { refused: notice ?? wordsIn(reading.locale).nothingToPaste };
  const selection = { span: toSpan(reading.analysis, params.range), newText: best.insertText };
  return { title: best.title, edits: [selection, ...best.edits] };
}
