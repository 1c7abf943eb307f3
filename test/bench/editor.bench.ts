/**
 * How soon the language server answers what an editor asks about a document that it has read: asked the first time, and asked
 * again after a figure was typed. The documents are a table of as many rows as `--rows` says (a hundred thousand), the same
 * with subject codes and nested rows, a volume of two hundred departments, and the sample. Times are those of the shipped
 * server over its streams, in milliseconds; medians are printed, and one JSON with `--json`.
 *
 * What grows faster than the table shows in the last column: how much longer the same takes than with half of the rows, which
 * is 2 for what looks at each row once and 1 for what looks at few.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { codedTable, departmentVolume, flatTable } from '../support/large-tables.js';
import { repositoryRoot } from '../support/repository.js';

const ROUNDS = 5;
const WIDE = 200;
const URI = 'file:///nowhere/draft.md';

interface Draft {
  readonly text: string;
  /** A line of the table far down, and a column within a figure of it. */
  readonly line: number;
  readonly character: number;
}

interface Measured {
  /** When it is asked first after the document was read. */
  readonly first: number;
  /** When it is asked again and nothing has changed. */
  readonly again: number;
  /** After a figure was typed and its findings were given. */
  readonly typed: number;
}

type Report = Map<string, Measured>;

async function main(args: readonly string[]): Promise<void> {
  const rows = Number(/--rows=(\d+)/u.exec(args.join(' '))?.[1] ?? 100_000);
  const folder = mkdtempSync(join(tmpdir(), 'budget-draft-editor-'));
  try {
    spawnSync(process.execPath, ['scripts/build.mjs', '--minify', `--outdir=${folder}`], { cwd: repositoryRoot, stdio: 'inherit' });
    const server = join(folder, 'server.js');
    const all: Record<string, Record<string, Measured>> = {};
    for (const [name, make] of drafts(rows)) {
      const [whole, half] = [await measure(server, make(1)), name === 'sample' ? undefined : await measure(server, make(0.5))];
      print(name, whole, half);
      all[name] = Object.fromEntries(whole);
    }
    if (args.includes('--json')) console.log(JSON.stringify(all));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function drafts(rows: number): readonly (readonly [string, (share: number) => Draft])[] {
  return [
    [`${rows} rows`, (share) => draftOf(flatTable(Math.round(rows * share)))],
    [`${rows} coded rows`, (share) => draftOf(codedTable(Math.round(rows * share)))],
    ['200 departments', (share) => draftOf(departmentVolume(Math.round(WIDE * share)))],
    ['sample', () => draftOf(readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8'))],
  ];
}

/** The place is a figure three quarters down, in a row of a table. */
function draftOf(text: string): Draft {
  const lines = text.split('\n');
  let line = Math.floor(lines.length * 0.75);
  while (!/^\|.*\d[\d,]*\.\d\d \|/u.test(lines[line] ?? '') && line > 0) line--;
  const found = /\d[\d,]*\.\d\d \|/u.exec(lines[line] ?? '');
  return { text, line, character: (found?.index ?? 0) + 1 };
}

async function measure(server: string, draft: Draft): Promise<Report> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: capabilities as never });
  void connection.sendNotification(InitializedNotification.type, {});
  const textDocument = { uri: URI, languageId: 'markdown', version: 1, text: draft.text };
  void connection.sendNotification('textDocument/didOpen', { textDocument });
  const report: Report = new Map([['findings (read from scratch)', once(await time(connection, 'textDocument/diagnostic', {}))]]);
  const asked = requests(draft);
  const before = new Map<string, readonly number[]>();
  for (const [name, method, params] of asked) {
    // What the server does of itself after a reading is not part of what it is asked.
    await quiet();
    const first = await time(connection, method, params);
    const again: number[] = [];
    for (let round = 0; round < ROUNDS; round++) again.push(await time(connection, method, params));
    before.set(name, [first, median(again)]);
  }
  const typed = new Map<string, number[]>();
  const keystrokes: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    keystrokes.push(await type(connection, draft, round));
    for (const [name, method, params] of asked) {
      typed.set(name, [...(typed.get(name) ?? []), await time(connection, method, params)]);
    }
  }
  report.set('findings (a figure typed)', once(median(keystrokes)));
  for (const [name, times] of typed) {
    const [first, again] = before.get(name) as [number, number];
    report.set(name, { first, again, typed: median(times) });
  }
  await connection.sendRequest(ShutdownRequest.type);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await connection.sendNotification(ExitNotification.type);
  await ended;
  connection.dispose();
  return report;
}

