/** A workbook as plain data, for whatever writes one. Rows and columns count from 0. */
export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Names that last when sheets are renamed or moved; each refers to the first cell of a sheet. */
  readonly names: readonly { readonly name: string; readonly sheet: string }[];
}

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`, unique without regard to case. */
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** In columns of half a Chinese character. */
  readonly widths: readonly number[];
}

export interface SheetRow {
  /** Undefined where nothing stands, not even a border. */
  readonly cells: readonly (WorkbookCell | undefined)[];
  /** How deep the row folds away, from 0. */
  readonly depth?: number;
  /** How many lines of text high; 1 where it is left out. */
  readonly lines?: number;
}

export interface Merge {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface WorkbookCell {
  readonly content: CellContent;
  readonly look: CellLook;
  /** What is said of the cell beside it. */
  readonly note?: string;
  /** The sheet that the cell leads to. */
  readonly leadsTo?: string;
}

/** `decimal` is the amount in digits; a formula is without `=` and gives that amount. */
export type CellContent =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly decimal: string; readonly format: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly decimal: string; readonly format: string };

export interface CellLook {
  readonly role: 'title' | 'caption' | 'label' | 'name' | 'data' | 'text';
  readonly isTotal?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: number;
  readonly mark?: 'error' | 'warning' | 'information';
}
