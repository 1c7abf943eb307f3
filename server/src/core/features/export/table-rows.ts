import { formatAmount } from '../../base/amount.js';
import type { TableSheet } from '../copy/table-sheet.js';
import type { PreviewTable } from '../preview/preview-model.js';

/** A logical table as plain rows: one row of labels (`a·b` where they stand above one another), amounts in plain digits. */
export function tableRows({ rows, headerRowCount }: TableSheet, { columns }: PreviewTable): readonly (readonly string[])[] {
  const data = rows.slice(headerRowCount).map((cells) =>
    columns.map((_, column) => {
      const cell = cells[column];
      if (cell === undefined) return '';
      return cell.kind === 'text' ? cell.text : formatAmount(cell.amount);
    }),
  );
  return [columns.map(({ label }) => label), ...data];
}
