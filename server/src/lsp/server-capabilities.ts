import { PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { productName } from '../product.js';
import type { ClientFeatures } from './client-features.js';

/** What the server can do, with what its features say of themselves. */
export function serverCapabilities(client: ClientFeatures, ofFeatures: ServerCapabilities): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...ofFeatures,
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: productName, interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
  };
}
