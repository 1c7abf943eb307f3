/**
 * Drafts that are consistent by construction, with what must hold in them told apart from the text: the laws compare the
 * engine with this, never with itself. The department, its projects and all figures are made up; subjects are official ones.
 */

import type { Span } from '../../server/src/core/base/span.js';
import fc from './fast-check.js';

/** Where a figure stands: its table, its data row and its column. */
export interface Place {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** One sum that holds in a table: the figure at `total` is the sum of those at `parts`. */
export interface DraftSum {
  readonly total: Place;
  readonly parts: readonly Place[];
}

export interface DraftTable {
  readonly title: string;
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
}

export interface Draft {
  readonly tables: readonly DraftTable[];
  readonly sums: readonly DraftSum[];
  /** Every figure, in hundredths. */
  readonly figures: readonly { readonly place: Place; readonly units: number }[];
}

export const OWNER = '青川河道管理所';
export const YEAR = 2022;

// ---- text

export interface WriteOptions {
  readonly layout: 'pipe' | 'tab';
  readonly lineEnd?: string;
  /** Data rows on a page; the title, the owner, the unit and the header repeat on each. */
  readonly pageRows?: number;
  /** Changes a label, of the header or of a row; figures and codes are left alone. */
  readonly label?: (text: string) => string;
}

export interface WrittenDraft {
  readonly text: string;
  /** The span of the content of a cell, by table, row and column. */
  spanOf(place: Place): Span;
  /** The place whose cell begins at an offset; the title of a table counts as row -1. */
  placeAt(offset: number): Place | undefined;
}

export function writeDraft(draft: Draft, { layout, lineEnd = '\n', pageRows, label = (text) => text }: WriteOptions): WrittenDraft {
  const spans = new Map<string, Span>();
  const places = new Map<number, Place>();
  let text = '';
  const line = (content: string) => {
    text += content + lineEnd;
  };
  const mark = (place: Place, content: string) => {
    const span = { start: text.length, end: text.length + content.length };
    if (!spans.has(keyOf(place))) spans.set(keyOf(place), span);
    places.set(span.start, place);
    text += content;
  };
  const writeRow = (cells: readonly string[], table: number, row: number | undefined) => {
    text += layout === 'pipe' ? '| ' : '';
    cells.forEach((cell, column) => {
      if (column > 0) text += layout === 'pipe' ? ' | ' : '\t';
      const content = /[\u4e00-\u9fff]/u.test(cell) ? label(cell) : cell;
      if (row === undefined) text += content;
      else mark({ table, row, column }, content);
    });
    line(layout === 'pipe' ? ' |' : '');
  };
  line(`# ${OWNER} ${YEAR} 年部门预算`);
  line('');
  draft.tables.forEach((table, index) => {
    const size = pageRows ?? table.rows.length;
    for (let first = 0; first < table.rows.length; first += size) {
      mark({ table: index, row: -1, column: 0 }, label(table.title));
      line('');
      line('');
      line(`单位名称：${OWNER}`);
      line('');
      line('单位：万元');
      line('');
      table.header.forEach((cells, row) => {
        writeRow(cells, index, undefined);
        if (layout === 'pipe' && row === 0) line(`|${' --- |'.repeat(cells.length)}`);
      });
      table.rows.slice(first, first + size).forEach((cells, row) => {
        writeRow(cells, index, first + row);
      });
      line('');
    }
  });
  return {
    text,
    spanOf: (place) => spans.get(keyOf(place)) as Span,
    placeAt: (offset) => places.get(offset),
  };
}

function keyOf({ table, row, column }: Place): string {
  return `${table} ${row} ${column}`;
}

/** The figure as a plain draft prints it: two decimals, no separators. */
export function figure(units: number): string {
  const digits = String(Math.abs(units)).padStart(3, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same with separators between groups of three digits. */
export function groupedFigure(units: number): string {
  return figure(units).replace(/\B(?=(?:\d{3})+\.)/gu, ',');
}

/** The draft with other figures at some places. */
export function withFigures(draft: Draft, changes: readonly { readonly place: Place; readonly units: number }[], print = figure): Draft {
  const tables = draft.tables.map((table, index) => ({
    ...table,
    rows: table.rows.map((cells, row) =>
      cells.map((cell, column) => {
        const change = changes.find(({ place }) => place.table === index && place.row === row && place.column === column);
        return change ? print(change.units) : cell;
      }),
    ),
  }));
  return { ...draft, tables };
}

export function samePlace(a: Place, b: Place): boolean {
  return keyOf(a) === keyOf(b);
}

/** The sums a figure stands in. */
export function sumsWith(draft: Draft, place: Place): readonly DraftSum[] {
  return draft.sums.filter((sum) => samePlace(sum.total, place) || sum.parts.some((part) => samePlace(part, place)));
}

// ---- tables out of trees of rows

/** A row with the rows it is the sum of; without children it is a leaf with figures of its own. */
interface Row {
  readonly labels: readonly string[];
  readonly values: readonly number[];
  readonly children: readonly Row[];
}

interface BuiltTable extends DraftTable {
  readonly sums: readonly DraftSum[];
  readonly figures: readonly { readonly place: Place; readonly units: number }[];
}

function leaf(labels: readonly string[], values: readonly number[]): Row {
  return { labels, values, children: [] };
}

function group(labels: readonly string[], children: readonly Row[]): Row {
  return { labels, values: sumOf(children), children };
}

function sumOf(rows: readonly Row[]): readonly number[] {
  const width = rows[0]?.values.length ?? 0;
  return Array.from({ length: width }, (_, column) => rows.reduce((sum, row) => sum + (row.values[column] ?? 0), 0));
}

/** Amount columns that are sums of others, counted from the first amount column. */
type ColumnSum = readonly [total: number, parts: readonly number[]];

interface TreeTable {
  readonly title: string;
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly Row[];
  readonly columnSums: readonly ColumnSum[];
  readonly print: (units: number) => string;
}

function buildTable({ title, header, rows, columnSums, print }: TreeTable, table: number): BuiltTable {
  const lines: string[][] = [];
  const sums: DraftSum[] = [];
  const figures: { place: Place; units: number }[] = [];
  const add = (row: Row): number => {
    const index = lines.length;
    const first = row.labels.length;
    lines.push([...row.labels, ...row.values.map(print)]);
    row.values.forEach((units, column) => {
      figures.push({ place: { table, row: index, column: first + column }, units });
    });
    for (const [total, parts] of columnSums) {
      const at = (column: number) => ({ table, row: index, column: first + column });
      sums.push({ total: at(total), parts: parts.map(at) });
    }
    const children = row.children.map(add);
    if (children.length > 0) {
      row.values.forEach((_, column) => {
        const at = (line: number) => ({ table, row: line, column: first + column });
        sums.push({ total: at(index), parts: children.map(at) });
      });
    }
    return index;
  };
  for (const row of rows) add(row);
  return { title, header, rows: lines, sums, figures };
}

/** A total that stands below its rows instead of above them. */
function totalLast(built: BuiltTable): BuiltTable {
  const last = built.rows.length - 1;
  const moved = (place: Place): Place => ({ ...place, row: place.row === 0 ? last : place.row - 1 });
  return {
    ...built,
    rows: [...built.rows.slice(1), built.rows[0] as readonly string[]],
    sums: built.sums.map(({ total, parts }) => ({ total: moved(total), parts: parts.map(moved) })),
    figures: built.figures.map(({ place, units }) => ({ place: moved(place), units })),
  };
}

// ---- subjects

type Subject = readonly [code: string, name: string];

/** Functional subjects in force in 2022: class, 款 and their 项. */
const FUNCTIONS: readonly {
  readonly type: Subject;
  readonly sections: readonly { readonly head: Subject; readonly items: readonly Subject[] }[];
}[] = [
  {
    type: ['201', '一般公共服务支出'],
    sections: [
      {
        head: ['20103', '政府办公厅（室）及相关机构事务'],
        items: [
          ['2010301', '行政运行'],
          ['2010302', '一般行政管理事务'],
          ['2010350', '事业运行'],
        ],
      },
      {
        head: ['20111', '纪检监察事务'],
        items: [
          ['2011101', '行政运行'],
          ['2011102', '一般行政管理事务'],
        ],
      },
    ],
  },
  {
    type: ['208', '社会保障和就业支出'],
    sections: [
      {
        head: ['20805', '行政事业单位养老支出'],
        items: [
          ['2080501', '行政单位离退休'],
          ['2080505', '机关事业单位基本养老保险缴费支出'],
          ['2080506', '机关事业单位职业年金缴费支出'],
        ],
      },
      { head: ['20808', '抚恤'], items: [['2080801', '死亡抚恤']] },
    ],
  },
  {
    type: ['210', '卫生健康支出'],
    sections: [
      {
        head: ['21011', '行政事业单位医疗'],
        items: [
          ['2101101', '行政单位医疗'],
          ['2101102', '事业单位医疗'],
        ],
      },
    ],
  },
  {
    type: ['213', '农林水支出'],
    sections: [
      {
        head: ['21303', '水利'],
        items: [
          ['2130304', '水利行业业务管理'],
          ['2130306', '水利工程运行与维护'],
        ],
      },
    ],
  },
  {
    type: ['221', '住房保障支出'],
    sections: [
      {
        head: ['22102', '住房改革支出'],
        items: [
          ['2210201', '住房公积金'],
          ['2210203', '购房补贴'],
        ],
      },
    ],
  },
];

/** Economic subjects of departments with their partners; 301 comes twice, with another partner each time. */
const ECONOMIC: readonly { readonly head: readonly [Subject, Subject]; readonly items: readonly (readonly [Subject, Subject])[] }[] = [
  {
    head: [
      ['301', '工资福利支出'],
      ['501', '机关工资福利支出'],
    ],
    items: [
      [
        ['30101', '基本工资'],
        ['50101', '工资奖金津补贴'],
      ],
      [
        ['30102', '津贴补贴'],
        ['50101', '工资奖金津补贴'],
      ],
      [
        ['30113', '住房公积金'],
        ['50103', '住房公积金'],
      ],
    ],
  },
  {
    head: [
      ['301', '工资福利支出'],
      ['505', '对事业单位经常性补助'],
    ],
    items: [
      [
        ['30107', '绩效工资'],
        ['50501', '工资福利支出'],
      ],
      [
        ['30112', '其他社会保障缴费'],
        ['50501', '工资福利支出'],
      ],
    ],
  },
  {
    head: [
      ['302', '商品和服务支出'],
      ['502', '机关商品和服务支出'],
    ],
    items: [
      [
        ['30201', '办公费'],
        ['50201', '办公经费'],
      ],
      [
        ['30207', '邮电费'],
        ['50201', '办公经费'],
      ],
      [
        ['30216', '培训费'],
        ['50203', '培训费'],
      ],
    ],
  },
  {
    head: [
      ['303', '对个人和家庭的补助'],
      ['509', '对个人和家庭的补助'],
    ],
    items: [
      [
        ['30302', '退休费'],
        ['50905', '离退休费'],
      ],
      [
        ['30305', '生活补助'],
        ['50901', '社会福利和救助'],
      ],
    ],
  },
];

const PROJECT_KINDS: readonly (readonly [kind: string, projects: readonly string[]])[] = [
  ['运行保障类', ['办公楼运行维护经费', '水文信息系统运行维护经费', '防汛值守经费']],
  ['经济和社会发展类', ['堤防加固工程经费', '河道清淤疏浚经费', '水质监测站建设经费', '岸线绿化经费']],
];

// ---- arbitraries

/** How subjects stand in a table: the code in a column of its own, in brackets before the name, or split over 类, 款 and 项. */
export type CodeLayout = 'column' | 'brackets' | 'split';

interface DraftSeed {
  readonly layouts: readonly [CodeLayout, CodeLayout];
  readonly totalsLast: boolean;
  readonly grouped: boolean;
  /** How many sections of each function and how many items of each section are used; the first function always is. */
  readonly chosen: readonly (readonly boolean[])[];
  /** Two figures for each item, drawn in order. */
  readonly amounts: readonly (readonly [basic: number, project: number])[];
  readonly carried: number;
  readonly economicCuts: readonly number[];
  readonly projectCuts: readonly number[];
  readonly fundCuts: readonly (readonly [number, number])[];
  readonly publicExtras: readonly number[];
}

const ITEM_COUNT = 14;
const codeLayout = fc.constantFrom<CodeLayout>('column', 'brackets', 'split');
const units = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 100, max: 9_999_999 }) }, { weight: 1, arbitrary: fc.constant(0) });
/** The first item has money for projects, enough for each of them: a table of zeros has no groups to be told apart. */
const firstAmounts = fc.tuple(fc.integer({ min: 100, max: 9_999_999 }), fc.integer({ min: 100_000, max: 9_999_999 }));
const share = fc.integer({ min: 1, max: 1000 });

