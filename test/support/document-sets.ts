/**
 * Sets of documents that agree by construction: a department with its units, this year and last. Names and figures are made
 * up; figures are counted in hundredths of 万元.
 */

import { figure } from './budget-drafts.js';
import fc from './fast-check.js';

/** What one unit of the department spends: the leaves of all its tables. */
export interface UnitFigures {
  /** 2080505, 2130304, 2130306 (projects alone), 2210201. */
  readonly pension: number;
  readonly office: number;
  readonly projects: readonly [number, number];
  readonly housing: number;
  readonly vehicles: number;
  readonly reception: number;
}

export interface UnitYears {
  readonly name: string;
  readonly code: string;
  readonly projectNames: readonly [string, string];
  readonly lastYear: UnitFigures;
  readonly thisYear: UnitFigures;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export const DEPARTMENT = '青川水务局';
export const SET_YEAR = 2022;

const amount = fc.integer({ min: 1_000, max: 9_999_999 });
const unitFigures: fc.Arbitrary<UnitFigures> = fc.record({
  pension: amount,
  office: amount,
  projects: fc.tuple(amount, amount),
  housing: amount,
  vehicles: amount,
  reception: amount,
});

const UNITS: readonly Pick<UnitYears, 'name' | 'code' | 'projectNames'>[] = [
  { name: `${DEPARTMENT}本级`, code: '190001', projectNames: ['节水宣传教育活动', '水资源调查评价'] },
  { name: '青川河道管理所', code: '190004', projectNames: ['堤防加固工程建设', '河道清淤疏浚'] },
  { name: '青川水文监测站', code: '190005', projectNames: ['水质监测站建设', '水文信息系统改造'] },
];

/** Figures of all units for two years. */
export const unitYears: fc.Arbitrary<readonly UnitYears[]> = fc
  .array(fc.tuple(unitFigures, unitFigures), { minLength: UNITS.length, maxLength: UNITS.length })
  .map((years) => years.map(([lastYear, thisYear], place) => ({ ...(UNITS[place] as (typeof UNITS)[number]), lastYear, thisYear })));

/** All documents of the set: the department's and its units', of both years. */
export function documentsOfSet(units: readonly UnitYears[]): readonly NamedText[] {
  return [SET_YEAR - 1, SET_YEAR].flatMap((year) => {
    const of = (unit: UnitYears) => (year === SET_YEAR ? unit.thisYear : unit.lastYear);
    const before = (unit: UnitYears) => (year === SET_YEAR ? unit.lastYear : undefined);
    return [
      { name: `${year}/部门.md`, text: writeBudget({ owner: DEPARTMENT, kind: '部门', year, units, of, before }) },
      ...units.map((unit) => ({
        name: `${year}/${unit.code}.md`,
        text: writeBudget({ owner: unit.name, kind: '单位', year, units: [unit], of, before }),
      })),
    ];
  });
}

interface Budget {
  readonly owner: string;
  readonly kind: '部门' | '单位';
  readonly year: number;
  readonly units: readonly UnitYears[];
  readonly of: (unit: UnitYears) => UnitFigures;
  readonly before: (unit: UnitYears) => UnitFigures | undefined;
}

/** Writes a document of four tables; the last one also tells last year's figures where there are any. */
export function writeBudget(budget: Budget): string {
  const { owner, kind, year, units } = budget;
  const listed =
    kind === '部门' ? ['## 部门预算构成', '', `纳入${year}年部门预算编制范围的预算单位共${units.length}个：`, '', ...list(units), ''] : [];
  return [
    `# ${owner}${year}年${kind}预算`,
    '',
    ...listed,
    `## ${kind}预算表`,
    '',
    ...overview(budget),
    ...expenditure(budget),
    ...projects(budget),
    ...threePublic(budget),
    ...explanation(budget),
  ].join('\n');
}

function list(units: readonly UnitYears[]): readonly string[] {
  return units.map(({ name }, place) => `${place + 1}. ${name}`);
}

function sumOf({ units, of }: Budget, pick: (figures: UnitFigures) => number): number {
  return units.reduce((sum, unit) => sum + pick(of(unit)), 0);
}

const projectMoney = ({ projects: [a, b] }: UnitFigures) => a + b;
const water = (figures: UnitFigures) => figures.office + projectMoney(figures);
const everything = (figures: UnitFigures) => figures.pension + water(figures) + figures.housing;

function captioned({ owner, kind, year }: Budget, title: string): readonly string[] {
  return [`${year}年${title}`, '', `${kind}名称：${owner}`, '', '单位：万元', ''];
}

function overview(budget: Budget): readonly string[] {
  const f = (pick: (figures: UnitFigures) => number) => figure(sumOf(budget, pick));
  const total = f(everything);
  return [
    ...captioned(budget, '收支总体情况表'),
    '| 收入 | | 支出 | |',
    '| --- | --- | --- | --- |',
    '| 项目 | 预算数 | 项目 | 预算数 |',
    `| 一、一般公共预算拨款 | ${total} | 一、社会保障和就业支出 | ${f(({ pension }) => pension)} |`,
    `| 二、政府性基金预算拨款 | 0.00 | 二、农林水支出 | ${f(water)} |`,
    `| | | 三、住房保障支出 | ${f(({ housing }) => housing)} |`,
    `| 收入总计 | ${total} | 支出总计 | ${total} |`,
    '',
  ];
}

function expenditure(budget: Budget): readonly string[] {
  const row = (code: string, name: string, basic: number, project: number) =>
    `| ${code} | ${name} | ${figure(basic + project)} | ${figure(basic)} | ${figure(project)} |`;
  const s = (pick: (figures: UnitFigures) => number) => sumOf(budget, pick);
  const [pension, office, housing, project] = [s((u) => u.pension), s((u) => u.office), s((u) => u.housing), s(projectMoney)];
  return [
    ...captioned(budget, '支出总体情况表'),
    '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
    '| --- | --- | --- | --- | --- |',
    row('', '合计', pension + office + housing, project),
    row('208', '社会保障和就业支出', pension, 0),
    row('20805', '行政事业单位养老支出', pension, 0),
    row('2080505', '机关事业单位基本养老保险缴费支出', pension, 0),
    row('213', '农林水支出', office, project),
    row('21303', '水利', office, project),
    row('2130304', '水利行业业务管理', office, 0),
    row('2130306', '水利工程运行与维护', 0, project),
    row('221', '住房保障支出', housing, 0),
    row('22102', '住房改革支出', housing, 0),
    row('2210201', '住房公积金', housing, 0),
    '',
  ];
}

function projects(budget: Budget): readonly string[] {
  const { units, of } = budget;
  const row = (code: string, name: string, money: number) => `| ${code} | ${name} | ${figure(money)} | ${figure(money)} |`;
  return [
    ...captioned(budget, '项目支出预算表'),
    '| 单位编码 | 单位名称（项目名称） | 总计 | 财政拨款 |',
    '| --- | --- | --- | --- |',
    row('', '合计', sumOf(budget, projectMoney)),
    ...units.flatMap((unit) => [
      row(unit.code, unit.name, projectMoney(of(unit))),
      ...unit.projectNames.map((name, place) => row('', name, of(unit).projects[place] ?? 0)),
    ]),
    '',
  ];
}

/** How the year differs from the one before, in a sentence. */
function explanation(budget: Budget): readonly string[] {
  const { kind, year, units, before } = budget;
  const last = units.map(before);
  const then = last.reduce((sum, figures) => sum + (figures ? everything(figures) : 0), 0);
  const now = sumOf(budget, everything);
  if (last.includes(undefined)) return [];
  const change = now >= then ? `增加${figure(now - then)}万元` : `减少${figure(then - now)}万元`;
  return [
    `## ${kind}预算收支增减变化情况`,
    '',
    `${year}年本${kind}收入预算${figure(now)}万元，比上年${change}，主要原因是业务量有变化。`,
    '',
  ];
}

function threePublic(budget: Budget): readonly string[] {
  const { units, before } = budget;
  const last = units.map(before);
  const lastOf = (pick: (figures: UnitFigures) => number) =>
    last.every((figures) => figures !== undefined) ? last.reduce((sum, figures) => sum + pick(figures), 0) : undefined;
  const row = (name: string, pick: (figures: UnitFigures) => number) => {
    const now = sumOf(budget, pick);
    const then = lastOf(pick);
    return then === undefined ? `| ${name} | ${figure(now)} |` : `| ${name} | ${figure(then)} | ${figure(now)} | ${figure(now - then)} |`;
  };
  const compares = lastOf(() => 0) !== undefined;
  return [
    ...captioned(budget, '“三公”经费预算表'),
    compares ? '| 项目 | 上年预算数 | 本年预算数 | 增减额 |' : '| 项目 | 预算数 |',
    compares ? '| --- | --- | --- | --- |' : '| --- | --- |',
    row('“三公”经费合计', (u) => u.vehicles + u.reception),
    row('公务用车购置及运行维护费', (u) => u.vehicles),
    row('公务接待费', (u) => u.reception),
    '',
  ];
}
