/** Changes leaves of a document one at a time, lets what follows follow, and says what is left. */
import {
  type Analysis,
  analyse,
  applyEdits,
  type DecidedFigure,
  type Edit,
  type Finding,
  type FormerFigure,
  type Ripple,
  ripple,
} from '../../server/src/core/api.js';
import { formatLike } from '../../server/src/core/base/amount.js';
import type { Entry, Item } from '../../server/src/core/budget/ledger.js';

export interface Leaf {
  readonly entry: Entry;
  readonly item: Item;
}

export interface Outcome {
  readonly label: string;
  /** Findings right after the change that the document did not have before. */
  readonly broken: number;
  /** The same once everything that follows has followed: `rule message`. */
  readonly left: readonly string[];
  readonly changes: number;
  readonly open: number;
  /** Changes that a second run would make. */
  readonly again: number;
  /** Decisions it took until nothing was open, and what was left then; undefined where a question has no leaf to choose. */
  readonly decisions: number | undefined;
  readonly leftAfterDecisions: readonly string[];
  readonly text: string;
  readonly rippled: Ripple;
}

/** The amounts that are no sums of their own table and stand in some equation. */
export function leavesOf({ document }: Analysis): readonly Leaf[] {
  const totals = new Set<Entry['cell']>();
  const inEquations = new Set<Entry['cell']>();
  for (const { equation } of document.evaluated) {
    const isSum = (equation.source.kind === 'rows' || equation.source.kind === 'columns') && !equation.atMost;
    if (isSum) totals.add(equation.total.entry.cell);
    for (const { entry } of [equation.total, ...equation.parts]) inEquations.add(entry.cell as Entry['cell']);
  }
  const leaves = new Map<Entry['cell'], Leaf>();
  for (const { table } of document.systems)
    for (const item of table.items.flat())
      for (const entry of item.entries.values())
        if (entry.amount && inEquations.has(entry.cell) && !totals.has(entry.cell) && !leaves.has(entry.cell))
          leaves.set(entry.cell, { entry, item });
  return [...leaves.values()];
}

/** One thousand last places more. */
export function changeLeaf(text: string, { entry }: Leaf): Edit | undefined {
  const written = text.slice(entry.figure.start, entry.figure.end);
  if (!entry.amount || written === '') return undefined;
  return { span: entry.figure, newText: formatLike({ ...entry.amount, units: entry.amount.units + 1000 }, written) };
}

export function outcomeOf(
  clean: Analysis,
  { entry, item }: Leaf,
  edit: Edit,
  took: (milliseconds: number) => void = () => undefined,
): Outcome {
  const changed = analyse(applyEdits(clean.text, [edit]), clean.options);
  const start = performance.now();
  const formers = formersOf(clean, entry, edit);
  const rippled = ripple(changed, { formers });
  took(performance.now() - start);
  const text = editedBy(changed, rippled);
  const followed = analyse(text, clean.options);
  const before = counted(clean);
  const decided = decide(changed, formers, rippled);
  const settled = analyse(editedBy(changed, decided.rippled), clean.options);
  return {
    label: `line ${clean.lines.positionAt(entry.figure.start).line + 1} ${item.label.name} ${edit.newText}`,
    broken: beyond(changed, before).length,
    left: beyond(followed, before),
    changes: rippled.changes.length,
    open: rippled.open.length,
    decisions: decided.rippled.open.length === 0 ? decided.decisions : undefined,
    leftAfterDecisions: beyond(settled, before),
    again: againAfter(clean, followed, rippled, edit, entry).length,
    text,
    rippled,
  };
}

function editedBy({ text }: Analysis, { changes }: Ripple): string {
  return applyEdits(
    text,
    changes.map((change) => change.edit),
  );
}

function formersOf(clean: Analysis, { cell }: Entry, edit: Edit): readonly FormerFigure[] {
  const grown = edit.newText.length - (edit.span.end - edit.span.start);
  const span = { start: cell.span.start, end: cell.span.end + grown };
  const outer = { start: cell.outer.start, end: cell.outer.end + grown };
  return [{ cell: { ...cell, span, outer }, text: clean.text.slice(cell.span.start, cell.span.end) }];
}

const MOST_DECISIONS = 8;

/** Answers each question with the greatest leaf, as some author would. */
function decide(
  changed: Analysis,
  formers: readonly FormerFigure[],
  first: Ripple,
): { readonly rippled: Ripple; readonly decisions: number } {
  const decided = new Map<Entry['cell'], DecidedFigure>();
  let rippled = first;
  for (; decided.size < MOST_DECISIONS && rippled.open.length > 0; ) {
    const { scale } = rippled;
    const question = rippled.open.find((open) => open.kind === 'leaf' && open.candidates.length > 0);
    if (question?.kind !== 'leaf') break;
    const free = question.candidates.filter(({ entry }) => !decided.has(entry.cell));
    const greatest = free.toSorted((a, b) => (scale.valueOf(b.entry) ?? 0) - (scale.valueOf(a.entry) ?? 0))[0];
    if (!greatest) break;
    const value = (scale.valueOf(greatest.entry) ?? 0) + greatest.sign * (question.wanted - question.printed);
    decided.set(greatest.entry.cell, { cell: greatest.entry.cell, value });
    rippled = ripple(changed, { formers, decided: [...decided.values()] });
  }
  return { rippled, decisions: decided.size };
}

/** What would change in the updated document, seen from the state before the change. */
function againAfter(clean: Analysis, followed: Analysis, rippled: Ripple, edit: Edit, { cell }: Entry): Ripple['changes'] {
  const { changes } = rippled;
  const by = changes
    .filter((change) => change.edit.span.start < cell.outer.start)
    .reduce((sum, change) => sum + change.edit.newText.length - (change.edit.span.end - change.edit.span.start), 0);
  const grown = edit.newText.length - (edit.span.end - edit.span.start);
  const move = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start: start + by, end: end + by + grown });
  const moved = { ...cell, span: move(cell.span), outer: move(cell.outer) };
  return ripple(followed, { formers: [{ cell: moved, text: clean.text.slice(cell.span.start, cell.span.end) }] }).changes;
}

type Counts = ReadonlyMap<string, number>;

function counted({ findings, text }: Analysis): Counts {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding, text.toString()), (counts.get(keyOf(finding, text.toString())) ?? 0) + 1);
  return counts;
}

function keyOf({ ruleId, severity }: Finding, _text: string): string {
  return `${ruleId} ${severity}`;
}

/** Findings beyond those that the document had, by rule; hints are no findings. */
function beyond({ findings, text }: Analysis, before: Counts): readonly string[] {
  const left = new Map(before);
  return findings.flatMap((finding) => {
    const key = keyOf(finding, text.toString());
    const known = left.get(key) ?? 0;
    if (known > 0 || finding.severity === 'hint') {
      left.set(key, known - 1);
      return [];
    }
    return [`${finding.ruleId} ${finding.message.slice(0, 130)}`];
  });
}

/** The cell of the amount at an offset. */
export function cellAt({ document }: Analysis, offset: number): Entry['cell'] {
  for (const { table } of document.systems)
    for (const item of table.items.flat())
      for (const { cell } of item.entries.values()) if (cell.span.start <= offset && offset <= cell.span.end) return cell;
  throw new Error(`No amount at ${offset}.`);
}