const seed: fc.Arbitrary<DraftSeed> = fc.record({
  layouts: fc.tuple(codeLayout, codeLayout),
  totalsLast: fc.boolean(),
  grouped: fc.boolean(),
  chosen: fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { minLength: 5, maxLength: 5 }),
  amounts: fc
    .tuple(
      firstAmounts,
      fc.array(fc.tuple(fc.integer({ min: 100, max: 9_999_999 }), units), { minLength: ITEM_COUNT - 1, maxLength: ITEM_COUNT - 1 }),
    )
    .map(([first, others]) => [first, ...others]),
  carried: units,
  economicCuts: fc.array(share, { minLength: 10, maxLength: 10 }),
  projectCuts: fc.array(share, { minLength: 7, maxLength: 7 }),
  fundCuts: fc.array(fc.tuple(share, fc.integer({ min: 0, max: 1000 })), { minLength: 7, maxLength: 7 }),
  publicExtras: fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 4, maxLength: 4 }),
});

/** Budgets of five tables that agree in every sum, and between their tables. */
export const consistentDraft: fc.Arbitrary<Draft> = seed.map((from) => {
  const draft = buildDraft(from);
  // A law that fails shows the draft as its author would write it.
  return { ...draft, [fc.toStringMethod]: () => `\n${writeDraft(draft, { layout: 'pipe' }).text}` };
});

