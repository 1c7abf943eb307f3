/**
 * How long a check takes beside what any program must do with the same bytes. Rounds are interleaved, so that a slow moment
 * of the machine hits all candidates; medians are printed as ratios to the naive reading (split lines, split cells, Number).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyse, LineMap } from '../../server/src/core/api.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';

const ROUNDS = 40;

const CANDIDATES: Readonly<Record<string, (text: string) => number>> = {
  'naive split + Number': (text) => {
    let sum = 0;
    for (const line of text.split('\n')) for (const cell of line.split(/[|\t]/)) sum += Number(cell) || 0;
    return sum;
  },
  'read tables': (text) => readBlocks(text, new LineMap(text)).length,
  'full check': (text) => analyse(text, { locale: 'zh-CN' }).findings.length,
};

function main(paths: readonly string[]): void {
  for (const path of paths.length > 0 ? paths : defaultDocuments()) {
    const text = readFileSync(path, 'utf8');
    const times = new Map(Object.keys(CANDIDATES).map((name): [string, number[]] => [name, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, run] of Object.entries(CANDIDATES)) {
        const start = performance.now();
        run(text);
        times.get(name)?.push(performance.now() - start);
      }
    }
    const medians = new Map([...times].map(([name, list]) => [name, median(list.slice(ROUNDS / 4))]));
    const naive = medians.get('naive split + Number') as number;
    console.log(`\n${basename(path)} (${(text.length / 1000).toFixed(0)} thousand characters)`);
    for (const [name, time] of medians)
      console.log(`  ${name.padEnd(22)} ${time.toFixed(2).padStart(7)} ms  ${(time / naive).toFixed(1).padStart(6)} ×`);
  }
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] as number;
}

function defaultDocuments(): string[] {
  const seeds = '../shared/seeds';
  const found = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];
  return [...found.filter((name) => name.endsWith('.md')), 'docs/sample/draft.md'];
}

main(process.argv.slice(2));
