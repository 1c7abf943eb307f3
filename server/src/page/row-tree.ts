import type { PreviewColumn, PreviewRow, PreviewTable } from '../core/api.js';

export type Fold = 'leaf' | 'open' | 'folded';

/** A row that is shown, by its index in the table. */
export interface ShownRow {
  readonly at: number;
  readonly fold: Fold;
}

/** Whether any row of a table stands under another. */
export function isTree({ rows }: Pick<PreviewTable, 'rows'>): boolean {
  return rows.some(({ depth }) => depth > 0);
}

/** The rows that are not folded away, in order. */
export function shownRows(table: PreviewTable, folded: ReadonlySet<string>): readonly ShownRow[] {
  const { rows } = table;
  const isFolded = foldedRows(table, folded);
  const shown: ShownRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (let at = 0; at < rows.length; at++) {
    const depth = depthAt(rows, at);
    if (depth > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    if (depthAt(rows, at + 1) <= depth) shown.push({ at, fold: 'leaf' });
    else if (isFolded(at)) {
      shown.push({ at, fold: 'folded' });
      hiddenBelow = depth;
    } else shown.push({ at, fold: 'open' });
  }
  return shown;
}

/** Names of the rows that others stand under, as they are kept over a reload. */
export function foldableNames(table: PreviewTable): readonly string[] {
  const { rows } = table;
  const names = rowNames(table);
  return rows.flatMap((_, at) => (depthAt(rows, at + 1) > depthAt(rows, at) ? [names[at] as string] : []));
}

/** The row that a row stands under; -1 for the outermost. */
export function parentOf(rows: readonly PreviewRow[], at: number): number {
  const depth = depthAt(rows, at);
  for (let above = at - 1; above >= 0; above--) if (depthAt(rows, above) < depth) return above;
  return -1;
}

/** The name of a row that outlives an edit elsewhere: its table, the row it stands under, and its own words. */
export function rowName(table: PreviewTable, at: number): string {
  const parent = parentOf(table.rows, at);
  return named(table, parent < 0 ? '' : ownWords(table, parent), ownWords(table, at));
}

/** The first column of names, or else the first: the one that rows are known by. */
export function nameColumn(columns: readonly PreviewColumn[]): number {
  return Math.max(
    0,
    columns.findIndex(({ role }) => role === 'name'),
  );
}

function foldedRows(table: PreviewTable, folded: ReadonlySet<string>): (at: number) => boolean {
  const prefix = `${table.name}/`;
  // Names of rows cost something where there are thousands, and few tables have rows that are folded.
  if (![...folded].some((name) => name.startsWith(prefix))) return () => false;
  const names = rowNames(table);
  return (at) => folded.has(names[at] as string);
}

function rowNames(table: PreviewTable): readonly string[] {
  const above: { readonly depth: number; readonly words: string }[] = [];
  return table.rows.map((_, at) => {
    const depth = depthAt(table.rows, at);
    while ((above.at(-1)?.depth ?? -1) >= depth) above.pop();
    const words = ownWords(table, at);
    const name = named(table, above.at(-1)?.words ?? '', words);
    above.push({ depth, words });
    return name;
  });
}

function named({ name }: PreviewTable, parent: string, own: string): string {
  return parent === '' ? `${name}/${own}` : `${name}/${parent}/${own}`;
}

function ownWords({ columns, rows }: PreviewTable, at: number): string {
  const cells = rows[at]?.cells ?? [];
  return columns.flatMap(({ role }, column) => (role === 'name' || role === 'code' ? [cells[column] ?? ''] : [])).join(' ');
}

function depthAt(rows: readonly PreviewRow[], at: number): number {
  return rows[at]?.depth ?? 0;
}
