import type { PreviewPlace, PreviewTable } from '../../server/src/lsp/protocol/preview.js';
import { nameColumn, parentOf, rowName, type ShownRow } from '../../server/src/page/row-tree.js';

/** Where a key leads from a cell, or what it folds. */
export type Step = { readonly go: PreviewPlace } | { readonly fold: string; readonly isFolded: boolean };

const PAGE = 12;

/** The arrows of a grid: on the name of a row they fold first, as in any tree. */
export function step(
  table: PreviewTable,
  shown: readonly ShownRow[],
  place: PreviewPlace,
  key: string,
  isWhole: boolean,
): Step | undefined {
  const column = place.column ?? nameColumn(table.columns);
  if (place.inHeader) return headerStep(table, shown, place, column, key);
  const index = shown.findIndex(({ at }) => at >= (place.row ?? 0));
  const row = shown[index];
  if (row === undefined) return undefined;
  const to = (next: number, in_ = column): Step => {
    const found = shown[Math.max(0, Math.min(shown.length - 1, next))] as ShownRow;
    return { go: { block: table.id, row: found.at, column: Math.max(0, Math.min(table.columns.length - 1, in_)) } };
  };
  const isName = column === nameColumn(table.columns);
  switch (key) {
    case 'ArrowDown':
      return to(index + 1);
    case 'ArrowUp':
      return index === 0 && table.header.length > 0 ? intoHeader(table, column) : to(index - 1);
    case 'PageDown':
      return to(index + PAGE);
    case 'PageUp':
      return to(index - PAGE);
    case 'Home':
      return to(isWhole ? 0 : index, 0);
    case 'End':
      return to(isWhole ? shown.length - 1 : index, table.columns.length - 1);
    case 'ArrowRight':
      if (isName && row.fold === 'folded') return { fold: rowName(table, row.at), isFolded: false };
      return to(index, column + 1);
    case 'ArrowLeft': {
      if (isName && row.fold === 'open') return { fold: rowName(table, row.at), isFolded: true };
      const parent = isName ? parentOf(table.rows, row.at) : -1;
      return parent >= 0 ? { go: { block: table.id, row: parent, column } } : to(index, column - 1);
    }
    default:
      return undefined;
  }
}

function headerStep(
  table: PreviewTable,
  shown: readonly ShownRow[],
  { row = 0 }: PreviewPlace,
  column: number,
  key: string,
): Step | undefined {
  const { header, id } = table;
  const cell = header[row]?.find((candidate) => candidate.column === column);
  const at = (inRow: number, inColumn: number): Step | undefined => {
    for (let above = inRow; above >= 0; above--) {
      const found = header[above]?.find(
        (candidate) =>
          candidate.column <= inColumn && inColumn < candidate.column + candidate.columnSpan && above + candidate.rowSpan > inRow,
      );
      if (found) return { go: { block: id, row: above, column: found.column, inHeader: true } };
    }
    return undefined;
  };
  switch (key) {
    case 'ArrowDown': {
      const below = row + (cell?.rowSpan ?? 1);
      if (below < header.length) return at(below, column);
      return shown[0] && { go: { block: id, row: shown[0].at, column } };
    }
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + (cell?.columnSpan ?? 1));
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'Home':
      return at(row, 0);
    case 'End':
      return at(row, table.columns.length - 1);
    default:
      return undefined;
  }
}

function intoHeader({ header, id }: PreviewTable, column: number): Step | undefined {
  for (let row = header.length - 1; row >= 0; row--) {
    const found = header[row]?.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan);
    if (found) return { go: { block: id, row, column: found.column, inHeader: true } };
  }
  return undefined;
}
