import { type Amount, plainAmount, plainAmountAt } from '../base/amount.js';
import type { SourceText } from '../base/source-text.js';
import type { Span } from '../base/span.js';
import type { Cell } from './physical-table.js';
import { skipWhiteSpace, trimEnd } from './white-space.js';

/** Resolves what is written between two separators to the text of the cell. */
export type CellText = (written: string) => string;

/** The text that cells were read in, and how far its offsets are from those of the document. */
class CellSource {
  readonly text: SourceText;
  readonly shift: number;
  readonly cellText: CellText | undefined;

  constructor(text: SourceText, shift: number, cellText: CellText | undefined) {
    this.text = text;
    this.shift = shift;
    this.cellText = cellText;
  }
}

/** A cell as four offsets. Most are never asked for their words, since a figure is read where it is written. */
class WrittenCell implements Cell {
  readonly #source: CellSource;
  readonly #outerStart: number;
  readonly #start: number;
  readonly #end: number;
  readonly #outerEnd: number;
  #text: string | undefined;
  #span: Span | undefined;

  constructor(source: CellSource, outerStart: number, start: number, end: number, outerEnd: number) {
    this.#source = source;
    this.#outerStart = outerStart;
    this.#start = start;
    this.#end = end;
    this.#outerEnd = outerEnd;
    this.#text = undefined;
    this.#span = undefined;
  }

  get isBlank(): boolean {
    return this.#start === this.#end;
  }

  get text(): string {
    if (this.isBlank) return '';
    if (this.#text === undefined) {
      const { text, cellText } = this.#source;
      const written = text.slice(this.#start, this.#end);
      this.#text = cellText ? cellText(written) : written;
    }
    return this.#text;
  }

  get span(): Span {
    const { shift } = this.#source;
    this.#span ??= { start: this.#start + shift, end: this.#end + shift };
    return this.#span;
  }

  get outer(): Span {
    const { shift } = this.#source;
    return { start: this.#outerStart + shift, end: this.#outerEnd + shift };
  }

  get amount(): Amount | undefined {
    return plainAmountAt(this.#source.text, this.#start, this.#end);
  }

  /** Printed as any other cell. */
  toJSON(): Cell {
    const { span, outer, text } = this;
    return { span, outer, text };
  }

  /** The cell in a document that the text it was read in is a part of. */
  at(source: CellSource): Cell {
    return new WrittenCell(source, this.#outerStart, this.#start, this.#end, this.#outerEnd);
  }

  static sourceOf(cell: WrittenCell): CellSource {
    return cell.#source;
  }
}

/** Makes the cells of rows from a text, given where the separators are. */
export class CellReader {
  readonly #source: CellSource;
  /** The cells of the row being read. */
  readonly #row: Cell[] = [];

  constructor(text: SourceText, cellText?: CellText) {
    this.#source = new CellSource(text, 0, cellText);
  }

  /** How many cells the row being read has so far. */
  get count(): number {
    return this.#row.length;
  }

  /** Reads the next cell of a row, between two separators. */
  add(outerStart: number, outerEnd: number): void {
    this.#row.push(this.#read(outerStart, outerEnd));
  }

  /** Ends a row and gives its cells, in a list that is no longer than they are. */
  endRow(): readonly Cell[] {
    const cells = this.#row.slice();
    this.#row.length = 0;
    return cells;
  }

  #read(outerStart: number, outerEnd: number): Cell {
    const { text } = this.#source;
    const start = skipWhiteSpace(text, outerStart, outerEnd);
    if (start === outerEnd) {
      // An amount put into a blank cell goes after one space, as an author would write it.
      const place = outerStart + Math.min(1, outerEnd - outerStart);
      return new WrittenCell(this.#source, outerStart, place, place, outerEnd);
    }
    return new WrittenCell(this.#source, outerStart, start, trimEnd(text, start, outerEnd), outerEnd);
  }
}

/** The cells of a row that was read in a part of a text, as they stand in the whole. */
export function movedCells(cells: readonly Cell[], shift: number): readonly Cell[] {
  let from: CellSource | undefined;
  let to: CellSource | undefined;
  return cells.map((cell) => {
    if (!(cell instanceof WrittenCell)) return { span: moved(cell.span, shift), outer: moved(cell.outer, shift), text: cell.text };
    const source = WrittenCell.sourceOf(cell);
    if (to === undefined || from !== source) {
      from = source;
      to = new CellSource(source.text, source.shift + shift, source.cellText);
    }
    return cell.at(to);
  });
}

function moved({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}

/** A cell as blank: its words belong elsewhere. */
export function withoutText({ span, outer }: Cell): Cell {
  return { span, outer, text: '' };
}

/** Whether a cell holds nothing but white space. */
export function isBlankCell(cell: Cell): boolean {
  return cell instanceof WrittenCell ? cell.isBlank : cell.text === '';
}

/** As `plainAmount` of the text of a cell, read where it is written. */
export function plainAmountOf(cell: Cell): Amount | undefined {
  return cell instanceof WrittenCell ? cell.amount : plainAmount(cell.text);
}
