/** Reads small drafts the way the engine does, step by step, for tests that look inside. */
import { analyse } from '../../server/src/core/api.js';
import { LineMap } from '../../server/src/core/base/line-map.js';
import type { BudgetDocument } from '../../server/src/core/budget/document.js';
import type { Item } from '../../server/src/core/budget/ledger.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import { type LogicalTable, readLogicalTables } from '../../server/src/core/table/logical-table.js';
import type { PhysicalRow } from '../../server/src/core/table/physical-table.js';

/** The rows of a table whose cells are given, as a tab-separated file has them. */
export function physicalRows(...rows: readonly (readonly string[])[]): readonly PhysicalRow[] {
  let start = 0;
  return rows.map((texts, line) => {
    const from = start;
    const cells = texts.map((text) => {
      const span = { start, end: start + text.length };
      start = span.end + 1;
      return { span, outer: span, text };
    });
    return { line, span: { start: from, end: start - 1 }, cells };
  });
}

export function logicalTables(text: string): readonly LogicalTable[] {
  return readLogicalTables(readBlocks(text, new LineMap(text)));
}

export function check(text: string) {
  return analyse(text, { locale: 'zh-CN' });
}

export function documentOf(text: string): BudgetDocument {
  return check(text).document;
}

/** Findings with what they stand on, without hints: `wrong-sum 90.00`. */
export function findingsIn(text: string): readonly string[] {
  return check(text)
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`);
}

/** The sums over rows that a draft states, by the names of the rows: `合计 = 甲 + 乙`, with ≥ for parts that are only named. */
export function rowSums(text: string): readonly string[] {
  return documentOf(text).systems.flatMap(({ trees }) =>
    trees.flatMap(({ relations }) =>
      relations.map(({ total, parts, atMost }) => `${nameOf(total)} ${atMost ? '≥' : '='} ${parts.map(nameOf).join(' + ')}`),
    ),
  );
}

function nameOf({ codes, label }: Item): string {
  return codes.length > 0 ? codes.map(({ code }) => code).join('‖') : label.name;
}

/** A pipe table in 万元 under its title, as a draft has it; the first row stands above the delimiter. */
export function pipeDraft(title: string, ...rows: readonly (readonly string[])[]): string {
  return `${title}\n\n单位：万元\n\n${pipeTable(...rows)}`;
}

export function pipeTable(...rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.toSpliced(1, 0, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`).join('\n')}\n`;
}

/** The sums over columns that a draft states, by the labels of the columns, once each. */
export function columnSums(text: string): readonly string[] {
  const sums = documentOf(text).systems.flatMap(({ equations }) =>
    equations.flatMap(({ source }) => {
      if (source.kind !== 'columns') return [];
      const { total, parts, atMost } = source.formula;
      const terms = parts.map(({ column, sign }) => `${sign === 1 ? '+' : '-'} ${column.path.join('/')}`).join(' ');
      return [`${total.path.join('/')} ${atMost ? '≥' : '='} ${terms.replace(/^\+ /u, '')}`];
    }),
  );
  return [...new Set(sums)];
}

/** 支出 of one department by subject: 合计 660.00 over 208 and 213, each row 合计 = 基本支出 + 项目支出. */
export const SPENDING = pipeDraft(
  '支出总体情况表',
  ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ['', '合计', '660.00', '300.00', '360.00'],
  ['208', '社会保障和就业支出', '90.00', '80.00', '10.00'],
  ['20805', '行政事业单位养老支出', '90.00', '80.00', '10.00'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '60.00', '57.00', '3.00'],
  ['2080506', '机关事业单位职业年金缴费支出', '30.00', '23.00', '7.00'],
  ['213', '农林水支出', '570.00', '220.00', '350.00'],
  ['21303', '水利', '570.00', '220.00', '350.00'],
  ['2130304', '水利行业业务管理', '210.00', '130.00', '80.00'],
  ['2130306', '水利工程运行与维护', '360.00', '90.00', '270.00'],
);
