/** Small drafts for the tests of rules. The department, its projects and all figures are made up; subjects are official ones. */

interface TableOptions {
  readonly unit?: string;
  readonly owner?: string;
}

/** A page of a draft: a title with the year, the owner where given, the unit, and the rows as written. */
export function table(title: string, rows: string, { unit = '万元', owner }: TableOptions = {}): string {
  const lines = rows
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const heading = [`2022 年${title}`, '', ...(owner ? [`部门名称：${owner}`] : []), `单位：${unit}`, ''];
  return `${[...heading, ...lines].join('\n')}\n`;
}

/** Expenditure by functional subject: every level, every sum, three columns. */
export const byFunction = table(
  '一般公共预算支出情况表',
  `
  | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
  | --- | --- | ---: | ---: | ---: |
  | | 合计 | 660.00 | 300.00 | 360.00 |
  | 208 | 社会保障和就业支出 | 90.00 | 90.00 | 0.00 |
  | 20805 | 行政事业单位养老支出 | 90.00 | 90.00 | 0.00 |
  | 2080505 | 机关事业单位基本养老保险缴费支出 | 60.00 | 60.00 | 0.00 |
  | 2080506 | 机关事业单位职业年金缴费支出 | 30.00 | 30.00 | 0.00 |
  | 213 | 农林水支出 | 570.00 | 210.00 | 360.00 |
  | 21303 | 水利 | 570.00 | 210.00 | 360.00 |
  | 2130304 | 水利行业业务管理 | 210.00 | 210.00 | 0.00 |
  | 2130306 | 水利工程运行与维护 | 360.00 | 0.00 | 360.00 |
`,
);

/** Basic expenditure by economic subject of the department beside that of the government; 301 has two partners. */
export const byEconomicPair = table(
  '一般公共预算基本支出情况表',
  `
  | 部门预算支出经济分类科目 | | 政府预算支出经济分类科目 | | 预算数 |
  | --- | --- | --- | --- | ---: |
  | 科目编码 | 科目名称 | 科目编码 | 科目名称 | |
  | | 合计 | | | 300.00 |
  | 301 | 工资福利支出 | 501 | 机关工资福利支出 | 200.00 |
  | 30101 | 基本工资 | 50101 | 工资奖金津补贴 | 120.00 |
  | 30102 | 津贴补贴 | 50101 | 工资奖金津补贴 | 80.00 |
  | 301 | 工资福利支出 | 505 | 对事业单位经常性补助 | 90.00 |
  | 30101 | 基本工资 | 50501 | 工资福利支出 | 50.00 |
  | 30102 | 津贴补贴 | 50501 | 工资福利支出 | 40.00 |
  | 302 | 商品和服务支出 | 505 | 对事业单位经常性补助 | 10.00 |
  | 30201 | 办公费 | 50502 | 商品和服务支出 | 4.00 |
  | 30205 | 水费 | 50502 | 商品和服务支出 | 6.00 |
`,
);

/** Income and expenditure side by side, with the totals of the year and the grand totals. */
export const incomeAndExpenditure = table(
  '收支总体情况表',
  `
  | 收入 | | 支出 | |
  | --- | ---: | --- | ---: |
  | 项目 | 预算数 | 项目 | 预算数 |
  | 一、财政拨款 | 640.00 | 一、社会保障和就业支出 | 90.00 |
  | 二、事业收入 | 15.00 | 二、农林水支出 | 570.00 |
  | 三、其他收入 | 5.00 | 三、住房保障支出 | 12.00 |
  | 本年收入合计 | 660.00 | 本年支出合计 | 672.00 |
  | 上年结转 | 20.00 | 结转下年 | 8.00 |
  | 收入总计 | 680.00 | 支出总计 | 680.00 |
`,
);

/** One sum of unnumbered parts. */
export const runningCosts = table(
  '机关运行经费安排情况表',
  `
  | 项目 | 预算数 |
  | --- | ---: |
  | 合计 | 55.00 |
  | 办公费 | 12.50 |
  | 印刷费 | 3.00 |
  | 水费 | 8.00 |
  | 电费 | 31.50 |
`,
);

/** Projects below the units that carry them out. */
export const projectsByUnit = table(
  '项目支出预算表',
  `
  | 单位名称 | 项目名称 | 合计 | 财政拨款 | 其他资金 |
  | --- | --- | ---: | ---: | ---: |
  | 合计 | | 250.00 | 230.00 | 20.00 |
  | 青川河道管理所 | | 115.00 | 115.00 | |
  | | 河道清淤及堤防维护 | 80.00 | 80.00 | |
  | | 水文监测站点改造 | 35.00 | 35.00 | |
  | 白水河道管理所 | | 75.00 | 55.00 | 20.00 |
  | | 防汛物资储备与更新 | 45.00 | 45.00 | |
  | | 水利信息化平台运维 | 30.00 | 10.00 | 20.00 |
  | 红岩水文站 | | 60.00 | 60.00 | |
  | | 机房改造及运行维护 | 20.00 | 20.00 | |
  | | 雨量监测设备更新 | 40.00 | 40.00 | |
`,
  { owner: '青川河道管理局' },
);

/** The same projects in a list of their own, without a total. */
export const keyProjects = table(
  '重点项目支出情况表',
  `
  | 项目名称 | 金额 | 绩效目标 |
  | --- | ---: | --- |
  | 河道清淤及堤防维护 | 80.00 | 清淤 12 公里 |
  | 水文监测站点改造 | 35.00 | 改造 5 处 |
  | 防汛物资储备与更新 | 45.00 | 完成率 100% |
  | 水利信息化平台运维 | 30.00 | 可用率≥99.5% |
  | 机房改造及运行维护 | 20.00 | 一次验收合格 |
`,
);
