/** Every row has the cells of the header; one more or less moves its figures into the wrong columns. */
import { misplacedRows } from '../budget/ledger.js';
import type { LogicalRow } from '../table/logical-table.js';
import { defineRule } from './rule.js';

interface MisplacedRow {
  readonly row: LogicalRow;
  readonly expected: number;
}

export const cellCount = defineRule<MisplacedRow>({
  id: 'cell-count',
  title: { 'zh-CN': '单元格数与表头不符', en: 'Row with too many or too few cells' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) =>
    document.systems.flatMap(({ table }) => {
      const expected = table.table.header.columnCount;
      return misplacedRows(table).map((row) => ({ row, expected }));
    }),
  place: ({ row }) => row.row.span,
  say({ row, expected }, locale) {
    const actual = row.row.cells.length;
    const message =
      locale === 'en'
        ? `The row has ${actual} cells, expected ${expected} as in the header: its figures stand in the wrong columns and are not checked. Add or remove a separator.`
        : `该行有 ${actual} 个单元格，应与表头一致为 ${expected} 个：数字会错列，未能核对。请补上或删去分隔符。`;
    return { message };
  },
});
