/**
 * How long a start takes: from spawning the shipped language server to its first findings of a document, beside a server made
 * of the same library that answers every document with nothing; and the command line beside Node alone. Rounds are
 * interleaved; medians of ratios inside a round are printed.
 *
 * Reads the documents named on the command line; without any, the seeds beside the repository, or else the sample.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { repositoryRoot } from '../support/repository.js';

const ROUNDS = 15;

/** The least that a server can be. */
const BARE_SERVER = `
import { createConnection, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
const connection = createConnection(process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({ capabilities: {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
} }));
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
documents.listen(connection);
connection.listen();
`;

/** All in milliseconds. */
interface Start {
  readonly initialized: number;
  readonly answered: number;
}

async function main(paths: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'budget-draft-start-'));
  try {
    const bundles = join(folder, 'bundles');
    spawnSync(process.execPath, ['scripts/build.mjs', '--minify', `--outdir=${bundles}`], { cwd: repositoryRoot, stdio: 'inherit' });
    const bare = join(bundles, 'bare.js');
    await build({
      stdin: { contents: BARE_SERVER, resolveDir: join(repositoryRoot, 'server') },
      outfile: bare,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
    });
    const kept = { NODE_COMPILE_CACHE: join(folder, 'code'), NODE_DISABLE_COMPILE_CACHE: '' };
    const nothingKept = { NODE_DISABLE_COMPILE_CACHE: '1' };
    const server = join(bundles, 'server.js');
    for (const path of paths.length > 0 ? paths : defaultDocuments()) {
      const text = readFileSync(path, 'utf8');
      // Once, so that its code is kept.
      await startServer(server, text, kept);
      console.log(`\n${basename(path)} (${(text.length / 1000).toFixed(0)} thousand characters)`);
      await measureServers([
        ['bare server', () => startServer(bare, text, nothingKept)],
        ['server', () => startServer(server, text, kept)],
        ['server, first time ever', () => startServer(server, text, nothingKept)],
      ]);
    }
    measurePrograms(join(bundles, 'cli.js'), paths[0] ?? (defaultDocuments()[0] as string), kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureServers(candidates: readonly (readonly [string, () => Promise<Start>])[]): Promise<void> {
  const starts = candidates.map((): Start[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, [, start]] of candidates.entries()) (starts[index] as Start[]).push(await start());
  for (const [index, [name]] of candidates.entries()) {
    const ofIt = starts[index] as Start[];
    const ratio = (of: (start: Start) => number) => median(ofIt.map((start, round) => of(start) / of(starts[0]?.[round] as Start)));
    const [initialized, answered] = [median(ofIt.map((start) => start.initialized)), median(ofIt.map((start) => start.answered))];
    console.log(
      `  ${name.padEnd(26)} initialized ${initialized.toFixed(0).padStart(4)} ms ${ratio((start) => start.initialized).toFixed(2)} ×` +
        `   first findings ${answered.toFixed(0).padStart(4)} ms ${ratio((start) => start.answered).toFixed(2)} ×`,
    );
  }
}

async function startServer(file: string, text: string, env: Readonly<Record<string, string>>): Promise<Start> {
  const from = performance.now();
  const child = spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  const uri = 'file:///nowhere/draft.md';
  const capabilities = { textDocument: { diagnostic: { dynamicRegistration: false } } };
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
  const initialized = performance.now() - from;
  void connection.sendNotification(InitializedNotification.type, {});
  void connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  const answered = performance.now() - from;
  await connection.sendRequest(ShutdownRequest.type);
  const ended = endOf(child);
  await connection.sendNotification(ExitNotification.type);
  await ended;
  connection.dispose();
  return { initialized, answered };
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function measurePrograms(cli: string, document: string, env: Readonly<Record<string, string>>): void {
  const candidates: readonly (readonly [string, readonly string[]])[] = [
    ['node alone', ['--eval', '0']],
    ['--version', [cli, '--version']],
    ['--help', [cli, '--help']],
    [`check ${basename(document)}`, [cli, 'check', document]],
  ];
  const run = (args: readonly string[]) => {
    const from = performance.now();
    spawnSync(process.execPath, args, { env: { ...process.env, ...env } });
    return performance.now() - from;
  };
  for (const [, args] of candidates) run(args);
  const times = candidates.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) for (const [index, [, args]] of candidates.entries()) times[index]?.push(run(args));
  console.log('\ncommand line');
  for (const [index, [name]] of candidates.entries()) {
    const ofIt = times[index] as number[];
    const ratio = median(ofIt.map((time, round) => time / (times[0]?.[round] as number)));
    console.log(`  ${name.padEnd(26)} ${median(ofIt).toFixed(0).padStart(4)} ms ${ratio.toFixed(2)} ×`);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

function defaultDocuments(): readonly string[] {
  const seeds = join(repositoryRoot, '..', 'shared', 'seeds');
  const found = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.md')) : [];
  return found.length > 0 ? found.map((name) => join(seeds, name)) : [join(repositoryRoot, 'docs', 'sample', 'draft.md')];
}

await main(process.argv.slice(2));
