import assert from 'node:assert/strict';
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import {
  createProtocolConnection,
  type InitializeParams,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { LanguageServer, pullCapabilities, serverBundle } from '../support/language-server.js';

const params: InitializeParams = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} };

function runServer(...given: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [serverBundle, ...given], { encoding: 'utf8', input: '' });
}

test('initialize tells what the server can do, and shutdown with exit ends it with 0', async () => {
  const server = await LanguageServer.start();
  const { capabilities, serverInfo } = server.initialized;
  assert.equal(serverInfo?.name, 'budget-draft');
  assert.equal(capabilities.hoverProvider, true);
  assert.equal(capabilities.diagnosticProvider, undefined);
  const commands = capabilities.executeCommandProvider?.commands ?? [];
  assert.ok(commands.includes('budgetDraft.server.recalculate') && commands.includes('budgetDraft.server.checkWorkspace'));
  // Our own client registers the others, and two of one name are an error there.
  assert.deepEqual(
    commands.filter((command) => !command.startsWith('budgetDraft.server.')),
    [],
  );
  assert.equal(await server.stop(), 0);
});

test('a client that pulls is offered findings by pull', async () => {
  const server = await LanguageServer.start({ capabilities: pullCapabilities });
  assert.deepEqual(server.initialized.capabilities.diagnosticProvider, {
    identifier: 'budget-draft',
    interFileDependencies: true,
    workspaceDiagnostics: false,
  });
  assert.equal(await server.stop(), 0);
});

test('exit without shutdown ends with 1', async () => {
  const server = await LanguageServer.start();
  assert.equal(await server.exit(), 1);
});

test('without a flag the server speaks over standard input and output', async () => {
  const server = await LanguageServer.start({ arguments: [] });
  assert.equal(await server.stop(), 0);
});

test('the process id that client libraries add is no mistake', async () => {
  const server = await LanguageServer.start({ arguments: ['--stdio', `--clientProcessId=${process.pid}`] });
  assert.equal(await server.stop(), 0);
});

test('an editor that goes away takes the server with it', async () => {
  const child = spawn(process.execPath, [serverBundle, '--stdio'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.end();
  assert.deepEqual(await ended, [1, null]);
});

test('the server serves over the channel of a parent process', async () => {
  const child = fork(serverBundle, ['--node-ipc'], { silent: true });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  const { serverInfo } = await connection.sendRequest(InitializeRequest.type, params);
  assert.equal(serverInfo?.name, 'budget-draft');
  await connection.sendRequest(ShutdownRequest.type);
  const ended = once(child, 'exit');
  await connection.sendNotification('exit');
  assert.deepEqual(await ended, [0, null]);
});

test('the server serves over a socket', async () => {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  assert.ok(typeof address === 'object' && address !== null);
  const child = spawn(process.execPath, [serverBundle, `--socket=${address.port}`], { stdio: 'ignore' });
  const [socket] = await once(listener, 'connection');
  const connection = createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
  connection.listen();
  const { serverInfo } = await connection.sendRequest(InitializeRequest.type, params);
  assert.equal(serverInfo?.name, 'budget-draft');
  await connection.sendRequest(ShutdownRequest.type);
  const ended = once(child, 'exit');
  await connection.sendNotification('exit');
  assert.deepEqual(await ended, [0, null]);
  listener.close();
});

test('--version prints the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const { status, stdout, stderr } = runServer('--version');
  assert.deepEqual(
    [status, stdout, stderr],
    [
      0,
      `${version}
`,
      '',
    ],
  );
});

test('--help names every flag', () => {
  const { status, stdout } = runServer('--help');
  assert.equal(status, 0);
  for (const flag of ['--stdio', '--node-ipc', '--socket=PORT', '--version', '--help']) assert.ok(stdout.includes(flag), flag);
});

for (const given of [
  ['--nonsense'],
  ['--socket'],
  ['--socket=no'],
  ['--socket=70000'],
  ['--stdio', '--node-ipc'],
  ['--stdio=1'],
  ['draft.md'],
  ['--node-ipc'],
]) {
  test(`${given.join(' ')} is a mistake: a message and exit code 2`, () => {
    const { status, stdout, stderr } = runServer(...given);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^budget-draft-language-server: .+\n$/);
  });
}
