import { displayWidth } from '../../base/display-width.js';
import { formulaText } from '../copy/formula-text.js';
import type { SheetCell, TableSheet } from '../copy/table-sheet.js';
import type { HeaderCell, PreviewFinding, PreviewTable } from '../preview/preview-model.js';
import { asNumber, plainNumber } from './number-format.js';
import { linesIn, widthFor } from './row-lines.js';
import type { CellContent, CellLook, Merge, Sheet, SheetRow, WorkbookCell } from './workbook.js';

const NARROWEST = 10;
/** Labels are printed bold, which is wider. */
const LABEL_WIDTH = 1.2;
const WIDEST = 48;
/** Of a level. */
const INDENT = 2;
/** Beyond so many rows, the widths of the others follow those before them. */
const MEASURED_ROWS = 2000;

export interface TableToExport {
  /** Of one and the same table. */
  readonly sheet: TableSheet;
  readonly table: PreviewTable;
  /** Those of the table. */
  readonly findings: readonly PreviewFinding[];
  readonly name: string;
}

/** A logical table as a sheet: its caption above, its header merged, its totals as formulas wherever these give what is printed. */
export function tableAsSheet({ sheet, table, findings, name }: TableToExport): Sheet {
  const { captions, rows, headerRowCount } = sheet;
  const width = table.columns.length;
  const marks = new CellMarks(findings);
  const widths = widthsOf(table);
  const labels = labelRows(table, headerRowCount, marks, widths);
  const data = rows.slice(headerRowCount).map((cells, row): SheetRow => {
    const { depth = 0, isTotal = false } = table.rows[row] ?? {};
    return {
      cells: table.columns.map(({ role }, column): WorkbookCell | undefined => {
        const cell = cells[column];
        const mark = marks.at(row, column);
        const look: CellLook = {
          role: role === 'name' ? 'name' : 'data',
          ...(isTotal && { isTotal }),
          ...(role === 'name' && depth > 0 && { indent: depth }),
          ...(mark && { mark: mark.severity }),
        };
        return dataCell(cell, sheet, role, look, mark?.note);
      }),
      depth,
      lines: cells.reduce((most, { text }, column) => {
        const indent = table.columns[column]?.role === 'name' ? depth * INDENT : 0;
        return Math.max(most, linesIn(text, (widths[column] ?? NARROWEST) - indent));
      }, 1),
    };
  });
  const above = captions.map((text, at): SheetRow => ({ cells: [captionCell(text, at)] }));
  return {
    name,
    rows: [...above, ...(labels?.rows ?? rows.slice(0, headerRowCount).map(labelsAsWritten)), ...data],
    merges: [
      ...(width > 1 ? captions.map((_, row): Merge => ({ row, column: 0, rowSpan: 1, columnSpan: width })) : []),
      ...(labels?.merges ?? []).map((merge) => ({ ...merge, row: merge.row + captions.length })),
    ],
    frozen: { rows: captions.length + headerRowCount, columns: namesAtStart(table) },
    widths,
  };
}

/** The title in the middle, the unit of money at the right, owners and numbers at the left, as they are printed. */
function captionCell(text: string, at: number): WorkbookCell {
  const isTitle = at === 0;
  const align = isTitle ? 'center' : /^[（(]?\s*(?:金额)?单\s*位\s*[：:][^：:]*元[）)]?$/u.test(text) ? 'right' : 'left';
  return { content: { kind: 'text', text }, look: { role: isTitle ? 'title' : 'caption', align } };
}

/** The header with its merged cells; undefined where it is not read as so many rows as it is printed in. */
function labelRows(
  { header, columns }: PreviewTable,
  printedRows: number,
  marks: CellMarks,
  widths: readonly number[],
): { readonly rows: readonly SheetRow[]; readonly merges: readonly Merge[] } | undefined {
  if (header.length !== printedRows) return undefined;
  const grid: (WorkbookCell | undefined)[][] = header.map(() => columns.map(() => undefined));
  const merges: Merge[] = [];
  header.forEach((cells, row) => {
    for (const { text, column, columnSpan, rowSpan } of cells) {
      const mark = marks.inHeader(row, column);
      const look: CellLook = { role: 'label', align: 'center', ...(mark && { mark: mark.severity }) };
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) {
          const cells = grid[row + down];
          const isFirst = down === 0 && right === 0;
          if (cells)
            cells[column + right] = {
              content: { kind: 'text', text: isFirst ? text : '' },
              look,
              ...(isFirst && mark && { note: mark.note }),
            };
        }
      if (columnSpan > 1 || rowSpan > 1) merges.push({ row, column, rowSpan, columnSpan });
    }
  });
  return { rows: grid.map((cells, row) => ({ cells, lines: linesOf(header[row] ?? [], widths) })), merges };
}

