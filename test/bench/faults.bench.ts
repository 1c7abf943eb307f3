/**
 * Plants faults in whole documents, one at a time, and counts what is found. Prints, for each kind: detected, exactly one
 * finding in the planted place, and repaired (the first suggestion gives back the original bytes). Hints do not count as
 * findings.
 *
 * Reads the documents named on the command line; without any, the seeds beside the repository and the shipped sample.
 * FAULTS_VERBOSE=1 lists what was missed; FAULTS_ONLY=prose,rows plants these kinds alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import { plantInCodes } from '../support/planted-codes.js';
import { plantAmounts, plantFacts, plantLateChanges, plantUnits } from './faults/amounts.js';
import { plantInProse } from './faults/prose.js';
import { plantDroppedRows } from './faults/rows.js';
import { plantMissingNotes, plantMissingTables } from './faults/tables.js';
import { type Ground, isSeen, report } from './faults/tally.js';

const verbose = process.env.FAULTS_VERBOSE === '1';
const only = process.env.FAULTS_ONLY?.split(',');

const kinds: Readonly<Record<string, (ground: Ground) => void>> = {
  amounts: (ground) => report('amounts', plantAmounts(ground), verbose),
  units: (ground) => report('amounts in the wrong unit (×10⁴)', plantUnits(ground), verbose),
  late: (ground) => report('a row changed in two columns, nothing followed', plantLateChanges(ground), verbose),
  facts: (ground) => report('a fact changed in one table only, totals followed', plantFacts(ground), verbose),
  codes: ({ text }) => reportCodes(text),
  rows: (ground) => {
    const { all, summed, totals } = plantDroppedRows(ground);
    report('rows dropped', all, verbose);
    report('  of them rows that stand in a sum over rows', summed, false);
    report('  of them totals', totals, false);
  },
  prose: (ground) => {
    const { amounts, known, units, rates, lastYear } = plantInProse(ground);
    report('amounts in the text', amounts, verbose);
    report('  of them figures that stand in a table', known, false);
    report('  these in the wrong unit (×10⁴)', units, verbose);
    report('rates in the text', rates, verbose);
    report("last year's amount left in the text", lastYear, verbose);
  },
  tables: (ground) => {
    report('tables left out', plantMissingTables(ground), verbose);
    report('notes of empty tables left out', plantMissingNotes(ground), verbose);
  },
};

function main(paths: readonly string[]): void {
  const files = paths.length > 0 ? paths : defaultDocuments();
  const begin = performance.now();
  for (const file of files) {
    const text = withoutErrors(readFileSync(file, 'utf8'));
    const clean = analyse(text, { locale: 'zh-CN' });
    const once = timeWarm(text);
    console.log(
      `\n${basename(file)}: ${clean.findings.filter(isSeen).length} findings before planting; one check from warm ${once.toFixed(2)} ms`,
    );
    for (const [name, run] of Object.entries(kinds)) if (!only || only.includes(name)) run({ text, clean });
  }
  console.log(`\n${((performance.now() - begin) / 1000).toFixed(1)} s in all`);
}

/** The text with its errors mended: the shipped sample has a slip of its own, which would stand beside every planted one. */
function withoutErrors(text: string): string {
  const { findings } = analyse(text, { locale: 'zh-CN' });
  return applyEdits(
    text,
    findings.filter(({ severity }) => severity === 'error').flatMap(({ suggestions }) => suggestions[0]?.edits ?? []),
  );
}

function defaultDocuments(): string[] {
  const seeds = '../shared/seeds';
  const found = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];
  return [...found.filter((name) => name.endsWith('.md')), 'docs/sample/draft.md'];
}

function reportCodes(text: string): void {
  const codes = plantInCodes(text, false);
  if (codes.planted === 0) return;
  const share = (count: number) => `${count}/${codes.planted} (${((100 * count) / codes.planted).toFixed(2)} %)`;
  console.log(
    `  codes: detected ${share(codes.detected)}; exactly one finding, on the code ${share(codes.alone)}; repaired ${share(codes.repaired)}`,
  );
  if (verbose) for (const miss of codes.misses) console.log(`    ${miss}`);
}

function timeWarm(text: string): number {
  const times: number[] = [];
  for (let run = 0; run < 15; run++) {
    const start = performance.now();
    analyse(text, { locale: 'zh-CN' });
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[7] as number;
}

main(process.argv.slice(2));
