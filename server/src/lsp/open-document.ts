import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { RoomyText } from '../core/api.js';

/** One version of a document that is open in the editor. A change makes a new one. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  /** The text line by line; what is typed within a line leaves the others as they are. */
  readonly lined: RoomyText;
  readonly text: string;
}

/** How documents come to be and how changes come into them. */
export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, languageId, version, text) => openDocument(uri, languageId, version, RoomyText.of(text)),
  update: ({ uri, languageId, lined }, changes, version) => openDocument(uri, languageId, version, withLinedChanges(lined, changes)),
};

function openDocument(uri: string, languageId: string, version: number, lined: RoomyText): OpenDocument {
  return {
    uri,
    languageId,
    version,
    lined,
    get text() {
      return lined.toString();
    },
  };
}

/** Typing mostly changes one line; whatever else happens, the text is laid out anew. */
function withLinedChanges(lined: RoomyText, changes: readonly TextDocumentContentChangeEvent[]): RoomyText {
  let current = lined;
  for (let index = 0; index < changes.length; index++) {
    const next = withinLine(current, changes[index] as TextDocumentContentChangeEvent);
    if (next === undefined) return RoomyText.of(withChanges(current.toString(), changes.slice(index)));
    current = next;
  }
  return current;
}

function withinLine(text: RoomyText, change: TextDocumentContentChangeEvent): RoomyText | undefined {
  if (!('range' in change)) return undefined;
  const { start, end } = change.range;
  if (start.line !== end.line) return undefined;
  const [from, to] = start.character <= end.character ? [start, end] : [end, start];
  return text.withinLine(start.line, from.character, to.character, change.text);
}

/**
 * The text after changes, each of which speaks of the text that the one before it left.
 *
 * `TextDocument.update` is not used for this: it keeps its line starts by hand, and loses them where a change ends beyond
 * the last line (as some editors have it) or puts LF after CR. Here each text has line starts of its own, and because editors
 * send many changes from the end of the text to its beginning, one text mostly serves for all of them.
 */
export function withChanges(text: string, changes: readonly TextDocumentContentChangeEvent[]): string {
  let current = text;
  let measured = measure(text);
  // Before this offset, `measured` and `current` are the same.
  let same = text.length + 1;
  for (const change of changes) {
    if (!('range' in change)) {
      current = change.text;
      measured = measure(current);
      same = current.length + 1;
      continue;
    }
    const { range } = change;
    if (Math.max(measured.offsetAt(range.start), measured.offsetAt(range.end)) >= same) measured = measure(current);
    // A range that is the wrong way round covers the same text.
    const [start, end] = [measured.offsetAt(range.start), measured.offsetAt(range.end)].sort((a, b) => a - b) as [number, number];
    current = current.slice(0, start) + change.text + current.slice(end);
    same = start;
  }
  return current;
}

/** Line starts of a text; positions beyond the end of a line or of the text are taken for that end. */
function measure(text: string): TextDocument {
  return TextDocument.create('', '', 0, text);
}
