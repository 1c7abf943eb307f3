/** How deep tables print their subjects, and those that stop above what is asked for. */

import { tableForm } from '../facts/table-kind.js';
import type { BudgetTable } from '../ledger.js';
import type { Depth } from './pack.js';
import type { RecognisedForm } from './recognise-form.js';
import { mayAsk } from './recognise-form.js';

export interface ShallowTable {
  readonly table: BudgetTable;
  /** What the table should go down to, and what it stops at. */
  readonly asked: Depth;
  readonly printed: Depth;
}

const DEPTHS: readonly Depth[] = ['类', '款', '项'];
/** A table of fewer subjects says little about its depth. */
const FEWEST_SUBJECTS = 2;

/** Tables whose subjects all stop above the level that the form, or the rule for all budgets, asks for. */
export function findShallowTables(form: RecognisedForm, year: number | undefined, tables: readonly BudgetTable[]): readonly ShallowTable[] {
  const asked = new Map<BudgetTable, Depth>();
  if (mayAsk(form, year)) for (const { form: table, table: own } of form.matches) if (table.depth) asked.set(own, table.depth);
  for (const table of generalExpenditure(tables)) if (!asked.has(table)) asked.set(table, '项');
  return [...asked].flatMap(([table, depth]) => {
    const printed = depthOf(table);
    return printed === undefined || DEPTHS.indexOf(printed) >= DEPTHS.indexOf(depth) || saysDepth(table)
      ? []
      : [{ table, asked: depth, printed }];
  });
}

/** 一般公共预算支出 goes down to 项 everywhere (财预〔2016〕143号); said only where other tables of the document do. */
function generalExpenditure(tables: readonly BudgetTable[]): readonly BudgetTable[] {
  const deep = tables.filter((table) => depthOf(table) === '项').length;
  if (deep < 2) return [];
  return tables.filter((table) => {
    const own = tableForm(table);
    return own?.kind === 'fund-expenditure' && own.fund === 'general';
  });
}

/** The deepest level of the subjects of function or economy that carry money; undefined for too few of them. */
function depthOf(table: BudgetTable): Depth | undefined {
  const lengths = table.items.flatMap((items) =>
    items.flatMap(({ codes, entries }) => {
      const code = codes[0]?.code;
      const hasMoney = [...entries.values()].some(({ amount }) => amount !== undefined && amount.units !== 0);
      return code !== undefined && /^[235]/u.test(code) && hasMoney ? [code.length] : [];
    }),
  );
  if (lengths.length < FEWEST_SUBJECTS) return undefined;
  return DEPTHS[(Math.max(...lengths) - 3) / 2];
}

/** A title such as …（按功能分类款级科目） sets another depth itself. */
function saysDepth({ table }: BudgetTable): boolean {
  return /[类款]级|到[类款]/u.test(table.caption.title ?? '') && !/项级|到项/u.test(table.caption.title ?? '');
}
