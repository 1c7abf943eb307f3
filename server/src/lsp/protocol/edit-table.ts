import type { ChangeParams, ChangeResult } from './change.js';
import type { ProtocolRange } from './range.js';

/** The server's own command: changes a table by hand and applies it through the client. Its one argument is `EditTableParams`. */
export const editTableCommand = 'budgetDraft.server.editTable';

export interface EditTableParams extends ChangeParams {
  /** The selection; its start says which cell is meant. */
  readonly range: ProtocolRange;
  readonly operation:
    | 'insertRowAbove'
    | 'insertRowBelow'
    | 'insertOfWhichRow'
    | 'deleteRows'
    | 'moveRowUp'
    | 'moveRowDown'
    | 'insertColumnLeft'
    | 'insertColumnRight'
    | 'deleteColumn'
    | 'moveColumnLeft'
    | 'moveColumnRight'
    | 'sortRows'
    | 'alignTable'
    | 'tableToTabs'
    | 'tableToPipes'
    | 'documentToTabs'
    | 'documentToPipes'
    | 'unifyTableFigures'
    | 'unifyDocumentFigures';
}

export interface EditTableResult extends ChangeResult {
  /** What to select in the changed document; left out where the cursor stays where it is. */
  readonly select?: ProtocolRange;
}
