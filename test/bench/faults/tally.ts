import { type Analysis, analyse, applyEdits, type Edit, type Finding, type Span } from '../../../server/src/core/api.js';

/** What became of the faults of one kind. */
export interface Tally {
  planted: number;
  detected: number;
  /** Of those that count for precision: how many there are, how many gave exactly one finding, on the planted place. */
  judged: number;
  exact: number;
  /** The first suggestion gives back the original bytes. */
  repaired: number;
  readonly missed: string[];
  readonly inexact: string[];
}

export function newTally(): Tally {
  return { planted: 0, detected: 0, judged: 0, exact: 0, repaired: 0, missed: [], inexact: [] };
}

/** A document before faults are planted in it. */
export interface Ground {
  readonly text: string;
  readonly clean: Analysis;
}

export interface Planting {
  readonly edits: readonly Edit[];
  /** Where the one finding belongs; anywhere if undefined. */
  readonly place: Span | undefined;
  /** For the list of misses. */
  readonly label: string;
  /** Whether precision counts: a figure in a single equation cannot be told from its partners. */
  readonly judged: boolean;
  /** More than these edits must come back on repair; by default the original text. */
  readonly repairTo?: string;
}

export function plant({ text, clean }: Ground, planting: Planting, tally: Tally): void {
  const { edits, place, label, judged } = planting;
  const changed = applyEdits(text, edits);
  const found = newFindings(clean, analyse(changed, { locale: 'zh-CN' }), edits);
  tally.planted++;
  if (found.length > 0) tally.detected++;
  else tally.missed.push(label);
  if (!judged) return;
  tally.judged++;
  const [only] = found;
  const isThere = place === undefined || (only !== undefined && only.span.start >= place.start && only.span.start <= place.end);
  if (found.length === 1 && isThere) tally.exact++;
  else tally.inexact.push(`${label}: ${found.map((finding) => `${finding.ruleId} ${finding.message.slice(0, 60)}`).join(' || ')}`);
  if (only?.suggestions[0] && applyEdits(changed, only.suggestions[0].edits) === (planting.repairTo ?? text)) tally.repaired++;
}

/** Findings that the clean text does not have at the same place; hints are no findings. */
export function newFindings(clean: Analysis, changed: Analysis, edits: readonly Edit[]): readonly Finding[] {
  const moved = (offset: number) =>
    edits.reduce((at, { span, newText }) => (span.start < offset ? at + newText.length - (span.end - span.start) : at), offset);
  const known = new Set(clean.findings.map((finding) => `${finding.ruleId} ${moved(finding.span.start)}`));
  return changed.findings.filter((finding) => isSeen(finding) && !known.has(`${finding.ruleId} ${finding.span.start}`));
}

export function isSeen(finding: Finding): boolean {
  return finding.severity !== 'hint';
}

export function lineOf({ clean }: Ground, offset: number): number {
  return clean.lines.positionAt(offset).line + 1;
}

export function report(kind: string, tally: Tally, verbose: boolean): void {
  const share = (count: number, of: number) => `${count}/${of} (${of === 0 ? '-' : ((100 * count) / of).toFixed(2)} %)`;
  console.log(`  ${kind}: detected ${share(tally.detected, tally.planted)}`);
  if (tally.judged > 0)
    console.log(
      `    ${tally.judged === tally.planted ? 'of all' : 'in two equations or more'}: exactly one finding, in its place ${share(tally.exact, tally.judged)}; repaired ${share(tally.repaired, tally.judged)}`,
    );
  if (!verbose) return;
  for (const line of tally.missed.slice(0, 60)) console.log(`    missed  ${line}`);
  for (const line of tally.inexact.slice(0, 60)) console.log(`    inexact ${line}`);
}
