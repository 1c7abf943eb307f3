import type { ServerCapabilities } from 'vscode-languageserver';
import { callHierarchyFeature } from './handlers/call-hierarchy.js';
import { checklistFeature } from './handlers/checklist.js';
import { codeActionFeature } from './handlers/code-action.js';
import { codeLensFeature } from './handlers/code-lens.js';
import { completionFeature } from './handlers/completion.js';
import { convertUnitFeature } from './handlers/convert-unit.js';
import { copyTableFeature } from './handlers/copy-table.js';
import { documentSymbolFeature } from './handlers/document-symbol.js';
import { editTableFeature } from './handlers/edit-table.js';
import { explainFeature } from './handlers/explain.js';
import { exportFeature } from './handlers/export.js';
import { foldingRangeFeature } from './handlers/folding-range.js';
import { formattingFeature } from './handlers/formatting.js';
import { hoverFeature } from './handlers/hover.js';
import { impactFeature } from './handlers/impact.js';
import { importWorkbookFeature } from './handlers/import-workbook.js';
import { inlayHintFeature } from './handlers/inlay-hint.js';
import { markdownTablesFeature } from './handlers/markdown-tables.js';
import { navigationFeature } from './handlers/navigation.js';
import { newDraftFeature } from './handlers/new-draft.js';
import { nextCellFeature } from './handlers/next-cell.js';
import { pasteTableFeature } from './handlers/paste-table.js';
import { previewFeature } from './handlers/preview.js';
import { recalculateFeature } from './handlers/recalculate.js';
import { renameFeature } from './handlers/rename.js';
import { semanticTokensFeature } from './handlers/semantic-tokens.js';
import { statusFeature } from './handlers/status.js';
import { templatesFeature } from './handlers/templates.js';
import { workspaceSymbolFeature } from './handlers/workspace-symbol.js';
import { workspaceCheckFeature } from './serve-workspace-check.js';
import type { ServerCommand, ServerFeature } from './server-feature.js';
import type { Session } from './session.js';

const features: readonly ServerFeature[] = [
  hoverFeature,
  completionFeature,
  codeActionFeature,
  codeLensFeature,
  documentSymbolFeature,
  foldingRangeFeature,
  navigationFeature,
  callHierarchyFeature,
  workspaceSymbolFeature,
  renameFeature,
  inlayHintFeature,
  semanticTokensFeature,
  explainFeature,
  recalculateFeature,
  newDraftFeature,
  formattingFeature,
  nextCellFeature,
  editTableFeature,
  convertUnitFeature,
  pasteTableFeature,
  copyTableFeature,
  impactFeature,
  previewFeature,
  exportFeature,
  importWorkbookFeature,
  markdownTablesFeature,
  statusFeature,
  checklistFeature,
  templatesFeature,
  workspaceCheckFeature,
];

/** Serves everything an editor asks for besides findings, and says what that is. */
export function serveFeatures(session: Session): ServerCapabilities {
  const served = features.map((feature) => feature(session));
  const announced = served.flatMap(({ commands }) => Object.entries(commands ?? {}));
  executeCommands(session, new Map([...announced, ...served.flatMap(({ clientCommands }) => Object.entries(clientCommands ?? {}))]));
  return Object.assign(
    { executeCommandProvider: { commands: announced.map(([name]) => name), workDoneProgress: true } },
    ...served.map(({ capabilities }) => capabilities),
  );
}

function executeCommands({ connection, crashes }: Session, commands: ReadonlyMap<string, ServerCommand>): void {
  connection.onExecuteCommand(async ({ command, arguments: given, workDoneToken }, token) => {
    try {
      return (await commands.get(command)?.(given ?? [], { token, workDoneToken })) ?? null;
    } catch (error) {
      crashes.report(`workspace/executeCommand ${command}`, error);
      return null;
    }
  });
}
