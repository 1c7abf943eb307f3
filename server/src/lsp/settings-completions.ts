import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver';
import {
  type Analysis,
  type CompletionList as CoreList,
  completeIdentity,
  completeOwnCode,
  completeOwnCodeName,
  LineMap,
} from '../core/api.js';
import { type JsonStringPlace, jsonStringAt } from '../settings/json-string-place.js';
import { toCompletionItem, toOffset } from './convert.js';
import type { OpenDocument } from './open-document.js';
import type { Session } from './session.js';

/** A folder holds more drafts than this in few places, and some of them say enough. */
const mostDrafts = 12;

/** What a settings file may say next, by the drafts that are open beside and below it: their tables, rows, columns and codes. */
export async function settingsCompletions(
  session: Session,
  { uri, text }: OpenDocument,
  position: Position,
): Promise<CompletionList | null> {
  const lines = new LineMap(text);
  const offset = toOffset({ text, lines }, position);
  const place = jsonStringAt(text, offset);
  if (!place) return null;
  const list = completionsIn(text, offset, place, await draftsBelow(session, uri));
  if (!list || list.items.length === 0) return null;
  const items = list.items.map((item, order): CompletionItem => {
    // What is written stands in a string of JSON.
    const newText = JSON.stringify(item.newText).slice(1, -1);
    return toCompletionItem(lines, list.typed, { ...item, newText }, order, session.client);
  });
  return { isIncomplete: true, items };
}

function completionsIn(text: string, offset: number, place: JsonStringPlace, drafts: readonly Analysis[]): CoreList | undefined {
  const { path, isName, start, end } = place;
  const [setting, second, third] = path;
  const content = text.slice(start, end);
  if (setting === 'identities' && path.length === 2) {
    const list = completeIdentity(content, offset - start, drafts);
    const moved = (at: number) => start + at;
    return (
      list && {
        ...list,
        items: list.items.map((item) => ({ ...item, span: { start: moved(item.span.start), end: moved(item.span.end) } })),
      }
    );
  }
  if (setting !== 'codes' || typeof second !== 'string') return undefined;
  const typed = text.slice(start, offset);
  if (path.length === 2 && isName) return completeOwnCode(typed, { start, end }, drafts);
  const isNameOfCode = path.length === 2 || (path.length === 3 && third === 'name' && !isName);
  return isNameOfCode ? completeOwnCodeName(second, typed, { start, end }, drafts) : undefined;
}

async function draftsBelow({ documents, readings }: Session, uri: string): Promise<readonly Analysis[]> {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const near = documents.keys().filter((other) => other.startsWith(folder) && other !== uri);
  const read = await Promise.all(near.slice(0, mostDrafts).map((other) => readings.of(other)));
  return read.flatMap((reading) => (reading?.analysis.recognised ? [reading.analysis] : []));
}
