/**
 * Plants faults in whole documents and counts what is found: every amount cell changed, one digit of every subject code
 * changed, every row with money dropped and among them every total, one at a time. Prints, for each kind: detected, exactly one finding on the planted cell, and repaired (the first
 * suggestion gives back the original bytes). Hints do not count as findings.
 *
 * Reads the documents named on the command line; without any, the seeds beside the repository and the shipped sample.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Analysis, analyse, applyEdits, type Edit, type Finding } from '../../server/src/core/api.js';
import type { Entry, Item } from '../../server/src/core/budget/ledger.js';
import { plantInCodes } from '../support/planted-codes.js';

type Change = (figure: string, random: () => number) => string | undefined;

/** How hands slip; each cell gets one of these in turn, the next one where it does not apply. */
const CHANGES: Readonly<Record<string, Change>> = {
  'digit changed': (figure, random) => {
    const places = digitPlaces(figure);
    const place = places[Math.floor(random() * places.length)] as number;
    const digit = (Number(figure[place]) + 1 + Math.floor(random() * 9)) % 10;
    return figure.slice(0, place) + String(digit) + figure.slice(place + 1);
  },
  'digits swapped': (figure) => {
    const places = digitPlaces(figure);
    const at = places.findIndex((place, index) => places[index + 1] !== undefined && figure[place] !== figure[places[index + 1] as number]);
    const [first, second] = [places[at], places[at + 1]];
    if (first === undefined || second === undefined) return undefined;
    const digits = [...figure];
    [digits[first], digits[second]] = [digits[second] as string, digits[first] as string];
    return digits.join('');
  },
  'times ten': (figure) => (/[1-9]/.test(figure) ? figure.replace(/(\d)([.])(\d)/, '$1$3$2') : undefined),
  'plus one hundred': (figure) =>
    figure.startsWith('-') ? undefined : String((BigInt(figure.replace(/[.,]/g, '')) + 10_000n).toString()).replace(/(\d\d)$/, '.$1'),
};

interface Tally {
  planted: number;
  detected: number;
  inTwo: number;
  exact: number;
  repaired: number;
  readonly missed: string[];
  readonly inexact: string[];
}

function digitPlaces(figure: string): number[] {
  return [...figure].map((character, place) => (/\d/.test(character) ? place : -1)).filter((place) => place >= 0);
}

