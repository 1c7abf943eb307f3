import { type CompletionItem, type CompletionList, type MarkupContent, MarkupKind } from 'vscode-languageserver';
import * as z from 'zod';
import { completionsAt, LineMap, mayComplete, subjectMarkdown } from '../../core/api.js';
import type { ClientFeatures } from '../client-features.js';
import { toCompletionItem, toOffset } from '../convert.js';
import { plainMarkdown } from '../plain-markdown.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import { settingsCompletions } from '../settings-completions.js';
import { isSettingsFile } from '../workspace-settings.js';

/** What an author types of a code, of a name or of its sound, and what stands before a cell, a title or a unit. */
const triggerCharacters = [...'0123456789abcdefghijklmnopqrstuvwxyzABC|\t[:：《见【', '"'];

const itemData = z.object({ uri: z.string(), code: z.string() });

export const completionFeature: ServerFeature = (session) => {
  const { connection, client, documents, readings, crashes, onReading } = session;
  // A key was pressed: where nothing is read of the new text yet, the last reading tells what the document is about.
  const latest = new Map<string, Reading>();
  onReading((reading) => void latest.set(reading.document.uri, reading));
  documents.onDidClose(({ document }) => void latest.delete(document.uri));

  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const document = documents.get(uri);
    if (document === undefined) return null;
    try {
      if (isSettingsFile(uri)) return await settingsCompletions(session, document, position);
      const { text } = document;
      const lines = new LineMap(text);
      const offset = toOffset({ text, lines }, position);
      if (!mayComplete(text, lines, offset)) return null;
      const known = latest.get(uri);
      const reading = known?.analysis.recognised ? known : await readings.of(uri);
      return reading ? completions({ text, lines }, offset, reading, client) : null;
    } catch (error) {
      crashes.report(`textDocument/completion ${uri}`, error);
      return null;
    }
  });

  connection.onCompletionResolve((item) => {
    const data = itemData.safeParse(item.data).data;
    const reading = data && latest.get(data.uri);
    return reading ? { ...item, documentation: documentation(reading, data.code, client) } : item;
  });

  return { capabilities: { completionProvider: { triggerCharacters, resolveProvider: true } } };
};

interface CurrentText {
  readonly text: string;
  readonly lines: LineMap;
}

/** The ways to go on at a place. Each further key asks again: what fits by its sound is for the server to say. */
export function completions({ text, lines }: CurrentText, offset: number, reading: Reading, client: ClientFeatures): CompletionList | null {
  const list = completionsAt(text, offset, reading.analysis);
  if (!list || list.items.length === 0) return null;
  const items = list.items.map((item, order): CompletionItem => {
    const shown = toCompletionItem(lines, list.typed, item, order, client);
    return item.subject ? { ...shown, data: { uri: reading.document.uri, code: item.subject.code } } : shown;
  });
  return { isIncomplete: true, items };
}

function documentation({ analysis, locale }: Reading, code: string, client: ClientFeatures): MarkupContent {
  const markdown = subjectMarkdown(analysis, code, locale);
  return client.completionMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainMarkdown(markdown) };
}
