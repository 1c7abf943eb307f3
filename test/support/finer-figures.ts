/** Documents in 元 as consistent as those in 万元 that they come from: cents are added to leaves, and totals follow. */

import { analyse, applyEdits, convertUnit, type Edit } from '../../server/src/core/api.js';
import { formatLike, powerOfTen } from '../../server/src/core/base/amount.js';
import { type EvaluatedEquation, isCellTerm, type Term } from '../../server/src/core/budget/sums/equation.js';
import type { Figure } from '../../server/src/core/table/figure.js';

/** A budget in 元 whose figures fit no coarser unit; `amountOf` gives what is added to each leaf, in hundredths of 元. */
export function inFinerUnit(text: string, amountOf: () => number): string {
  const exact = analyse(text, { locale: 'zh-CN' });
  const conversion = convertUnit(exact, { scope: { kind: 'document' }, to: '元', decimals: 2 });
  const inYuan = conversion.kind === 'converted' ? applyEdits(text, conversion.change.edits) : text;
  return withFinerLeaves(inYuan, amountOf);
}

type Cell = Figure['cell'];
type Row = Map<Cell, number>;

function withFinerLeaves(text: string, amountOf: () => number): string {
  const { document } = analyse(text, { locale: 'zh-CN' });
  const held = document.evaluated.filter(
    ({ residual, equation }) => residual === 0 && !equation.atMost && termsOf(equation).every(isCellTerm),
  );
  const figures = new Map<Cell, Figure>();
  for (const { equation } of document.evaluated)
    for (const { entry } of termsOf(equation))
      if (entry.amount && entry.amount.units !== 0 && entry.unit === '元') figures.set(entry.cell, entry);
  const solved = solve(held, figures);
  const added = new Map<Cell, number>();
  const pivots = new Set(solved.map(({ pivot }) => pivot));
  for (const cell of figures.keys()) if (!pivots.has(cell)) added.set(cell, amountOf());
  for (const { pivot, row } of solved.toReversed()) {
    let sum = 0;
    for (const [cell, coefficient] of row) if (cell !== pivot) sum += coefficient * (added.get(cell) ?? 0);
    added.set(pivot, (-(row.get(pivot) as number) * sum) | 0);
  }
  const edits = new Map<number, Edit>();
  for (const [cell, figure] of figures) {
    const units = unitsIn(figure) + (added.get(cell) ?? 0);
    if (isPrintedIn(text, figure)) edits.set(figure.figure.start, { span: figure.figure, newText: printed(text, figure, units, 2) });
  }
  for (const { equation } of document.evaluated) {
    const [first, ...others] = equation.parts;
    if (equation.source.kind !== 'stated' || !first || others.length > 0 || !added.has(first.entry.cell)) continue;
    const { entry } = equation.total;
    const cents = unitsIn(first.entry) + (added.get(first.entry.cell) ?? 0);
    const step = powerOfTen(entry.unit === '万元' ? 4 : 0);
    const units = Math.sign(cents) * Math.floor((Math.abs(cents) + step / 2) / step);
    edits.set(entry.figure.start, { span: entry.figure, newText: printed(text, entry, units, 2) });
  }
  return applyEdits(text, [...edits.values()]);
}

function termsOf({ total, parts }: EvaluatedEquation['equation']): readonly Term[] {
  return [total, ...parts];
}

/** In hundredths of 元. */
function unitsIn({ amount }: Figure): number {
  return (amount?.units ?? 0) * powerOfTen(2 - (amount?.decimals ?? 0));
}

function isPrintedIn(text: string, { figure }: Figure): boolean {
  return figure.end > figure.start && /\d/u.test(text.slice(figure.start, figure.end));
}

function printed(text: string, { figure }: Figure, units: number, decimals: number): string {
  return formatLike({ units, decimals }, text.slice(figure.start, figure.end));
}

/** Each equation solved for a figure that those before it do not hold fast; rows hold no pivot of an earlier row. */
function solve(
  held: readonly EvaluatedEquation[],
  figures: ReadonlyMap<Cell, Figure>,
): readonly { readonly pivot: Cell; readonly row: Row }[] {
  const solved: { readonly pivot: Cell; readonly row: Row }[] = [];
  for (const { equation } of held) {
    const row: Row = new Map();
    const add = (cell: Cell, coefficient: number) => {
      const sum = (row.get(cell) ?? 0) + coefficient;
      if (sum === 0) row.delete(cell);
      else row.set(cell, sum);
    };
    if (figures.has(equation.total.entry.cell)) add(equation.total.entry.cell, 1);
    for (const { entry, sign } of equation.parts) if (figures.has(entry.cell)) add(entry.cell, -sign);
    for (const { pivot, row: known } of solved) {
      const coefficient = row.get(pivot);
      if (coefficient === undefined) continue;
      const factor = -coefficient * (known.get(pivot) as number);
      for (const [cell, each] of known) add(cell, factor * each);
    }
    const pivot = [...row].find(([, coefficient]) => Math.abs(coefficient) === 1)?.[0];
    if (pivot) solved.push({ pivot, row });
  }
  return solved;
}
