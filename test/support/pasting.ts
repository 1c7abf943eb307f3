import { readHtml } from '../../server/src/clipboard/read-html.js';
import {
  type Analysis,
  analyse,
  applyEdits,
  type PasteChoice,
  type PastedContent,
  pasteTable,
  readTabText,
} from '../../server/src/core/api.js';
import type { RowKind } from '../../server/src/core/table/write-table.js';

/** A document with a selection, marked by `‸` at its cursor or at both its ends. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function marked(source: string): Marked {
  const start = source.indexOf('‸');
  if (start < 0) throw new Error('Nothing marks the cursor.');
  const end = source.indexOf('‸', start + 1);
  return { text: source.replaceAll('‸', ''), start, end: end < 0 ? start : end - 1 };
}

export interface Pasted {
  readonly choices: readonly PasteChoice[];
  readonly notice: string | undefined;
  /** The document after the first way to paste, or after the one asked for; undefined where there is none. */
  readonly text: string | undefined;
}

/** Pastes over the marked selection; a string is text of the clipboard. */
export function pasted(source: string, content: PastedContent | string, kind?: PasteChoice['kind'], fallback: RowKind = 'pipe'): Pasted {
  const { text, start, end } = marked(source);
  const blocks = typeof content === 'string' ? readTabText(content) : content;
  const { choices, notice } = pasteTable(analyse(text, { locale: 'zh-CN' }), { start, end }, blocks, fallback);
  const choice = kind === undefined ? choices[0] : choices.find((one) => one.kind === kind);
  return { choices, notice, text: choice && applyChoice(text, { start, end }, choice) };
}

export function pastedHtml(source: string, html: string, kind?: PasteChoice['kind'], fallback?: RowKind): Pasted {
  return pasted(source, readHtml(html), kind, fallback);
}

/** What an editor does: the selection becomes the text to insert, and the other edits are made with it. */
export function applyChoice(
  text: string,
  selection: { readonly start: number; readonly end: number },
  { insertText, edits }: PasteChoice,
): string {
  const overlapping = edits.filter(({ span }) => span.start < selection.end && selection.start < span.end);
  if (overlapping.length > 0) throw new Error('An edit overlaps the selection.');
  return applyEdits(text, [
    ...edits.filter(({ span }) => span.end <= selection.start),
    { span: selection, newText: insertText },
    ...edits.filter(({ span }) => span.end > selection.start || span.start > selection.start),
  ]);
}

/** The cells of every table of a document, as they are written. */
export function cellsOf({ document }: Analysis): readonly (readonly (readonly string[])[])[] {
  return document.tables.map(({ fragments }) => fragments.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text))));
}
