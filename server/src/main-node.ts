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

// The language server as a Node process.
run(readServerArguments(process.argv.slice(2), process.stdin.isTTY === true));

function run(given: ServerArguments): void {
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
        run({ kind: 'mistake', message: '--node-ipc 只能由 Node 父进程启动 / --node-ipc needs a parent Node process' });
        return;
      }
      serve(createConnection(new IPCMessageReader(process), new IPCMessageWriter(process)));
      return;
    case 'socket':
      serve(createConnection(...createServerSocketTransport(given.port)));
      return;
    case 'stdio':
      serve(createConnection(process.stdin, process.stdout));
  }
}

function serve(connection: Connection): void {
  // A promise that nobody waits for must not end the server, and with it the editor's session.
  process.on('unhandledRejection', (reason) => process.stderr.write(`budget-draft-language-server: ${String(reason)}\n`));
  startServer(connection, nodeRuntime);
}
