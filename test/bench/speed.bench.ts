/**
 * How long a full check takes beside what other programs do with the same bytes. Each candidate runs in a process of its own,
 * round after round interleaved, so that a slow moment of the machine hits all of them; what is printed are medians of the
 * ratios within a round to the naive reading (`split('\n')`, `split('|')`, `Number`), and the peak of memory in MB for each MB
 * of text. `--quick` leaves out what is large and slow; `--json FILE` writes the figures down.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HyperFormula } from 'hyperformula';
import { analyse, RoomyText } from '../../server/src/core/api.js';
import { prepareSums } from '../../server/src/core/features/ripple/prepared-sums.js';
import { departmentBudgets } from '../support/generated-documents.js';
import { flatTable } from '../support/large-tables.js';
import { repositoryRoot } from '../support/repository.js';

const isQuick = process.argv.includes('--quick');
const jsonFile = process.argv[process.argv.indexOf('--json') + 1];
const folder = mkdtempSync(join(tmpdir(), 'budget-draft-bench-'));

interface Row {
  readonly what: string;
  readonly document: string;
  /** To the naive reading of the same bytes in the same round. */
  readonly ratio?: number;
  readonly milliseconds: number;
  /** In MB for each MB of text. */
  readonly memory?: number;
}

const rows: Row[] = [];

/** What takes seconds for a megabyte. */
const slow: ReadonlySet<string> = new Set(['micromark', 'remark', 'markdownlint']);

