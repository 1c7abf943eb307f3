import { normalise } from '../../base/normalise.js';
import { readHeader } from '../../table/header.js';
import { holdsAmount } from '../../table/row-words.js';
import type { Place } from './place.js';
import { asPhysicalRows } from './sheet-parts.js';

type Rows = readonly (readonly string[])[];

/** Whether rows are a table by themselves: labels, and figures below them. */
export function holdsOwnHeader(rows: Rows): boolean {
  const physical = asPhysicalRows(rows);
  const { roots, rowCount } = readHeader(physical);
  return roots.length > 0 && physical.slice(rowCount).some(holdsAmount);
}

/** The rows without the labels of the table they are pasted into, unless they are pasted over these. */
export function bodyRows(rows: Rows, { table, inHeader }: Place): Rows {
  if (table === undefined || inHeader) return rows;
  const { header, fragments } = table;
  const labels = fragments[0]?.rows.slice(header.captionRows.length, header.rowCount) ?? [];
  const repeats =
    labels.length > 0 &&
    labels.every(({ cells }, row) =>
      sameTexts(
        rows[row],
        cells.map(({ text }) => text),
      ),
    );
  return repeats ? rows.slice(labels.length) : rows;
}

function sameTexts(row: readonly string[] | undefined, labels: readonly string[]): boolean {
  if (row === undefined) return false;
  const width = Math.max(row.length, labels.length);
  for (let column = 0; column < width; column++) {
    if (normalise(row[column] ?? '') !== normalise(labels[column] ?? '')) return false;
  }
  return true;
}
