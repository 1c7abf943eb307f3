import { MessageType } from 'vscode-languageserver';
import { checklistOf } from './handlers/checklist.js';
import { codeActions } from './handlers/code-action.js';
import { codeLenses } from './handlers/code-lens.js';
import { documentSymbols } from './handlers/document-symbol.js';
import { executeCommand } from './handlers/execute-command.js';
import { foldingRanges } from './handlers/folding-range.js';
import { hover } from './handlers/hover.js';
import { statusOf } from './handlers/status.js';
import { templatesFor } from './handlers/templates.js';
import {
  type ChecklistRequestParams,
  type ChecklistResult,
  checklistMethod,
  type StatusParams,
  type StatusRequestParams,
  statusMethod,
  type TemplatesRequestParams,
  type TemplatesResult,
  templatesMethod,
} from './protocol.js';
import { serveWorkspaceCheck } from './serve-workspace-check.js';
import type { Session } from './session.js';
import { showMessage } from './show-message.js';

/** Everything an editor asks for besides findings. */
export function serveFeatures(session: Session): void {
  const { connection, client, readings, neighbours, crashes, answer } = session;
  connection.onHover(({ textDocument, position }) =>
    answer('textDocument/hover', textDocument.uri, null, (reading) => hover(reading, position, client)),
  );
  connection.onCodeAction((params) =>
    answer('textDocument/codeAction', params.textDocument.uri, [], (reading) =>
      codeActions(reading, neighbours.findingsAgainst(reading.document.uri), params, client),
    ),
  );
  connection.onCodeLens(({ textDocument }) => answer('textDocument/codeLens', textDocument.uri, [], codeLenses));
  connection.onDocumentSymbol(({ textDocument }) =>
    answer('textDocument/documentSymbol', textDocument.uri, [], (reading) => documentSymbols(reading, client)),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    answer('textDocument/foldingRange', textDocument.uri, [], (reading) => foldingRanges(reading, client)),
  );
  connection.onRequest(statusMethod, ({ uri }: StatusRequestParams) =>
    answer<StatusParams | null>(statusMethod, uri, null, (reading) => statusOf(reading, neighbours.around(reading))),
  );
  connection.onRequest(templatesMethod, ({ uri }: TemplatesRequestParams) =>
    answer<TemplatesResult | null>(templatesMethod, uri, null, templatesFor),
  );
  connection.onRequest(checklistMethod, ({ uri }: ChecklistRequestParams) =>
    answer<ChecklistResult | null>(checklistMethod, uri, null, (reading) => checklistOf(reading, neighbours.around(reading))),
  );
  const workspaceCheck = serveWorkspaceCheck(session);
  connection.onExecuteCommand(async (params, token) => {
    try {
      const checking = workspaceCheck.execute(params, token);
      if (checking) return await checking;
      return await executeCommand(
        params,
        {
          readingOf: readings.of,
          applyEdit: (edit) => connection.workspace.applyEdit(edit),
          inform: (message) => showMessage(connection, MessageType.Info, message),
        },
        client,
      );
    } catch (error) {
      crashes.report(`workspace/executeCommand ${params.command}`, error);
      return null;
    }
  });
}
