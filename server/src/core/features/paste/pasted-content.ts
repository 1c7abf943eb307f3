/** A cell as a spreadsheet or a word processor puts it on the clipboard, with the cells that are merged into it. */
export interface PastedCell {
  readonly row: number;
  readonly column: number;
  /** At least 1; may reach beyond the last row. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** What is shown, lines parted by `\n`. */
  readonly text: string;
  /** The exact value behind what is shown, in plain digits, where the clipboard says it. */
  readonly value?: string;
}

/** A run of rows and columns of the clipboard. */
export interface PastedGrid {
  readonly kind: 'grid';
  /** By row, then column; no two begin in the same place. */
  readonly cells: readonly PastedCell[];
  readonly rowCount: number;
  /** Rows and columns that the author does not see. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A line of text outside grids. */
export interface PastedLine {
  readonly kind: 'line';
  readonly text: string;
}

export type PastedBlock = PastedGrid | PastedLine;

/** What is on the clipboard, as far as tables are concerned. */
export interface PastedContent {
  readonly blocks: readonly PastedBlock[];
  /** There is more than can be pasted at once: then there are no blocks. */
  readonly tooLarge: boolean;
}

/** So many cells are pasted at once at most; a budget has some thousands. */
export const mostPastedCells = 200_000;

/** Columns further right are no table of a budget: a row copied as a whole goes on for 16384. */
export const mostPastedColumns = 1000;

export const nothingPasted: PastedContent = { blocks: [], tooLarge: false };
export const tooMuchPasted: PastedContent = { blocks: [], tooLarge: true };
