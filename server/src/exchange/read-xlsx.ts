import { type Cell, type CellValue, readXlsx as parseXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import type { ImportedSheet, ImportedWorkbook } from '../core/api.js';
import { type MergedRange, mostPlaces, SheetBuilder } from './sheet-builder.js';
import { shownDate, shownNumber, shownWords } from './shown-number.js';

/** Reads a workbook of Excel's form as it is shown; undefined where it has more cells than are wanted. Throws where it is damaged. */
export async function readXlsx(bytes: Uint8Array, mostCells: number): Promise<ImportedWorkbook | undefined> {
  const workbook = await parseXlsx(bytes, { readStyles: true });
  const names = namesBySheet(workbook);
  const sheets: ImportedSheet[] = [];
  let left = mostCells;
  let places = 0;
  for (const sheet of workbook.sheets) {
    const builder = new SheetBuilder(mergesOf(sheet));
    if (!readCells(sheet, builder, left)) return undefined;
    left -= builder.cellCount;
    places += builder.placeCount;
    if (places > mostPlaces) return undefined;
    hidePlaces(sheet, builder);
    sheets.push(builder.build(sheet.name, sheet.hidden === true || sheet.veryHidden === true, names.get(sheet.name) ?? []));
  }
  return { sheets };
}

function mergesOf({ merges = [], rows }: Sheet): readonly MergedRange[] {
  return merges
    .filter(({ startRow, startCol, endRow, endCol }) => startRow <= endRow && startCol <= endCol)
    .map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      endRow: Math.min(endRow, Math.max(startRow, rows.length)),
      startColumn: startCol,
      endColumn: endCol,
    }));
}

/** False where there are more cells than are wanted. */
function readCells({ rows, cells }: Sheet, builder: SheetBuilder, most: number): boolean {
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      const cell = cells?.get(`${row},${column}`);
      if (value === null || value === undefined) {
        if (cell?.formula !== undefined) builder.doubt('no-value', { row, column }, '');
        continue;
      }
      readCell(value, cell, { row, column }, builder);
      if (builder.cellCount > most) return false;
    }
  }
  return true;
}

function readCell(
  value: CellValue,
  cell: Cell | undefined,
  place: { readonly row: number; readonly column: number },
  builder: SheetBuilder,
) {
  const format = cell?.style?.numFmt;
  if (cell?.type === 'error' || (cell?.formula !== undefined && isError(value))) {
    builder.doubt('error', place, String(value));
  } else if (typeof value === 'number') {
    const { text, isRounded } = shownNumber(value, format);
    if (text === '') return;
    if (isRounded) builder.doubt('rounded', place, text);
    builder.add(place, text);
  } else {
    const text = wordsOf(value, format);
    if (text.trim() !== '') builder.add(place, text);
  }
}

/** A formula that fails keeps the name of its error as a text. */
function isError(value: CellValue): boolean {
  return typeof value === 'string' && /^#(?:REF!|DIV\/0!|N\/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)$/u.test(value);
}

function wordsOf(value: CellValue, format: string | undefined): string {
  if (value instanceof Date) return shownDate(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return shownWords(String(value), format);
}

function hidePlaces({ rowDefs, columns }: Sheet, builder: SheetBuilder): void {
  for (const [row, { hidden, height }] of rowDefs ?? []) if (hidden === true || height === 0) builder.hideRow(row);
  for (const [column, { hidden, width }] of (columns ?? []).entries()) if (hidden === true || width === 0) builder.hideColumn(column);
}

/** The defined names of a workbook by the sheet that they refer to. */
function namesBySheet({ namedRanges = [] }: Workbook): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name, range } of namedRanges) {
    const sheet = sheetOf(range);
    if (sheet !== undefined) names.set(sheet, [...(names.get(sheet) ?? []), name]);
  }
  return names;
}

/** `'表 1'!$A$1` → `表 1`. */
function sheetOf(range: string): string | undefined {
  const end = range.lastIndexOf('!');
  if (end < 0) return undefined;
  const name = range.slice(0, end).replace(/^=/u, '');
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
