import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import type { Runtime } from '../host/runtime.js';
import { productName, productVersion } from '../product.js';
import { clientFeatures } from './client-features.js';
import { serveDiagnostics } from './serve-diagnostics.js';
import { serveFeatures } from './serve-features.js';
import { serverCapabilities } from './server-capabilities.js';
import { createSession } from './session.js';

/** Serves one client over a connection, on whatever machine `runtime` stands for. Calls `onFirstReading` once, when it first read a document. */
export function startServer(connection: Connection, runtime: Runtime, onFirstReading: () => void): void {
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const client = clientFeatures(params.capabilities);
    const session = createSession(connection, runtime, params, client);
    let isFirst = true;
    session.onReading(() => {
      if (isFirst) onFirstReading();
      isFirst = false;
    });
    serveDiagnostics(session);
    const capabilities = serverCapabilities(client, serveFeatures(session));
    return { capabilities, serverInfo: { name: productName, version: productVersion } };
  });
  connection.listen();
}
