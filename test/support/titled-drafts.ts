/** Small drafts with several tables, for rules about titles, notes and years. The department and all figures are made up. */

/** Tables that agree with each other: 100 of income, 60 and 40 of expenditure. */
export const income = titled(
  '部门收入预算总表',
  `
| 项目 | 预算数 |
| --- | ---: |
| 一般公共预算拨款收入 | 80.00 |
| 事业收入 | 20.00 |
| 收入合计 | 100.00 |`,
);

export const expenditure = titled(
  '部门支出预算总表',
  `
| 项目 | 预算数 |
| --- | ---: |
| 基本支出 | 60.00 |
| 项目支出 | 40.00 |
| 支出合计 | 100.00 |`,
);

export const procurement = titled(
  '政府采购预算表',
  `
| 项目 | 预算数 |
| --- | ---: |
| 货物 | 6.00 |
| 服务 | 4.00 |
| 合计 | 10.00 |`,
);

const NO_AMOUNTS = `
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
| | 合计 | 0.00 | 0.00 | 0.00 |`;

/** An empty table, with the note below it where one is given. */
export function emptyTable(title: string, note?: string): string {
  return titled(title, NO_AMOUNTS) + (note === undefined ? '' : `\n${note}\n`);
}

/** A table of a draft: its title with the year, the unit, the rows. */
export function titled(title: string, rows: string): string {
  return `2022年${title}\n\n单位：万元\n\n${rows.trim()}\n`;
}

/** A draft with contents; the tables follow in the order given. */
export function draft(contents: readonly string[], ...parts: readonly string[]): string {
  return ['青川县水务局2022年部门预算', '', '目 录', '', ...contents, '', ...parts].join('\n');
}
