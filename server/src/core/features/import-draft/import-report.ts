/** What became of a workbook that was made a draft. */
export interface ImportReport {
  readonly sheets: readonly SheetReport[];
  readonly doubts: readonly DoubtReport[];
}

export interface SheetReport {
  readonly name: string;
  /** How many tables it has, and how many rows these. */
  readonly tables: number;
  readonly rows: number;
  /** Why nothing of it is in the draft; `own` sheets are ours and hold nothing of the document. */
  readonly skipped: 'hidden' | 'blank' | 'own' | 'not-asked-for' | undefined;
  /** Rows and columns with something in them that are hidden and left out. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

/** All cells of a sheet that are doubtful for one reason. */
export interface DoubtReport {
  readonly kind: 'rounded' | 'error' | 'no-value';
  readonly sheet: string;
  readonly count: number;
  /** The first of them, as spreadsheets name cells: `B7`. */
  readonly places: readonly string[];
}
