import { analyse, applyEdits, type Edit, recalculate } from '../../../server/src/core/api.js';
import { groupBy } from '../../../server/src/core/base/group-by.js';
import type { Entry, Item } from '../../../server/src/core/budget/ledger.js';
import { isCellTerm } from '../../../server/src/core/budget/sums/equation.js';
import { slipsInTurn, timesTenThousand } from './slips.js';
import { type Ground, lineOf, newTally, plant, type Tally } from './tally.js';

interface Place {
  readonly entry: Entry;
  readonly item: Item;
}

/** Every amount cell changed once. */
export function plantAmounts(ground: Ground): Tally {
  const slip = slipsInTurn();
  return plantInCells(ground, (figure, place) => slip(figure, place));
}

/** Every amount cell that is not nothing, in the wrong unit. */
export function plantUnits(ground: Ground): Tally {
  return plantInCells(ground, timesTenThousand);
}

function plantInCells(ground: Ground, change: (figure: string, place: number) => string | undefined): Tally {
  const tally = newTally();
  const equations = equationCounts(ground);
  for (const { entry, item } of amountCells(ground)) {
    const figure = ground.text.slice(entry.figure.start, entry.figure.end);
    const newText = change(figure, entry.figure.start);
    if (newText === undefined) continue;
    const label = `${lineOf(ground, entry.figure.start)} ${item.label.name} ${figure} -> ${newText}`;
    const judged = (equations.get(entry.cell) ?? 0) >= 2;
    plant(ground, { edits: [{ span: entry.figure, newText }], place: entry.cell.outer, label, judged }, tally);
  }
  return tally;
}

/**
 * A fact changed in one of its places: a figure that other tables or sentences state too gets 100.00 more, and so do all
 * totals of its own table, as by an author who changed one table and forgot the others.
 */
export function plantFacts(ground: Ground): Tally {
  const tally = newTally();
  const { text, clean } = ground;
  const shared = cellsOfSharedFacts(ground);
  const totals = new Set(
    clean.document.evaluated
      .filter(({ equation: { source } }) => source.kind === 'rows' || source.kind === 'columns')
      .map(({ equation }) => equation.total.entry.cell),
  );
  for (const { entry, item } of amountCells(ground)) {
    const figure = text.slice(entry.figure.start, entry.figure.end);
    if (!shared.has(entry.cell) || totals.has(entry.cell) || !/^\d+\.\d\d$/.test(figure) || !entry.amount?.units) continue;
    const cents = String(BigInt(figure.replace('.', '')) + 10_000n);
    const edit: Edit = { span: entry.figure, newText: `${cents.slice(0, -2)}.${cents.slice(-2)}` };
    const changed = applyEdits(text, [edit]);
    const followed = recalculate(analyse(changed, { locale: 'zh-CN' }), { kind: 'table', offset: entry.figure.start });
    const whole: Edit = { span: { start: 0, end: text.length }, newText: applyEdits(changed, followed) };
    const label = `${lineOf(ground, entry.figure.start)} ${item.label.name} ${figure} -> ${edit.newText} and ${followed.length} totals`;
    plant(ground, { edits: [whole], place: undefined, label, judged: false }, tally);
  }
  return tally;
}

/**
 * A late change: one figure of a row gets 10.00 more, and so do all columns of the row that count it, so that the row still adds
 * up; no other row follows. Where the finding stands is open: the row may be right and its totals behind.
 */
export function plantLateChanges(ground: Ground): Tally {
  const tally = newTally();
  const rows = groupBy(
    ground.clean.document.evaluated.filter(({ equation: { source, atMost } }) => source.kind === 'columns' && !atMost),
    ({ equation: { total } }) => (isCellTerm(total) ? total.item : undefined),
  );
  for (const [item, sums] of rows) {
    const leaf =
      item &&
      [...item.entries.values()].find((entry) => entry.amount?.units && !sums.some(({ equation }) => equation.total.entry === entry));
    if (!leaf) continue;
    const changed = new Set<Entry['cell']>([leaf.cell]);
    for (let size = 0; size !== changed.size; ) {
      size = changed.size;
      for (const { equation } of sums)
        if (equation.parts.some(({ entry }) => changed.has(entry.cell))) changed.add(equation.total.entry.cell);
    }
    const entries = [...item.entries.values()].filter(({ cell }) => changed.has(cell));
    const printed = entries.map(({ figure }) => ground.text.slice(figure.start, figure.end));
    if (!printed.every((figure) => /^\d+\.\d\d$/.test(figure))) continue;
    const edits = entries.map(({ figure }, place): Edit => ({ span: figure, newText: plusTen(printed[place] ?? '') }));
    const label = `${lineOf(ground, leaf.figure.start)} ${item.label.name} ${edits.map(({ newText }) => newText).join(' ')}`;
    plant(ground, { edits, place: undefined, label, judged: true }, tally);
  }
  return tally;
}

function plusTen(figure: string): string {
  const [whole = '0', fraction = ''] = figure.split('.');
  return `${BigInt(whole) + 10n}.${fraction}`;
}

function cellsOfSharedFacts({ clean }: Ground): ReadonlySet<Entry['cell']> {
  const cells = new Set<Entry['cell']>();
  for (const { equation } of clean.document.evaluated) {
    const { kind } = equation.source;
    if (equation.atMost || (kind !== 'identity' && kind !== 'stated' && kind !== 'same')) continue;
    for (const term of [equation.total, ...equation.parts]) if (isCellTerm(term)) cells.add(term.entry.cell);
  }
  return cells;
}

function* amountCells({ clean }: Ground): Generator<Place> {
  const seen = new Set<Entry['cell']>();
  for (const { table } of clean.document.systems) {
    for (const item of table.items.flat()) {
      for (const entry of item.entries.values()) {
        if (!entry.amount || seen.has(entry.cell)) continue;
        seen.add(entry.cell);
        yield { entry, item };
      }
    }
  }
}

export function equationCounts({ clean }: Ground): ReadonlyMap<Entry['cell'], number> {
  const counts = new Map<Entry['cell'], number>();
  for (const { equation } of clean.document.evaluated) {
    for (const term of [equation.total, ...equation.parts]) counts.set(term.entry.cell, (counts.get(term.entry.cell) ?? 0) + 1);
  }
  return counts;
}
