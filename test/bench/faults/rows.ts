import { type Ground, lineOf, newTally, plant, type Tally } from './tally.js';

export interface RowTallies {
  readonly all: Tally;
  /** Rows that stand in a sum over rows. */
  readonly summed: Tally;
  readonly totals: Tally;
}

/** Every row with money left out. */
export function plantDroppedRows(ground: Ground): RowTallies {
  const { text, clean } = ground;
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
      const span = { start: row.span.start, end: clean.lines.lineStart(row.line + 1) };
      const label = `${lineOf(ground, row.span.start)} ${text.slice(row.span.start, row.span.end).slice(0, 60)}`;
      const planting = { edits: [{ span, newText: '' }], place: undefined, label, judged: true };
      const kinds = [
        tallies.all,
        ...(parts.has(row) || totals.has(row) ? [tallies.summed] : []),
        ...(totals.has(row) ? [tallies.totals] : []),
      ];
      for (const tally of kinds) plant(ground, planting, tally);
    }
  }
  return tallies;
}
