import { LineMap } from '../../base/line-map.js';
import { contentEnd, contentStart } from '../../table/line-end.js';
import type { Analysis } from '../analyse.js';
import { completeRowNames } from './complete-row-names.js';
import { completeSubjects } from './complete-subjects.js';
import { completeTitles } from './complete-titles.js';
import { completeUnits } from './complete-units.js';
import type { CompletionList } from './completion.js';
import { cursorRow } from './cursor-row.js';

/**
 * What may go on with the text at an offset; undefined where nothing of ours does. The analysis may be one of an earlier version
 * of the text: it says what the document is about, and is not asked where anything stands.
 */
export function completionsAt(text: string, offset: number, analysis: Analysis): CompletionList | undefined {
  const { document, recognised } = analysis;
  if (!recognised) return undefined;
  const lines = new LineMap(text);
  return (
    completeUnits(text, lines, offset, document) ?? inTable(text, lines, offset, document) ?? completeTitles(text, lines, offset, analysis)
  );
}

/**
 * Whether something of ours may be wanted in a line, by a look at it alone: it is, or stands below, a row of cells, or it has the
 * words before a title or a unit. Editors ask with every key in every document.
 */
export function mayComplete(text: string, lines: LineMap, offset: number): boolean {
  const line = lines.lineAt(offset);
  const own = text.slice(contentStart(text, lines, line), contentEnd(text, lines, line));
  return WORDS_OF_OURS.test(own) || isBesideRows(text, lines, line);
}

const WORDS_OF_OURS = /[|\t《见]|[位门称][^:：]{0,6}[:：]|^[\s\u3000]*(?:#|(?:附|公开)?表|\d{1,2}[.、])/u;

function isBesideRows(text: string, lines: LineMap, line: number): boolean {
  return [line, line - 1].some(
    (each) => each >= 0 && /[|\t]/u.test(text.slice(contentStart(text, lines, each), contentEnd(text, lines, each))),
  );
}

function inTable(text: string, lines: LineMap, offset: number, document: Analysis['document']): CompletionList | undefined {
  if (!isBesideRows(text, lines, lines.lineAt(offset))) return undefined;
  const row = cursorRow(text, lines, offset);
  return row && (completeSubjects(row, document) ?? completeRowNames(row, document));
}