/** A small repeatable source of chance. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function newTally(): Tally {
  return { planted: 0, detected: 0, inTwo: 0, exact: 0, repaired: 0, missed: [], inexact: [] };
}

function main(paths: readonly string[]): void {
  const files = paths.length > 0 ? paths : defaultDocuments();
  const verbose = process.env.FAULTS_VERBOSE === '1';
  const begin = performance.now();
  for (const file of files) {
    const text = withoutErrors(readFileSync(file, 'utf8'));
    const clean = analyse(text, { locale: 'zh-CN' });
    const amounts = plantAmounts(text, clean);
    const rows = plantDroppedRows(text, clean);
    const codes = plantInCodes(text, false);
    const once = timeWarm(text);
    console.log(
      `\n${basename(file)}: ${clean.findings.filter(isSeen).length} findings before planting; one check from warm ${once.toFixed(2)} ms`,
    );
    report('amounts', amounts, verbose);
    const share = (count: number) => `${count}/${codes.planted} (${((100 * count) / codes.planted).toFixed(2)} %)`;
    if (codes.planted > 0) {
      console.log(
        `  codes: detected ${share(codes.detected)}; exactly one finding, on the code ${share(codes.alone)}; repaired ${share(codes.repaired)}`,
      );
    }
    report('rows dropped', rows.all, verbose);
    report('  of them rows that stand in a sum over rows', rows.summed, false);
    report('  of them totals', rows.totals, false);
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

function isSeen(finding: Finding): boolean {
  return finding.severity !== 'hint';
}

function plantAmounts(text: string, clean: Analysis): Tally {
  const tally = newTally();
  const names = Object.keys(CHANGES);
  const equationsOf = countEquations(clean);
  let turn = 0;
  for (const { entry, item } of amountCells(clean)) {
    const figure = text.slice(entry.figure.start, entry.figure.end);
    const random = chance(entry.figure.start);
    let changed: string | undefined;
    for (let attempt = 0; attempt < names.length && (changed === undefined || changed === figure); attempt++) {
      changed = CHANGES[names[(turn + attempt) % names.length] as string]?.(figure, random);
    }
    turn++;
    if (changed === undefined || changed === figure) continue;
    const edit: Edit = { span: entry.figure, newText: changed };
    const found = newFindings(text, clean, edit);
    const where = `${clean.lines.positionAt(entry.figure.start).line + 1} ${item.label.name} ${figure} -> ${changed}`;
    tally.planted++;
    if (found.length > 0) tally.detected++;
    else tally.missed.push(where);
    if ((equationsOf.get(entry.cell) ?? 0) < 2) continue;
    tally.inTwo++;
    const [only] = found;
    const onCell =
      found.length === 1 && only !== undefined && only.span.start >= entry.cell.outer.start && only.span.start <= entry.cell.outer.end;
    if (onCell) tally.exact++;
    else tally.inexact.push(`${where}: ${found.map((finding) => `${finding.ruleId} ${finding.message.slice(0, 60)}`).join(' || ')}`);
    if (only?.suggestions[0] && applyEdits(applyEdits(text, [edit]), only.suggestions[0].edits) === text) tally.repaired++;
  }
  return tally;
}

function plantDroppedRows(text: string, clean: Analysis): { all: Tally; summed: Tally; totals: Tally } {
  const tallies = { all: newTally(), summed: newTally(), totals: newTally() };
  const relations = clean.document.systems.flatMap(({ trees }) => trees.flatMap((tree) => tree.relations)).filter(({ atMost }) => !atMost);
  const parts = new Set(relations.flatMap((relation) => relation.parts.map(({ row }) => row.row)));
  const totals = new Set(relations.map(({ total }) => total.row.row));
  for (const { table } of clean.document.systems) {
    for (const { row, fragment } of table.table.rows) {
      const hasMoney = table.items
        .flat()
        .some((item) => item.row.row === row && [...item.entries.values()].some((entry) => entry.amount && entry.amount.units !== 0));
      if (!hasMoney || (fragment.kind === 'pipe' && fragment.rows[0] === row)) continue;
      const end = clean.lines.lineStart(row.line + 1);
      const found = newFindings(text, clean, { span: { start: row.span.start, end }, newText: '' });
      const of = [
        tallies.all,
        ...(parts.has(row) || totals.has(row) ? [tallies.summed] : []),
        ...(totals.has(row) ? [tallies.totals] : []),
      ];
      const where = `${row.line + 1} ${text.slice(row.span.start, row.span.end).slice(0, 60)}`;
      for (const tally of of) {
        tally.planted++;
        if (found.length > 0) tally.detected++;
        else tally.missed.push(where);
        if (found.length === 1) tally.exact++;
        else if (found.length > 1)
          tally.inexact.push(`${where}: ${found.map((finding) => `${finding.ruleId} ${finding.message.slice(0, 60)}`).join(' || ')}`);
      }
    }
  }
  return tallies;
}

/** Findings of the changed text that the clean text does not have at the same place. */
function newFindings(text: string, clean: Analysis, edit: Edit): readonly Finding[] {
  const shift = edit.newText.length - (edit.span.end - edit.span.start);
  const known = new Set(
    clean.findings.map(
      (finding) => `${finding.ruleId} ${finding.span.start > edit.span.start ? finding.span.start + shift : finding.span.start}`,
    ),
  );
  const changed = analyse(applyEdits(text, [edit]), { locale: 'zh-CN' });
  return changed.findings.filter((finding) => isSeen(finding) && !known.has(`${finding.ruleId} ${finding.span.start}`));
}

function* amountCells(analysis: Analysis): Generator<{ entry: Entry; item: Item }> {
  const seen = new Set<Entry['cell']>();
  for (const { table } of analysis.document.systems) {
    for (const item of table.items.flat()) {
      for (const entry of item.entries.values()) {
        if (!entry.amount || seen.has(entry.cell)) continue;
        seen.add(entry.cell);
        yield { entry, item };
      }
    }
  }
}

function countEquations(analysis: Analysis): ReadonlyMap<Entry['cell'], number> {
  const counts = new Map<Entry['cell'], number>();
  for (const { equation } of analysis.document.evaluated) {
    for (const term of [equation.total, ...equation.parts]) counts.set(term.entry.cell, (counts.get(term.entry.cell) ?? 0) + 1);
  }
  return counts;
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

function report(kind: string, tally: Tally, verbose: boolean): void {
  const share = (count: number, of: number) => `${count}/${of} (${of === 0 ? '-' : ((100 * count) / of).toFixed(2)} %)`;
  console.log(`  ${kind}: detected ${share(tally.detected, tally.planted)}`);
  if (tally.inTwo > 0)
    console.log(
      `    in two equations or more: exactly one finding, on the cell ${share(tally.exact, tally.inTwo)}; repaired ${share(tally.repaired, tally.inTwo)}`,
    );
  else console.log(`    exactly one finding ${share(tally.exact, tally.planted)}`);
  if (!verbose) return;
  for (const line of tally.missed.slice(0, 40)) console.log(`    missed  ${line}`);
  for (const line of tally.inexact.slice(0, 40)) console.log(`    inexact ${line}`);
}

main(process.argv.slice(2));
