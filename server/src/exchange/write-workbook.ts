import type { AlignmentStyle, BorderStyle, Cell, CellStyle, NamedRange, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { CellLook, Sheet, SheetRow, Workbook, WorkbookCell } from '../core/api.js';

/** A workbook as the bytes of an `.xlsx` file. What a document holds goes in as texts, whatever it looks like; formulas are ours alone. */
export async function writeWorkbook({ title, sheets, names }: Workbook): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(writtenSheet),
    namedRanges: [...names.map(({ name, sheet }) => ({ name, range: `${quoted(sheet)}!$A$1` })), ...sheets.flatMap(printedTitles)],
    defaultFont: { name: FONT, size: 10.5 },
    properties: { title: title.replace(/\p{Cc}/gu, ' ') },
  });
}

const LONGEST_TEXT = 32_767;
const FONT = '宋体';

function writtenSheet({ name, rows, merges, frozen, widths }: Sheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, at) => {
    row.cells.forEach((cell, column) => {
      if (cell) cells.set(`${at},${column}`, writtenCell(cell));
    });
  });
  return {
    name,
    rows: rows.map((row) => row.cells.map(() => null)),
    cells,
    merges: merges.map(({ row, column, rowSpan, columnSpan }) => ({
      startRow: row,
      startCol: column,
      endRow: row + rowSpan - 1,
      endCol: column + columnSpan - 1,
    })),
    columns: widths.map((width) => ({ width })),
    rowDefs: rowDefs(rows),
    outlineProperties: { summaryBelow: false },
    ...(frozen.rows + frozen.columns > 0 && { freezePane: frozen }),
    pageSetup: {
      paperSize: 'a4',
      orientation: widths.length > 5 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  };
}

/** Rows that each printed page begins with. The library has a setting for them, but would not quote the name of the sheet. */
function printedTitles({ name, frozen: { rows } }: Sheet): readonly NamedRange[] {
  return rows > 0 ? [{ name: '_xlnm.Print_Titles', range: `${quoted(name)}!$1:$${rows}`, scope: name }] : [];
}

/** In points. */
const LINE_HEIGHT = 15;
const HIGHEST = 409;
/** Spreadsheets fold no more levels. */
const DEEPEST = 7;

function rowDefs(rows: readonly SheetRow[]): NonNullable<WriteSheet['rowDefs']> {
  return new Map(
    rows.flatMap(({ depth = 0, lines = 1 }, at) => {
      if (depth === 0 && lines === 1) return [];
      const height = lines > 1 ? { height: Math.min(HIGHEST, lines * LINE_HEIGHT) } : {};
      return [[at, { ...height, ...(depth > 0 && { outlineLevel: Math.min(depth, DEEPEST) }) }] as const];
    }),
  );
}

function writtenCell({ content, look, note, leadsTo }: WorkbookCell): Partial<Cell> {
  const style = styleOf(look, 'format' in content ? content.format : '@', leadsTo !== undefined);
  const beside: Partial<Cell> = {
    style,
    ...(note !== undefined && { comment: { text: allowed(note) } }),
    ...(leadsTo !== undefined && { hyperlink: { target: '', location: `${quoted(leadsTo)}!A1` } }),
  };
  switch (content.kind) {
    case 'blank':
      return { type: 'empty', value: null, ...beside };
    case 'text': {
      const text = allowed(content.text).slice(0, LONGEST_TEXT);
      return { type: 'string', value: text, ...(ERROR_NAME.test(text) && { richText: [{ text }] }), ...beside };
    }
    case 'number':
      return { type: 'number', value: Number(content.decimal), ...beside };
    case 'formula':
      return { type: 'formula', value: null, formula: content.formula, formulaResult: Number(content.decimal), ...beside };
  }
}

/** A text that is called like an error of a formula would be written as that error, unless it is written in runs. */
const ERROR_NAME = /^#[A-Z\d/_]+[!?]?$/u;

/** XML has no place for most control characters, nor for halves of characters. */
function allowed(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu, '');
}

const line = { style: 'thin', color: { rgb: '808080' } } as const;
const grid: BorderStyle = { top: line, right: line, bottom: line, left: line };
const marks: Readonly<Record<NonNullable<CellLook['mark']>, string>> = { error: 'FFC7CE', warning: 'FFEB9C', information: 'DDEBF7' };

function styleOf({ role, isTotal = false, align, indent, mark }: CellLook, numFmt: string, isLink: boolean): CellStyle {
  const isTable = role === 'label' || role === 'name' || role === 'data';
  const fill = mark ? marks[mark] : role === 'label' ? 'F2F2F2' : undefined;
  const alignment: AlignmentStyle = {
    horizontal: align ?? 'left',
    vertical: role === 'text' ? 'top' : 'center',
    wrapText: role !== 'title' && role !== 'caption',
    ...(indent !== undefined && { indent }),
  };
  return {
    font: {
      name: FONT,
      size: role === 'title' ? 16 : 10.5,
      ...((isTotal || role === 'title' || role === 'label') && { bold: true }),
      ...(isLink && { color: { rgb: '0563C1' }, underline: true }),
    },
    alignment,
    numFmt,
    ...(isTable && { border: grid }),
    ...(fill !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
  };
}

/** The name of a sheet as formulas and links have it. */
function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
