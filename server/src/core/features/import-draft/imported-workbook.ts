import type { PastedGrid } from '../paste/pasted-content.js';

/** A workbook as a person sees it: plain data, whatever format it was read from. */
export interface ImportedWorkbook {
  readonly sheets: readonly ImportedSheet[];
}

export interface ImportedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The defined names of the workbook that refer to the sheet. */
  readonly definedNames: readonly string[];
  /** Each cell as its number format shows it. A row that is blank between others has one blank cell. */
  readonly grid: PastedGrid;
  readonly doubts: readonly CellDoubt[];
}

/** A cell of which the draft says something else than the workbook. Rows and columns count from 0. */
export interface CellDoubt {
  /** It shows fewer digits than it holds; it holds an error; it is a formula whose value was not saved. */
  readonly kind: 'rounded' | 'error' | 'no-value';
  readonly row: number;
  readonly column: number;
  /** What is shown; the name of an error. */
  readonly text: string;
}

/** Why nothing can be read from a file. */
export type WorkbookFault =
  /** Of a program or version whose files are not read: `.xls`, `.et`, `.xlsb`, or a page or table that only bears such a name. */
  | 'other-format'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  /** A text, a picture, a document. */
  | 'no-workbook';

export type WorkbookReading =
  | { readonly kind: 'workbook'; readonly workbook: ImportedWorkbook }
  | { readonly kind: 'refused'; readonly fault: WorkbookFault };