/** How many lines the labels of a row take in their columns; those that reach down have room below. */
function linesOf(cells: readonly HeaderCell[], widths: readonly number[]): number {
  return cells.reduce((most, { text, column, columnSpan, rowSpan }) => {
    const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0) - 2;
    return Math.max(most, Math.ceil((displayWidth(text) * LABEL_WIDTH) / width / rowSpan));
  }, 1);
}

function labelsAsWritten(cells: readonly SheetCell[]): SheetRow {
  return { cells: cells.map(({ text }) => ({ content: { kind: 'text', text }, look: { role: 'label', align: 'center' } })) };
}

function dataCell(cell: SheetCell | undefined, sheet: TableSheet, role: string, look: CellLook, said: string | undefined): WorkbookCell {
  const beside = said === undefined ? {} : { note: said };
  const right: CellLook = { ...look, align: 'right' };
  if (cell === undefined || cell.text === '') return { content: { kind: 'blank' }, look, ...beside };
  if (cell.kind === 'text') {
    const number = role === 'other' || role === 'amount' ? plainNumber(cell.text) : undefined;
    // A dash or a word stands where amounts do.
    return { content: number ? { kind: 'number', ...number } : asText(cell), look: number || role === 'amount' ? right : look, ...beside };
  }
  const number = asNumber(cell.amount, cell.text);
  if (!number) return { content: asText(cell), look: right, ...beside };
  // A formula never changes a figure: where it gives another value than is printed, the printed one stays a number.
  if (cell.kind === 'number' || !cell.isExact) return { content: { kind: 'number', ...number }, look: right, ...beside };
  return {
    content: { kind: 'formula', formula: formulaText(cell.parts, sheet, sheet.captions.length), ...number },
    look: right,
    ...beside,
  };
}

function asText({ text }: SheetCell): CellContent {
  return { kind: 'text', text };
}

interface Mark {
  readonly severity: NonNullable<CellLook['mark']>;
  readonly note: string;
}

/** The findings of a table, by cell; those of a whole row or table stand in the list of findings alone. */
class CellMarks {
  readonly #marks = new Map<string, Mark>();

  constructor(findings: readonly PreviewFinding[]) {
    for (const { place, severity, message } of findings) {
      if (place?.row === undefined || place.column === undefined || severity === 'hint') continue;
      const key = keyOf(place.inHeader === true, place.row, place.column);
      const known = this.#marks.get(key);
      this.#marks.set(key, { severity: known?.severity ?? severity, note: known ? `${known.note}\n${message}` : message });
    }
  }

  at(row: number, column: number): Mark | undefined {
    return this.#marks.get(keyOf(false, row, column));
  }

  inHeader(row: number, column: number): Mark | undefined {
    return this.#marks.get(keyOf(true, row, column));
  }
}

function keyOf(inHeader: boolean, row: number, column: number): string {
  return `${inHeader ? 'h' : ''}${row},${column}`;
}

/** Columns that name the rows, from the left. */
function namesAtStart({ columns }: PreviewTable): number {
  const first = columns.findIndex(({ role }) => role !== 'name' && role !== 'code');
  return Math.max(0, Math.min(first < 0 ? 1 : first, 3));
}

function widthsOf({ columns, rows, header }: PreviewTable): readonly number[] {
  const single = header.flat().filter(({ columnSpan }) => columnSpan === 1);
  return columns.map(({ role }, column) => {
    const labels = single.filter((cell) => cell.column === column).map(({ text }) => Math.ceil(displayWidth(text) / 2) + 2);
    const cells = rows
      .slice(0, MEASURED_ROWS)
      .map(({ cells, depth }) => widthFor(cells[column] ?? '') + (role === 'name' ? depth * INDENT : 0));
    const widest = [...labels, ...cells].reduce((most, width) => Math.max(most, width), NARROWEST);
    return Math.min(WIDEST, widest);
  });
}
