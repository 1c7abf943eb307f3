/**
 * How long an author waits for a completion: rows are typed key by key below rows of real documents, by digits, by the sound of
 * names and by names, while the document is known as it stood before. Medians and 95th percentiles in milliseconds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Analysis, analyse, completionsAt } from '../../server/src/core/api.js';
import { readingsAt } from '../../server/src/core/base/pinyin.js';

const MOST_ROWS = 40;
const LONGEST_TYPED = 6;

function main(paths: readonly string[]): void {
  for (const path of paths.length > 0 ? paths : defaultDocuments()) {
    const text = readFileSync(path, 'utf8');
    const analysis = analyse(text, { locale: 'zh-CN' });
    typeRows(analysis);
    const times = typeRows(analysis).sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2).padStart(6);
    console.log(`${basename(path).padEnd(22)} ${times.length} keys  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  longest ${at(0.9999)} ms`);
  }
}

/** The time of each key. */
function typeRows(analysis: Analysis): number[] {
  const times: number[] = [];
  for (const row of rowsOf(analysis)) {
    for (const typed of [row.code, soundOf(row.name), row.name]) {
      for (let length = 1; length <= Math.min(typed.length, LONGEST_TYPED); length++) {
        const added = `${row.lineEnd}${row.start}${typed.slice(0, length)}`;
        const text = analysis.text.slice(0, row.end) + added + analysis.text.slice(row.end);
        const start = performance.now();
        completionsAt(text, row.end + added.length, analysis);
        times.push(performance.now() - start);
      }
    }
  }
  return times;
}

interface TypedRow {
  readonly code: string;
  readonly name: string;
  /** Where the row ends below which is typed. */
  readonly end: number;
  readonly lineEnd: string;
  readonly start: string;
}

/** Rows with codes, spread evenly over the document. */
function rowsOf({ document, text }: Analysis): readonly TypedRow[] {
  const rows = document.ledgers.flatMap(({ items, table }) =>
    items.flat().flatMap(({ codes: [printed], row: { row } }): TypedRow[] => {
      if (!printed || printed.name === '') return [];
      const lineEnd = text.startsWith('\r\n', row.span.end) ? '\r\n' : '\n';
      const start = table.fragments[0]?.kind === 'tab' ? '' : '| ';
      return [{ code: printed.code, name: printed.name, end: row.span.end, lineEnd, start }];
    }),
  );
  const step = Math.max(1, Math.floor(rows.length / MOST_ROWS));
  return rows.filter((_, place) => place % step === 0);
}

function soundOf(name: string): string {
  return [...name].map((_, place) => readingsAt(name, place)[0]?.charAt(0) ?? '').join('');
}

function defaultDocuments(): string[] {
  const seeds = '../shared/seeds';
  const found = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];
  return [...found.filter((name) => name.endsWith('.md')), 'docs/sample/draft.md'];
}

main(process.argv.slice(2));