/** The print style of a draft, told from its figures. */
export function printOf(draft: Draft): (units: number) => string {
  return draft.tables.some((table) => table.rows.some((cells) => cells.some((cell) => /\d,\d{3}\./u.test(cell)))) ? groupedFigure : figure;
}

function buildDraft(from: DraftSeed): Draft {
  const print = from.grouped ? groupedFigure : figure;
  const functions = functionRows(from);
  const [basic = 0, project = 0] = sumOf(functions).slice(1);
  const projects = projectRows(from, project);
  const other = sumOf(projects)[4] ?? 0;
  const spending = buildTable(spendingTable(functions, from, print), 1);
  const tables: readonly BuiltTable[] = [
    balanceTable(functions, { general: basic + project - other, other, carried: from.carried }, print),
    from.totalsLast ? totalLast(spending) : spending,
    buildTable(economicTable(from, basic, print), 2),
    buildTable(projectTable(projects, print), 3),
    buildTable(publicTable(from, print), 4),
  ];
  return {
    tables: tables.map(({ title, header, rows }) => ({ title, header, rows })),
    sums: tables.flatMap(({ sums }) => sums),
    figures: tables.flatMap(({ figures }) => figures),
  };
}

/** Splits a whole into parts in the proportion of the shares; nothing is lost. */
function split(whole: number, shares: readonly number[]): readonly number[] {
  const all = shares.reduce((sum, one) => sum + one, 0);
  let given = 0;
  return shares.map((one, place) => {
    const part = place === shares.length - 1 ? whole - given : Math.floor((whole * one) / all);
    given += part;
    return part;
  });
}