function main(): void {
  try {
    if (!process.argv.includes('--keystrokes')) readDocuments();
    keystrokes();
    recalculation();
    if (process.argv.includes('--json') && jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ rows }, undefined, 1)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readDocuments(): void {
  const quickPeers = ['scan', 'naive', 'ours', 'ours, tables', 'markdown-it', 'lezer'];
  const slowPeers = [...slow];
  compare('0.1 MB of departments', departmentBudgets(1e5), [...quickPeers, ...slowPeers]);
  compare('1 MB of departments', departmentBudgets(1e6), isQuick ? quickPeers : [...quickPeers, ...slowPeers]);
  if (!isQuick) compare('10 MB of departments', departmentBudgets(1e7), ['scan', 'naive', 'ours', 'markdown-it', 'lezer']);
  compare('10,000 rows × 9', flatTable(1e4), isQuick ? quickPeers : [...quickPeers, ...slowPeers]);
  if (!isQuick) compare('100,000 rows × 9', flatTable(1e5), ['scan', 'naive', 'ours', 'markdown-it']);
  compare('10,000 rows × 9, tabs', withTabs(flatTable(1e4)), ['scan', 'naive', 'ours', 'papaparse', 'csv-parse']);
  const times = new Map(rows.filter(({ what }) => what === 'ours').map(({ document, milliseconds }) => [document, milliseconds]));
  const [small, large] = [times.get('0.1 MB of departments'), times.get(isQuick ? '1 MB of departments' : '10 MB of departments')];
  if (small && large)
    console.log(`\ntime grows with size to the power of ${(Math.log(large / small) / Math.log(isQuick ? 10 : 100)).toFixed(2)}`);
}

function withTabs(text: string): string {
  const lines = text.split('\n').filter((line) => !line.startsWith('|---'));
  return lines.map((line) => (line.startsWith('|') ? line.slice(2, -2).replaceAll(' | ', '\t') : line)).join('\n');
}

function compare(document: string, text: string, names: readonly string[]): void {
  const file = join(folder, 'document.md');
  writeFileSync(file, text);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const rounds = isQuick ? 1 : 3;
  const found = new Map(
    names.map((name): [string, { ratios: number[]; times: number[]; memory: number[] }] => [name, { ratios: [], times: [], memory: [] }]),
  );
  for (let round = 0; round < rounds; round++) {
    const measured = names.map((name) => ({ name, ...runCandidate(name, file, slow.has(name) || megabytes > 3 ? 3 : 7) }));
    const naive = measured.find(({ name }) => name === 'naive')?.time ?? 1;
    for (const { name, time, memory } of measured) {
      found.get(name)?.times.push(time);
      found.get(name)?.ratios.push(time / naive);
      found.get(name)?.memory.push(memory / megabytes);
    }
  }
  console.log(`\n${document} (${megabytes.toFixed(2)} MB)`);
  for (const [name, { ratios, times, memory }] of found) {
    rows.push({ what: name, document, ratio: median(ratios), milliseconds: median(times), memory: median(memory) });
    console.log(
      `  ${name.padEnd(14)}${median(ratios).toFixed(2).padStart(9)} ×${median(times).toFixed(1).padStart(10)} ms${median(memory).toFixed(0).padStart(6)} MB/MB`,
    );
  }
}

function runCandidate(name: string, file: string, times: number): { readonly time: number; readonly memory: number } {
  const program = join(repositoryRoot, 'dist', 'test', 'bench', 'candidate.entry.mjs');
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--max-old-space-size=12000', program, name, file, String(times)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name}: ${stderr.slice(0, 500)}`);
  const measured = JSON.parse(stdout) as { readonly times: readonly number[]; readonly memory: number };
  return { time: median(measured.times.slice(1)), memory: measured.memory };
}

/** One figure typed after another: what the server does before it can tell the findings. */
function keystrokes(): void {
  console.log('\nA keystroke in a figure, the check before it known');
  for (const [document, bytes, times] of [
    ['one department', 1, 200],
    ['0.1 MB of departments', 1e5, 200],
    ...(isQuick ? [] : [['1 MB of departments', 1e6, 40] as const, ['10 MB of departments', 1e7, 7] as const]),
  ] as const) {
    const milliseconds = keystroke(departmentBudgets(bytes), times);
    rows.push({ what: 'keystroke', document, milliseconds });
    console.log(`  ${document.padEnd(24)}${milliseconds.toFixed(2).padStart(9)} ms`);
  }
}

function keystroke(text: string, times: number): number {
  let typed = RoomyText.of(text);
  const line =
    Array.from({ length: typed.lineCount }, (_, index) => index).findLast((index) => /^\|.*\d\.\d\d/u.test(typed.line(index))) ?? 0;
  const column = typed.line(line).search(/\d\.\d\d/u);
  let before = analyse(typed, { locale: 'zh-CN' });
  const measured: number[] = [];
  for (let time = 0; time < times; time++) {
    const next = time % 2 === 0 ? typed.withinLine(line, column, column, '1') : typed.withinLine(line, column, column + 1, '');
    if (next === undefined) break;
    typed = next;
    const start = performance.now();
    before = analyse(typed, { locale: 'zh-CN' }, before);
    measured.push(performance.now() - start);
  }
  return median(measured.slice(measured.length >> 2));
}

/** One figure of a long table changed: all totals above it, beside a spreadsheet engine with the same sums. */
function recalculation(): void {
  const count = isQuick ? 1e4 : 1e5;
  const { document } = analyse(flatTable(count), { locale: 'zh-CN' });
  const entry = document.ledgers[0]?.items[0]?.at(-1)?.entries.get(4);
  if (!entry) throw new Error('no figure to change');
  const started = performance.now();
  const sums = prepareSums(document);
  const prepared = performance.now() - started;
  const ours = timesOf(2000, (time) => sums.set(entry.cell, 100 + time));
  const figures = Array.from({ length: count }, (_, row) => [
    `=B${row + 1}+E${row + 1}`,
    `=C${row + 1}+D${row + 1}`,
    row,
    2 * row,
    3 * row,
  ]);
  const totals = ['A', 'B', 'C', 'D', 'E'].map((column) => `=SUM(${column}1:${column}${count})`);
  const startedEngine = performance.now();
  const engine = HyperFormula.buildFromArray([...figures, totals], { licenseKey: 'gpl-v3', maxRows: count + 10 });
  const built = performance.now() - startedEngine;
  const theirs = timesOf(200, (time) => engine.setCellContents({ sheet: 0, row: count - 1, col: 2 }, 100 + time));
  console.log(`\nA changed figure of ${count} rows, totals worked out anew`);
  console.log(`  ours          ${(ours * 1000).toFixed(1).padStart(9)} µs, prepared in ${prepared.toFixed(0)} ms`);
  console.log(`  HyperFormula  ${(theirs * 1000).toFixed(1).padStart(9)} µs, built in ${built.toFixed(0)} ms`);
  rows.push({ what: 'recalculation, ours', document: `${count} rows`, milliseconds: ours });
  rows.push({ what: 'recalculation, HyperFormula', document: `${count} rows`, milliseconds: theirs });
}

function timesOf(times: number, run: (time: number) => unknown): number {
  const measured: number[] = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    run(time);
    measured.push(performance.now() - start);
  }
  return median(measured);
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}

main();
