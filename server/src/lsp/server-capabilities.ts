import { CodeActionKind, PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { productName } from '../product.js';
import type { ClientFeatures } from './client-features.js';
import { checkWorkspaceCommand, recalculateCommand } from './protocol.js';

export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    // Recalculation changes figures, so there is no `source.fixAll`: nothing of ours may run on save.
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
    codeLensProvider: {},
    executeCommandProvider: { commands: [recalculateCommand, checkWorkspaceCommand], workDoneProgress: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: productName, interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
  };
}