function labelsOf([code, name]: Subject, layout: CodeLayout): readonly string[] {
  if (layout === 'column') return [code, name];
  if (layout === 'brackets') return [`[${code}]${name}`];
  return [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7), name];
}

function functionRows({ layouts: [layout], chosen, amounts }: DraftSeed): readonly Row[] {
  let next = 0;
  return FUNCTIONS.flatMap(({ type, sections }, place) => {
    const wanted = chosen[place] ?? [];
    if (place > 0 && !wanted[0]) return [];
    const used = sections.filter((_, index) => index === 0 || wanted[1]);
    const children = used.map(({ head, items }) => {
      const listed = items.filter((_, index) => index === 0 || wanted[1 + index]);
      const leaves = listed.map((item) => {
        const [basic, project] = amounts[next++ % amounts.length] as readonly [number, number];
        return leaf(labelsOf(item, layout), [basic + project, basic, project]);
      });
      return group(labelsOf(head, layout), leaves);
    });
    return [group(labelsOf(type, layout), children)];
  });
}

const CODE_HEADERS: Readonly<Record<CodeLayout, readonly [readonly string[], readonly string[]]>> = {
  column: [
    ['功能分类科目', ''],
    ['科目编码', '科目名称'],
  ],
  brackets: [['功能科目名称'], ['']],
  split: [
    ['功能分类科目编码', '', '', '功能分类科目名称'],
    ['类', '款', '项', ''],
  ],
};

