import { ErrorCodes, MessageType, type PrepareRenameResult, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { type Refusal, renamableAt, rename } from '../../core/api.js';
import { toChangeEdit, toOffset, toRange } from '../convert.js';
import type { ServerFeature } from '../server-feature.js';
import { showMessage } from '../show-message.js';

/** Another name for a project, a unit or the owner. An editor shows the message of an error beside the cursor. */
export const renameFeature: ServerFeature = ({ connection, client, answer }) => {
  connection.onPrepareRename(async ({ textDocument: { uri }, position }) =>
    orError(
      await answer<PrepareRenameResult | Refusal | null>('textDocument/prepareRename', uri, null, ({ plain: { analysis } }) => {
        const found = renamableAt(analysis, toOffset(analysis, position));
        return 'refused' in found ? found : { range: toRange(analysis.lines, found.span), placeholder: found.name };
      }),
    ),
  );
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }) =>
    orError(
      await answer<WorkspaceEdit | Refusal | null>('textDocument/rename', uri, null, ({ plain: reading }) => {
        const change = rename(reading.analysis, toOffset(reading.analysis, position), newName);
        if ('refused' in change) return change;
        if (change.note !== undefined) showMessage(connection, MessageType.Info, change.note);
        return toChangeEdit(reading, change.edits, false, client);
      }),
    ),
  );
  return { capabilities: { renameProvider: client.preparesRename ? { prepareProvider: true } : true } };
};

function orError<T extends object>(answered: T | Refusal | null): T | ResponseError | null {
  if (answered === null) return null;
  return 'refused' in answered ? new ResponseError(ErrorCodes.InvalidRequest, answered.refused) : answered;
}