function once(time: number): Measured {
  return { first: time, again: time, typed: time };
}

/** Another digit in the place of one. */
async function type(connection: ProtocolConnection, { line, character }: Draft, round: number): Promise<number> {
  const range = { start: { line, character: character - 1 }, end: { line, character } };
  const textDocument = { uri: URI, version: round + 1 };
  void connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ range, text: String((round % 9) + 1) }] });
  return time(connection, 'textDocument/diagnostic', {});
}

async function time(connection: ProtocolConnection, method: string, params: object): Promise<number> {
  const from = performance.now();
  const answer: unknown = await connection.sendRequest(method, { textDocument: { uri: URI }, ...params });
  const spent = performance.now() - from;
  const resultId = /^textDocument\/semanticTokens/u.test(method) ? (answer as { resultId?: string })?.resultId : undefined;
  if (resultId !== undefined) Object.assign(tokensBefore, { previousResultId: resultId });
  return spent;
}

const tokensBefore = { previousResultId: '' };

function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

function requests({ line, character }: Draft): readonly (readonly [string, string, object])[] {
  const position = { line, character };
  const here = { start: position, end: position };
  const screen = { start: { line: line - 30, character: 0 }, end: { line: line + 30, character: 0 } };
  const places = ([method, name = method]: readonly [string, string?]) => [name, `textDocument/${method}`, { position }] as const;
  return [
    ['documentSymbol', 'textDocument/documentSymbol', {}],
    ['foldingRange', 'textDocument/foldingRange', {}],
    ...([['hover'], ['documentHighlight'], ['definition'], ['completion']] as const).map(places),
    ['references', 'textDocument/references', { position, context: { includeDeclaration: true } }],
    ['selectionRange', 'textDocument/selectionRange', { positions: [position] }],
    ['semanticTokens/range', 'textDocument/semanticTokens/range', { range: screen }],
    ['semanticTokens/full', 'textDocument/semanticTokens/full', {}],
    ['semanticTokens/full/delta', 'textDocument/semanticTokens/full/delta', tokensBefore],
    ['inlayHint', 'textDocument/inlayHint', { range: screen }],
    ['codeLens', 'textDocument/codeLens', {}],
    ['documentLink', 'textDocument/documentLink', {}],
    ['codeAction', 'textDocument/codeAction', { range: here, context: { diagnostics: [], triggerKind: 2 } }],
    ['codeAction, asked for', 'textDocument/codeAction', { range: here, context: { diagnostics: [], triggerKind: 1 } }],
    ['checklist', 'budgetDraft/checklist', { uri: URI }],
    ['status', 'budgetDraft/status', { uri: URI }],
    ['preview', 'budgetDraft/preview', { uri: URI }],
  ];
}

const capabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 5000, lineFoldingOnly: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } } },
    hover: { contentFormat: ['markdown'] },
    definition: { linkSupport: true },
  },
};

function print(name: string, whole: Report, half: Report | undefined): void {
  console.log(`\n${name.padEnd(30)}    first    again    typed${half ? '   typed, × half' : ''}`);
  for (const [request, { first, again, typed }] of whole) {
    const before = half?.get(request)?.typed;
    const ratio = before === undefined ? '' : `${(typed / before).toFixed(1).padStart(17)}`;
    console.log(`  ${request.padEnd(30)}${[first, again, typed].map((each) => each.toFixed(1).padStart(9)).join('')}${ratio}`);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

await main(process.argv.slice(2));
