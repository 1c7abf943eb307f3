/**
 * Changes every leaf of whole documents, one at a time, and lets everything that follows from it follow. Counts after how
 * many changes the document has no finding that it did not have before, and lists what is left.
 *
 * Reads the documents named on the command line; without any, the seeds beside the repository and the shipped sample.
 * RIPPLE_VERBOSE=1 lists every leaf after which something is left.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import { changeLeaf, leavesOf, type Outcome, outcomeOf } from '../support/rippled-leaves.js';

const verbose = process.env.RIPPLE_VERBOSE === '1';

function main(paths: readonly string[]): void {
  for (const file of paths.length > 0 ? paths : defaultDocuments()) measure(basename(file), withoutErrors(readFileSync(file, 'utf8')));
}

function measure(name: string, text: string): void {
  const clean = analyse(text, { locale: 'zh-CN' });
  const outcomes: Outcome[] = [];
  const times: number[] = [];
  // What is nothing says little of what follows from it: no figure that depends on it is there yet.
  for (const leaf of leavesOf(clean).filter(({ entry }) => entry.amount?.units !== 0 || process.env.RIPPLE_ZEROS === '1')) {
    const changed = changeLeaf(text, leaf);
    if (changed === undefined) continue;
    const outcome = outcomeOf(clean, leaf, changed, (milliseconds) => times.push(milliseconds));
    outcomes.push(outcome);
    if (verbose && (outcome.leftAfterDecisions.length > 0 || outcome.decisions === undefined))
      console.log(`    ${outcome.label}: ${outcome.decisions ?? 'no leaf to choose'} ${outcome.leftAfterDecisions.join(' || ')}`);
  }
  const count = (holds: (outcome: Outcome) => boolean) => {
    const counted = outcomes.filter(holds).length;
    return `${counted}/${outcomes.length} (${((100 * counted) / Math.max(1, outcomes.length)).toFixed(2)} %)`;
  };
  const before = outcomes.filter(({ broken }) => broken > 0).length;
  console.log(`\n${name}: ${outcomes.length} leaves, ${before} of them with others that follow`);
  console.log(`  nothing left after the change and what follows: ${count(({ left }) => left.length === 0)}`);
  console.log(`  what is left is told as open: ${count(({ left, open }) => left.length === 0 || open > 0)}`);
  console.log(
    `  nothing left once each question is answered with a leaf: ${count(({ decisions, leftAfterDecisions }) => decisions !== undefined && leftAfterDecisions.length === 0)}`,
  );
  const answers = outcomes.flatMap(({ decisions }) => decisions ?? []);
  console.log(
    `    answers it takes: ${[0, 1, 2, 3].map((n) => `${n}: ${answers.filter((each) => each === n).length}`).join(', ')}, more: ${answers.filter((each) => each > 3).length}`,
  );
  console.log(`  a second time changes nothing: ${count(({ again }) => again === 0)}`);
  console.log(
    `  figures that follow, on average ${(outcomes.reduce((sum, { changes }) => sum + changes, 0) / Math.max(1, outcomes.length)).toFixed(1)}; ${median(times).toFixed(1)} ms each`,
  );
  const kinds = new Map<string, number>();
  for (const { left } of outcomes)
    for (const rule of new Set(left.map((one) => one.replace(/ .*/u, '')))) kinds.set(rule, (kinds.get(rule) ?? 0) + 1);
  for (const [rule, leaves] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`    left: ${rule} after ${leaves} leaves`);
}

/** The text with its errors mended: the shipped sample has a slip of its own, which would stand beside every change. */
function withoutErrors(text: string): string {
  const { findings } = analyse(text, { locale: 'zh-CN' });
  return applyEdits(
    text,
    findings.filter(({ severity }) => severity === 'error').flatMap(({ suggestions }) => suggestions[0]?.edits ?? []),
  );
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}

function defaultDocuments(): string[] {
  const seeds = '../shared/seeds';
  const found = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];
  return [...found.filter((name) => name.endsWith('.md')), 'docs/sample/draft.md'];
}

main(process.argv.slice(2));
