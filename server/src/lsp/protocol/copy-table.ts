import type { ProtocolPosition } from './range.js';

/** The server's own command: a table as a spreadsheet takes it. Its one argument is `CopyTableParams`, its result `CopyTableResult` or null. */
export const copyTableCommand = 'budgetDraft.server.copyTable';

export interface CopyTableParams {
  readonly uri: string;
  /** A place in the table, or in its title. */
  readonly position: ProtocolPosition;
}

export interface CopyTableResult {
  /** For the clipboard: tab-separated, with totals as formulas; left out where no table is at the place. */
  readonly text?: string;
  /** What was copied, or why nothing was. */
  readonly message: string;
}
