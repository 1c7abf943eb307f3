import type { SourceText } from '../../base/source-text.js';
import { applyEdits, type Span } from '../../base/span.js';
import type { RowKind } from '../../table/write-table.js';
import { type Analysis, analyse } from '../analyse.js';
import { appendRows } from './append-rows.js';
import { fillCells, fillOneCell } from './fill-cells.js';
import { insertTables } from './insert-tables.js';
import type { PasteChoice, PastedTables, PasteEdits } from './paste-choice.js';
import { pasteWords } from './paste-words.js';
import type { PastedContent } from './pasted-content.js';
import { bodyRows, holdsOwnHeader } from './pasted-header.js';
import { placeAt } from './place.js';
import { looksLikeTable, type SheetPart, sheetParts } from './sheet-parts.js';
import { hasNoRoom } from './shown-text.js';
import { type GridRow, unfold } from './unfold.js';

/**
 * Pastes the tables of the clipboard over a selection. `fallback` says how the cells of a table are parted where the document
 * has no table to go by. Figures are pasted as they are shown.
 */
export function pasteTable(analysis: Analysis, selection: Span, content: PastedContent, fallback: RowKind): PastedTables {
  const words = pasteWords(analysis.options.locale);
  if (content.tooLarge) return nothing(words.tooLarge);
  const sheets = readSheets(content);
  if (sheets === undefined) return nothing(words.tooLarge);
  const ways = waysToPaste(analysis, selection, sheets, fallback);
  if (ways.length === 0) return nothing(undefined);
  const unseen = sheets
    .flatMap((sheet) => (sheet.kind === 'grid' ? sheet.rows : []))
    .flatMap(({ cells }) => cells.filter(hasNoRoom)).length;
  const choices = ways.map((way) => aroundSelection(analysis.text, selection, way, words.titles[way.kind](way.rows)));
  const notice = unseen > 0 ? words.noRoom(unseen) : undefined;
  return { choices, notice, inBudget: analysis.recognised || startsBudget(analysis, ways[0]) };

  function nothing(reason: string | undefined): PastedTables {
    return { choices: [], notice: reason, inBudget: analysis.recognised };
  }
}

/** More is not read once more only to see whether it is a budget: no single table is that long. */
const LONGEST_START = 500_000;

/** A draft without any table is no budget yet; the first one that is pasted may make it one. */
function startsBudget({ text, document, options }: Analysis, way: PasteEdits | undefined): boolean {
  if (way === undefined || document.tables.length > 0) return false;
  const after = applyEdits(text, way.edits);
  return after.length <= LONGEST_START && analyse(after, options).recognised;
}

/** The clipboard as seen: lines, and grids with their merged cells unfolded. */
type Sheet = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'grid'; readonly rows: readonly GridRow[] };

function readSheets({ blocks }: PastedContent): readonly Sheet[] | undefined {
  const sheets: Sheet[] = [];
  for (const block of blocks) {
    if (block.kind === 'line') sheets.push(block);
    else {
      const rows = unfold(block);
      if (rows === undefined) return undefined;
      if (rows.length > 0) sheets.push({ kind: 'grid', rows });
    }
  }
  return sheets;
}

function waysToPaste(analysis: Analysis, selection: Span, sheets: readonly Sheet[], fallback: RowKind): readonly PasteEdits[] {
  const place = placeAt(analysis, selection, fallback);
  const [only, ...others] = sheets;
  const grid = only?.kind === 'grid' && others.length === 0 ? only.rows : undefined;
  if (grid?.length === 1 && grid[0]?.cells.length === 1) return fillOneCell(analysis, selection, place, grid[0].cells[0] ?? '');
  const parts = sheets.flatMap((sheet): readonly SheetPart[] =>
    sheet.kind === 'line' ? [{ kind: 'lines', lines: [sheet.text] }] : sheetParts(sheet.rows),
  );
  const isTable = parts.some((part) => part.kind === 'table' && looksLikeTable(part.rows));
  const insert = isTable ? [insertTables(analysis, selection, place, parts)] : [];
  if (grid === undefined) return insert;
  const tables = parts.filter((part) => part.kind === 'table');
  const hasCaption = parts.length > 1;
  const body = place.table
    ? bodyRows(
        grid.map(({ cells }) => cells),
        place,
      )
    : [];
  const fill = fillCells(analysis, selection, place, body);
  const append = !hasCaption && tables[0] && place.above ? appendRows(analysis, selection, place, bodyRows(tables[0].rows, place)) : [];
  const isForeign = hasCaption || (holdsOwnHeader(body) && !place.inHeader);
  return [...append, ...(isForeign ? [...insert, ...fill] : [...fill, ...insert])];
}

/** Editors replace the selection with one text: what an edit changes beside the selection is told apart. */
function aroundSelection(text: SourceText, selection: Span, { kind, edits }: PasteEdits, title: string): PasteChoice {
  const at = edits.findIndex(({ span }) => span.start <= selection.start && selection.end <= span.end);
  const covering = edits[at];
  if (covering === undefined) return { kind, title, insertText: text.slice(selection.start, selection.end), edits };
  const { span, newText } = covering;
  const sides = [
    { span: { start: span.start, end: selection.start }, newText: '' },
    { span: { start: selection.end, end: span.end }, newText: '' },
  ].filter((side) => side.span.start < side.span.end);
  return { kind, title, insertText: newText, edits: [...edits.filter((_, index) => index !== at), ...sides] };
}