function totalLabels(name: string, width: number): readonly string[] {
  return width === 1 ? [name] : [...Array.from({ length: width - 1 }, () => ''), name];
}

function spendingTable(functions: readonly Row[], { layouts: [layout] }: DraftSeed, print: (units: number) => string): TreeTable {
  const [upper, lower] = CODE_HEADERS[layout];
  const total = group(totalLabels('合计', upper.length), functions);
  return {
    title: '支出总体情况表',
    header: [
      [...upper, '合计', '基本支出', '项目支出'],
      [...lower, '', '', ''],
    ],
    rows: [total],
    columnSums: [[0, [1, 2]]],
    print,
  };
}

function economicTable({ layouts: [, layout], economicCuts }: DraftSeed, basic: number, print: (units: number) => string): TreeTable {
  const inBrackets = layout === 'brackets';
  const labels = ([department, government]: readonly [Subject, Subject]) =>
    inBrackets ? [...labelsOf(department, 'brackets'), ...labelsOf(government, 'brackets')] : [...department, ...government];
  const parts = split(basic, economicCuts);
  let next = 0;
  const rows = ECONOMIC.map(({ head, items }) =>
    group(
      labels(head),
      items.map((item) => leaf(labels(item), [parts[next++] ?? 0])),
    ),
  );
  return {
    title: '基本支出情况表（按经济分类）',
    header: inBrackets
      ? [['部门预算支出经济科目', '政府预算支出经济科目', '预算数']]
      : [['部门科目编码', '部门科目名称', '政府科目编码', '政府科目名称', '预算数']],
    rows: [group(inBrackets ? ['合计', ''] : ['', '合计', '', ''], rows)],
    columnSums: [],
    print,
  };
}

/** 总计 = 财政拨款小计 + 事业收入; 小计 = 一般公共预算 + 政府性基金预算 (always nothing here). */
function projectRows({ projectCuts, fundCuts }: DraftSeed, project: number): readonly Row[] {
  const parts = split(project, projectCuts);
  let next = 0;
  return PROJECT_KINDS.map(([kind, names]) =>
    group(
      ['', kind],
      names.map((name) => {
        const [general = 0, other = 0] = split(parts[next] ?? 0, fundCuts[next] ?? [1, 0]);
        next++;
        return leaf(['', name], [general + other, general, general, 0, other]);
      }),
    ),
  );
}

