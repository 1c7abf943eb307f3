import {
  type Connection,
  createConnection,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
} from 'vscode-languageserver/node';
import { nodeRuntime } from './host/node-runtime.js';
import { readServerArguments, type ServerArguments, serverHelp } from './host/server-arguments.js';
import { startServer } from './lsp/start-server.js';
import { productVersion } from './product.js';

/** How long after the first document was read nobody waits for an answer any more, in milliseconds. */
const settling = 2000;

/** The language server as a Node process. Calls `keepCode` once the functions that a first answer needs have been used. */
export function main(keepCode: () => void): void {
  run(readServerArguments(process.argv.slice(2), process.stdin.isTTY === true), keepCode);
}

function run(given: ServerArguments, keepCode: () => void): void {
  switch (given.kind) {
    case 'help':
      process.stdout.write(serverHelp);
      return;
    case 'version':
      process.stdout.write(`${productVersion}\n`);
      return;
    case 'mistake':
      process.stderr.write(`budget-draft-language-server: ${given.message}\n`);
      process.exitCode = 2;
      return;
    case 'node-ipc':
      if (process.send === undefined) {
        run({ kind: 'mistake', message: '--node-ipc 只能由 Node 父进程启动 / --node-ipc needs a parent Node process' }, keepCode);
        return;
      }
      serve(createConnection(new IPCMessageReader(process), new IPCMessageWriter(process)), keepCode);
      return;
    case 'socket':
      serve(createConnection(...createServerSocketTransport(given.port)), keepCode);
      return;
    case 'stdio':
      serve(createConnection(process.stdin, process.stdout), keepCode);
  }
}

function serve(connection: Connection, keepCode: () => void): void {
  // A promise that nobody waits for must not end the server, and with it the editor's session.
  process.on('unhandledRejection', (reason) => process.stderr.write(`budget-draft-language-server: ${String(reason)}\n`));
  startServer(connection, nodeRuntime, () => {
    setTimeout(keepCode, settling).unref();
    process.once('exit', keepCode);
  });
}
