import { type Label, normalise, splitLabel } from '../base/normalise.js';
import { fullText, type LogicalRow } from '../table/logical-table.js';
import type { Cell } from '../table/physical-table.js';
import type { PrintedCode } from './budget-table.js';
import type { Panel } from './columns.js';
import type { CodeSlot } from './panel-layout.js';
import { isSubjectCode } from './subject-code.js';

type Printed = Omit<PrintedCode, 'name' | 'nameSpan'>;

const NO_CODES: readonly PrintedCode[] = [];

/** The codes a row prints: in code columns (also split over 类 | 款 | 项 | 目), or in brackets before a name. */
export function readCodes(row: LogicalRow, panel: Panel, slots: readonly CodeSlot[], previousParts: string[]): readonly PrintedCode[] {
  let codes: PrintedCode[] | undefined;
  for (const slot of slots) {
    const code = slot.isInName ? codeInName(row, indexAt(panel, slot.name)) : codeInColumns(row, panel, slot, previousParts);
    if (!code) continue;
    if (codes) codes.push(code);
    else codes = [code];
  }
  return codes ?? NO_CODES;
}

function indexAt(panel: Panel, place: number): number {
  return panel.labels[place]?.index ?? -1;
}

function codeInColumns(row: LogicalRow, panel: Panel, { parts, name }: CodeSlot, previous: string[]): PrintedCode | undefined {
  const columns = parts.map((place) => indexAt(panel, place));
  const code = columns.length > 1 ? splitCode(row, columns, previous) : wholeCode(row, columns[0] as number);
  if (!code) return undefined;
  const column = indexAt(panel, name);
  const cell = row.row.cells[column];
  if (!cell || cell.text === '') return { ...code, name: '', nameSpan: undefined };
  return { ...code, name: splitLabel(fullText(row, column)).name, nameSpan: cell.span };
}

function codeInName(row: LogicalRow, column: number): PrintedCode | undefined {
  const cell = row.row.cells[column];
  if (!cell) return undefined;
  const label: Label = splitLabel(fullText(row, column));
  if (label.code === undefined || !isSubjectCode(label.code)) return undefined;
  const at = cell.text.indexOf(label.code);
  const span = at < 0 ? cell.span : { start: cell.span.start + at, end: cell.span.start + at + label.code.length };
  const nameStart = at < 0 ? -1 : afterCode(cell.text, at + label.code.length);
  const nameSpan = nameStart < 0 || nameStart >= cell.text.length ? undefined : { start: cell.span.start + nameStart, end: cell.span.end };
  return { code: label.code, cells: [cell], span, name: label.name, nameSpan, completed: false };
}

function afterCode(text: string, offset: number): number {
  let start = offset;
  while (/[\]】〕)\s\-—:：]/u.test(text[start] ?? '')) start++;
  return start;
}

function wholeCode(row: LogicalRow, column: number): Printed | undefined {
  const cell = row.row.cells[column];
  if (!cell || cell.text === '') return undefined;
  const code = withoutBrackets(normalise(cell.text));
  return isSubjectCode(code) ? { code, cells: [cell], span: cell.span, completed: false } : undefined;
}

function withoutBrackets(text: string): string {
  const start = text.startsWith('[') ? 1 : 0;
  return text.slice(start, text.endsWith(']') ? Math.max(start, text.length - 1) : text.length);
}

/** Joins 208 | 05 | 06; parts left blank or cut to their last digit are completed from the row above. */
function splitCode(row: LogicalRow, columns: readonly number[], previous: string[]): Printed | undefined {
  const filled: Cell[] = [];
  for (const column of columns) {
    const cell = row.row.cells[column];
    if (cell && cell.text !== '') filled.push(cell);
  }
  if (filled.length === 0) return undefined;
  const printed = columns.map((column) => normalise(row.row.cells[column]?.text ?? ''));
  const last = printed.findLastIndex((part) => part.length <= 9 && isDigits(part));
  if (last < 0 || printed.some((part) => part !== '' && !isDigits(part))) return undefined;
  let completed = false;
  const parts = printed.slice(0, last + 1).map((part, place) => {
    const width = place === 0 ? 3 : 2;
    if (part.length >= width) return part;
    if (part === '' || place === 0) {
      completed = true;
      return previous[place] ?? part;
    }
    return part.padStart(width, '0');
  });
  previous.splice(0, previous.length, ...parts);
  return {
    // Some forms print the whole code again in the deeper columns.
    code: parts.reduce((code, part) => (part.length > 2 && part.startsWith(code) ? part : code + part), ''),
    cells: filled,
    span: { start: (filled[0] as Cell).span.start, end: (filled.at(-1) as Cell).span.end },
    completed,
  };
}

function isDigits(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text !== '';
}