function projectTable(projects: readonly Row[], print: (units: number) => string): TreeTable {
  return {
    title: '项目支出预算表',
    header: [
      ['单位编码', '单位名称（项目名称）', '总计', '财政拨款', '', '', '事业收入'],
      ['', '', '', '小计', '一般公共预算', '政府性基金预算', ''],
      ['1', '2', '3', '4', '5', '6', '7'],
    ],
    rows: [group(['', '合计'], [group(['190004', OWNER], projects)])],
    columnSums: [
      [0, [1, 4]],
      [1, [2, 3]],
    ],
    print,
  };
}

function publicTable({ publicExtras }: DraftSeed, print: (units: number) => string): TreeTable {
  const [abroad = 1, purchase = 1, running = 1, reception = 1] = publicExtras;
  const item = (name: string, amount: number) => leaf([name], [amount, amount, 0]);
  const cars = group(['（二）公务用车购置及运行维护费'], [item('1.公务用车购置费', purchase), item('2.公务用车运行维护费', running)]);
  const rows = [item('（一）因公出国（境）费', abroad), cars, item('（三）公务接待费', reception)];
  return {
    title: '“三公”经费预算表',
    header: [['项目', '合计', '一般公共预算', '政府性基金预算']],
    rows: [group(['“三公”经费'], rows)],
    columnSums: [[0, [1, 2]]],
    print,
  };
}

// ---- income beside expenditure

const CHINESE_ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'];

function balanceTable(
  functions: readonly Row[],
  { general, other, carried }: { readonly general: number; readonly other: number; readonly carried: number },
  print: (units: number) => string,
): BuiltTable {
  const year = general + other;
  const income: readonly (readonly [label: string, units: number])[] = [
    ['一、财政拨款', general],
    ['（一）一般公共预算', general],
    ['（二）政府性基金预算', 0],
    ['二、事业收入', other],
    ['本年收入合计', year],
    ['三、上年结转', carried],
    ['收入总计', year + carried],
  ];
  const classes = functions.map((row, place): readonly [string, number] => {
    const name = (row.labels.at(-1) ?? '').replace(/^\[\d+\]/u, '');
    return [`${CHINESE_ORDINALS[place]}、${name}`, row.values[0] ?? 0];
  });
  const expenditure: readonly (readonly [label: string, units: number])[] = [
    ...classes,
    ['本年支出合计', year],
    [`${CHINESE_ORDINALS[classes.length]}、结转下年`, carried],
    ['支出总计', year + carried],
  ];
  const closing = Math.max(income.length, expenditure.length) - 1;
  const incomeRow = (place: number) => (place === income.length - 1 ? closing : place);
  const spendingRow = (place: number) => (place === expenditure.length - 1 ? closing : place);
  const rows = Array.from({ length: closing + 1 }, () => ['', '', '', '']);
  const figures: { place: Place; units: number }[] = [];
  const fill = (list: readonly (readonly [string, number])[], rowOf: (place: number) => number, column: number) => {
    list.forEach(([label, amount], index) => {
      const row = rowOf(index);
      (rows[row] as string[]).splice(column, 2, label, print(amount));
      figures.push({ place: { table: 0, row, column: column + 1 }, units: amount });
    });
  };
  fill(income, incomeRow, 0);
  fill(expenditure, spendingRow, 2);
  const left = (index: number): Place => ({ table: 0, row: incomeRow(index), column: 1 });
  const right = (index: number): Place => ({ table: 0, row: spendingRow(index), column: 3 });
  const count = classes.length;
  const sums: readonly DraftSum[] = [
    { total: left(0), parts: [left(1), left(2)] },
    { total: left(4), parts: [left(0), left(3)] },
    { total: left(6), parts: [left(4), left(5)] },
    { total: right(count), parts: classes.map((_, index) => right(index)) },
    { total: right(count + 2), parts: [right(count), right(count + 1)] },
    { total: left(6), parts: [right(count + 2)] },
  ];
  return {
    title: '收支总体情况表',
    header: [
      ['收入', '', '支出', ''],
      ['项目', '预算数', '项目', '预算数'],
    ],
    rows,
    sums,
    figures,
  };
}
