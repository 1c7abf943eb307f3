/** How a table of a form is printed where its pack does not say: from its columns, its rows and the subjects it goes down to. */
import type { FormTable, LayoutRow, TableLayout } from '../pack.js';

export function layoutOf(table: FormTable): TableLayout {
  return table.layout ?? derivedLayout(table);
}

function derivedLayout(table: FormTable): TableLayout {
  if (table.rows.length > 1) return sideBySide(table.rows);
  const labels = table.columns.length > 0 ? table.columns : ['预算数'];
  const [names, amounts] = [labels.filter((label) => NAMES.test(label)), labels.filter((label) => !NAMES.test(label))];
  const columns = amounts.length > 0 ? amounts : ['预算数'];
  const only = table.rows[0];
  if (only) return plain([[names[0] ?? '项目', ...columns]], only.map(firstName));
  if (table.depth !== undefined) return bySubject(table, columns);
  return plain([[names[0] ?? '项目', ...columns]], ['合计']);
}

const NAMES = /项目$|名称|科目|编码|代码|类别/u;
const WORDS = /目标|备注|内容|说明|方式/u;

function bySubject({ kind, depth }: FormTable, columns: readonly string[]): TableLayout {
  const subjects = kind.includes('economic') || depth === '款' ? ('department-economic' as const) : ('function' as const);
  return plain([['科目编码', '科目名称', ...columns]], [{ subjects, cells: ['{编码}', '{名称}'] }, ['', '合计']]);
}

function plain(header: TableLayout['header'], rows: readonly LayoutRow[]): TableLayout {
  return { header, numbersColumns: false, sides: [rows], wordColumns: header.flat().filter((label) => WORDS.test(label)) };
}

/** Totals of the sides stand beside each other. */
function sideBySide(rows: FormTable['rows']): TableLayout {
  const isTotal = (name: string) => /(?:合计|总计|小计)$/u.test(name);
  return {
    header: [rows.flatMap(() => ['项目', '预算数'])],
    numbersColumns: false,
    sides: rows.map((side) => side.map(firstName).map((name) => (isTotal(name) ? `=${name}` : name))),
    wordColumns: [],
  };
}

/** Of two ways to name a row the first. */
function firstName(row: string): string {
  return row.split('|')[0] ?? '';
}
