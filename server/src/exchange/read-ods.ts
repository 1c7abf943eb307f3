import type { ImportedSheet, ImportedWorkbook } from '../core/api.js';
import { isSame, roundTo, shifted, toDecimal } from './decimal-text.js';
import { type MergedRange, mostPlaces, SheetBuilder } from './sheet-builder.js';
import { shownNumber } from './shown-number.js';
import { readXml } from './xml-events.js';

/** A workbook repeats the last row or column up to the edge of its sheets. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/**
 * Reads the content of an OpenDocument workbook, which says of each cell what it shows. Undefined where it has more cells than
 * are wanted; throws where it breaks off.
 */
export function readOds(content: string, mostCells: number): ImportedWorkbook | undefined {
  const reader = new ContentReader(mostCells);
  const isWhole = readXml(content, {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  if (reader.isTooLarge) return undefined;
  if (!isWhole) throw new Error('The content of the workbook breaks off.');
  const sheets = reader.sheets();
  if (sheets?.length === 0) throw new Error('The workbook has no sheet.');
  return sheets && { sheets };
}

type Attributes = ReadonlyMap<string, string>;

interface OdsCell {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  readonly repeat: number;
  /** The lines it shows; none where it is blank. */
  readonly lines: string[];
}

interface OdsText {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  /** Undefined where the program that wrote it says only the value. */
  readonly text: string | undefined;
}

/** Rows or columns from the first up to the last, which is not included. */
interface Run {
  readonly start: number;
  readonly end: number;
}

interface OdsSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly cells: OdsText[];
  readonly merges: MergedRange[];
  readonly hiddenRows: Run[];
  readonly hiddenColumns: Run[];
  row: number;
  rowRepeat: number;
  column: number;
  declaredColumns: number;
}

class ContentReader {
  readonly #hiddenStyles = new Set<string>();
  readonly #names = new Map<string, string[]>();
  readonly #read: OdsSheet[] = [];
  #left: number;
  #style = '';
  #sheet: OdsSheet | undefined;
  #cell: OdsCell | undefined;
  /** Comments, drawings and tables inside of them stand in cells too, and are no part of what these show. */
  #aside = 0;
  #isInLine = false;

  constructor(mostCells: number) {
    this.#left = mostCells;
  }

  get isTooLarge(): boolean {
    return this.#left < 0;
  }

  /** Undefined where they have more places than are wanted. */
  sheets(): readonly ImportedSheet[] | undefined {
    const sheets: ImportedSheet[] = [];
    let places = 0;
    for (const sheet of this.#read) {
      const hidden = hiddenPlaces(sheet);
      this.#left -= hidden.rows.length + hidden.columns.length;
      const builder = builderOf(sheet, hidden);
      places += builder.placeCount;
      if (this.isTooLarge || places > mostPlaces) return undefined;
      sheets.push(builder.build(sheet.name, sheet.isHidden, this.#names.get(sheet.name) ?? []));
    }
    return sheets;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#aside > 0 || ASIDES.has(name)) this.#aside++;
    else if (this.#cell !== undefined) this.#openInCell(name, attributes, this.#cell);
    else if (name === 'style:style') this.#style = attributes.get('style:name') ?? '';
    else if (name === 'style:table-properties' && attributes.get('table:display') === 'false') this.#hiddenStyles.add(this.#style);
    else if (name === 'table:named-range') this.#addName(attributes);
    else if (name === 'table:table') this.#openSheet(attributes);
    else if (this.#sheet !== undefined) this.#openInSheet(name, attributes, this.#sheet);
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside--;
    else if (name === 'text:p' || name === 'text:h') this.#isInLine = false;
    else if (isCell(name)) this.#closeCell();
    else if (name === 'table:table-row' && this.#sheet !== undefined) this.#closeRow(this.#sheet);
    else if (name === 'table:table') this.#sheet = undefined;
  }

  text(text: string): void {
    if (this.#aside === 0 && this.#isInLine && this.#cell !== undefined) this.#append(this.#cell, text.replace(/[\t\n\r ]+/gu, ' '));
  }

  #openSheet(attributes: Attributes): void {
    this.#sheet = {
      name: attributes.get('table:name') ?? '',
      isHidden: this.#hiddenStyles.has(attributes.get('table:style-name') ?? ''),
      cells: [],
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      row: 0,
      rowRepeat: 1,
      column: 0,
      declaredColumns: 0,
    };
    this.#read.push(this.#sheet);
  }

  #openInSheet(name: string, attributes: Attributes, sheet: OdsSheet): void {
    const isHidden = (attributes.get('table:visibility') ?? 'visible') !== 'visible';
    if (name === 'table:table-column') {
      const end = Math.min(sheet.declaredColumns + count(attributes, 'table:number-columns-repeated'), MOST_COLUMNS);
      if (isHidden) sheet.hiddenColumns.push({ start: sheet.declaredColumns, end });
      sheet.declaredColumns = end;
    } else if (name === 'table:table-row') {
      sheet.rowRepeat = Math.min(count(attributes, 'table:number-rows-repeated'), Math.max(1, MOST_ROWS - sheet.row));
      sheet.column = 0;
      if (isHidden) sheet.hiddenRows.push({ start: sheet.row, end: sheet.row + sheet.rowRepeat });
    } else if (isCell(name)) {
      const repeat = Math.min(count(attributes, 'table:number-columns-repeated'), Math.max(1, MOST_COLUMNS - sheet.column));
      this.#cell = { row: sheet.row, column: sheet.column, attributes, repeat, lines: [] };
    }
  }

  #openInCell(name: string, attributes: Attributes, cell: OdsCell): void {
    if (name === 'text:p' || name === 'text:h') {
      cell.lines.push('');
      this.#isInLine = true;
    } else if (name === 'text:s') this.#append(cell, ' '.repeat(Math.min(count(attributes, 'text:c'), 100)));
    else if (name === 'text:tab') this.#append(cell, '\t');
    else if (name === 'text:line-break') this.#append(cell, '\n');
  }

  #append({ lines }: OdsCell, text: string): void {
    if (lines.length > 0) lines[lines.length - 1] += text;
  }

  #closeCell(): void {
    const [sheet, cell] = [this.#sheet, this.#cell];
    this.#cell = undefined;
    if (sheet === undefined || cell === undefined) return;
    const { row, column, attributes, repeat } = cell;
    sheet.column += repeat;
    const text = cell.lines.length > 0 ? cell.lines.join('\n') : undefined;
    const isBlank =
      (text ?? '').trim() === '' && attributes.get('office:value') === undefined && attributes.get('table:formula') === undefined;
    const [rows, columns] = [count(attributes, 'table:number-rows-spanned'), count(attributes, 'table:number-columns-spanned')];
    if (rows > 1 || columns > 1) {
      sheet.merges.push({
        startRow: row,
        endRow: Math.min(row + rows, MOST_ROWS) - 1,
        startColumn: column,
        endColumn: column + columns - 1,
      });
    }
    if (isBlank) return;
    this.#left -= repeat;
    for (let place = 0; place < repeat && this.#left >= 0; place++) sheet.cells.push({ row, column: column + place, attributes, text });
  }

  /** A row that stands for several is written out, where it holds anything. */
  #closeRow(sheet: OdsSheet): void {
    let first = sheet.cells.length;
    while (first > 0 && sheet.cells[first - 1]?.row === sheet.row) first--;
    const cells = sheet.cells.slice(first);
    this.#left -= cells.length * (sheet.rowRepeat - 1);
    for (let row = 1; row < sheet.rowRepeat && cells.length > 0 && this.#left >= 0; row++) {
      for (const cell of cells) sheet.cells.push({ ...cell, row: sheet.row + row });
    }
    sheet.row += sheet.rowRepeat;
  }

  #addName(attributes: Attributes): void {
    const [name, range] = [attributes.get('table:name'), attributes.get('table:cell-range-address')];
    if (name === undefined || range === undefined) return;
    const sheet = range.slice(0, Math.max(0, range.lastIndexOf('.'))).replace(/^\$/u, '');
    const plain = sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
    this.#names.set(plain, [...(this.#names.get(plain) ?? []), name]);
  }
}

const ASIDES: ReadonlySet<string> = new Set([
  'office:annotation',
  'draw:frame',
  'draw:g',
  'table:shapes',
  'text:ruby-text',
  'text:note',
  'table:tracked-changes',
]);

function isCell(name: string): boolean {
  return name === 'table:table-cell' || name === 'table:covered-table-cell';
}

function count(attributes: Attributes, name: string): number {
  const value = Number(attributes.get(name) ?? '1');
  return Number.isSafeInteger(value) && value >= 1 ? value : 1;
}

interface HiddenPlaces {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The hidden rows and columns up to the last cell: a workbook may hide all the others up to the edge of its sheets. */
function hiddenPlaces({ cells, hiddenRows, hiddenColumns }: OdsSheet): HiddenPlaces {
  const height = 1 + cells.reduce((last, { row }) => Math.max(last, row), -1);
  const width = 1 + cells.reduce((last, { column }) => Math.max(last, column), -1);
  return { rows: placesIn(hiddenRows, height), columns: placesIn(hiddenColumns, width) };
}

function placesIn(runs: readonly Run[], most: number): readonly number[] {
  return runs.flatMap(({ start, end }) => Array.from({ length: Math.max(0, Math.min(end, most) - start) }, (_, at) => start + at));
}

function builderOf({ cells, merges }: OdsSheet, hidden: HiddenPlaces): SheetBuilder {
  const builder = new SheetBuilder(merges);
  for (const row of hidden.rows) builder.hideRow(row);
  for (const column of hidden.columns) builder.hideColumn(column);
  for (const cell of cells) addCell(builder, cell, cell.text !== undefined);
  return builder;
}

const SCIENTIFIC = /^-?\d(?:\.\d+)?E[+-]\d{1,3}$/u;
const ERROR = /^(?:#(?:REF!|DIV\/0!|N\/A|NAME\?|VALUE!|NUM!|NULL!)|Err:\d{3})$/u;

function addCell(builder: SheetBuilder, { row, column, attributes, text = '' }: OdsText, hasText: boolean): void {
  const place = { row, column };
  const value = attributes.has('office:value') ? Number(attributes.get('office:value')) : undefined;
  const isFormula = attributes.has('table:formula');
  if (attributes.get('calcext:value-type') === 'error' || (isFormula && ERROR.test(text))) {
    builder.doubt('error', place, text);
  } else if (value !== undefined && Number.isFinite(value) && (!hasText || SCIENTIFIC.test(text))) {
    const { text: shown, isRounded: isShort } = shownNumber(value, undefined);
    if (isShort) builder.doubt('rounded', place, shown);
    builder.add(place, shown);
  } else if (text.trim() !== '') {
    if (value !== undefined && isRounded(value, text)) builder.doubt('rounded', place, text);
    builder.add(place, text);
  } else if (isFormula && !attributes.has('office:value-type')) builder.doubt('no-value', place, '');
}

/** Whether a number holds digits that are not shown: as many stand behind the point as its text has there. */
function isRounded(value: number, text: string): boolean {
  const shown = /\d[\d,]*(?:\.(\d*))?/u.exec(text);
  if (shown === null || !Number.isFinite(value)) return false;
  const exact = shifted(toDecimal(value), text.includes('%') ? 2 : 0);
  return !isSame(exact, roundTo(exact, shown[1]?.length ?? 0));
}
