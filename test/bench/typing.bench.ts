/**
 * How soon the language server, as it is shipped, tells the findings of a draft after each key: digits put into figures of tables
 * and of sentences and taken out again, over its streams, from the change to the answer. The drafts are the sample and, where they
 * are at hand, real ones. Prints median, 95th percentile and longest, in milliseconds.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { repositoryRoot } from '../support/repository.js';
import { sharedFiles } from '../support/shared-corpus.js';

const KEYS = 400;
/** Until the code of the server is compiled for good. */
const WARM = 100;
const uri = 'file:///nowhere/draft.md';

async function typeInto(text: string): Promise<readonly number[]> {
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist', 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  const capabilities = { textDocument: { diagnostic: { dynamicRegistration: false } } };
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
  void connection.sendNotification(InitializedNotification.type, {});
  void connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  const figures = text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(/\d\.\d\d/gu)].map((match) => ({ line: index, character: match.index })));
  const times: number[] = [];
  for (let key = 0; key < KEYS + WARM; key++) {
    const start = figures[((key >> 1) * 7919) % figures.length] ?? { line: 0, character: 0 };
    const isPut = key % 2 === 0;
    const range = { start, end: { line: start.line, character: start.character + (isPut ? 0 : 1) } };
    const from = performance.now();
    const contentChanges = [{ range, text: isPut ? '1' : '' }];
    void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: key + 2 }, contentChanges });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    if (key >= WARM) times.push(performance.now() - from);
  }
  await connection.sendRequest(ShutdownRequest.type);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await connection.sendNotification(ExitNotification.type);
  await ended;
  connection.dispose();
  return times.sort((a, b) => a - b);
}

const drafts = [
  { name: 'sample', text: readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8') },
  ...sharedFiles('seeds', /\.md$/u),
];
for (const { name, text } of drafts) {
  const times = await typeInto(text);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] as number).toFixed(2).padStart(8);
  console.log(`${name.padEnd(24)} median${at(0.5)}   95 %${at(0.95)}   longest${at(1)} ms, a key to the findings`);
}
