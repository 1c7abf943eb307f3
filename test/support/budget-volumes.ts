// Whole sets of tables that agree with each other, made from one model of the money, in the forms of several regions.

/** One 项 with what is spent on it, in hundredths of 万元, by fund and part. */
export interface Spending {
  readonly code: string;
  readonly basic: number;
  readonly project: number;
  /** What other sources pay of the basic part, beyond the general budget. */
  readonly other: number;
}

export interface Volume {
  /** At least one; of the subjects below, in their order. */
  readonly spending: readonly Spending[];
  /** Projects of the government fund, in 212. */
  readonly fund: number;
  /** What the fiscal overview counts as carried over, spent on the first subject and by no table of one budget. */
  readonly carried: number;
  /** Whether the fiscal overview prints its funds side by side. */
  readonly hasFundColumns: boolean;
  /** Tables in 元, 三公 in 万元. */
  readonly inYuan: boolean;
}

export const SUBJECTS = ['2010301', '2010302', '2080505', '2080506', '2101101', '2210201'] as const;

const NAMES: Readonly<Record<string, string>> = {
  '201': '一般公共服务支出',
  '20103': '政府办公厅（室）及相关机构事务',
  '2010301': '行政运行',
  '2010302': '一般行政管理事务',
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '2080505': '机关事业单位基本养老保险缴费支出',
  '2080506': '机关事业单位职业年金缴费支出',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '2101101': '行政单位医疗',
  '212': '城乡社区支出',
  '21208': '国有土地使用权出让收入安排的支出',
  '2120899': '其他国有土地使用权出让收入安排的支出',
  '221': '住房保障支出',
  '22102': '住房改革支出',
  '2210201': '住房公积金',
};

/** The titles of the tables, so that tests can name them. */
export const TITLES = {
  overview: '2022年部门收支总体情况表',
  expenditure: '2022年部门支出总体情况表',
  fiscal: '2022年财政拨款收支总体情况表',
  general: '2022年一般公共预算支出情况表',
  fund: '2022年政府性基金预算支出情况表',
  basic: '2022年一般公共预算基本支出情况表',
  threePublic: '2022年“三公”经费支出情况表',
} as const;

type Row = readonly (string | number)[];

/** A volume as Markdown. */
export function printVolume(volume: Volume): string {
  const { spending, fund, carried, hasFundColumns, inYuan } = volume;
  const money = (value: number) => (inYuan ? `${value * 100}` : hundredths(value));
  const print = (title: string, header: readonly Row[], rows: readonly Row[], unit = inYuan ? '元' : '万元', format = money) =>
    table(title, unit, header, rows, format);
  const general = sum(spending, ({ basic, project }) => basic + project);
  const other = sum(spending, (each) => each.other);
  const basic = sum(spending, (each) => each.basic);
  const project = sum(spending, (each) => each.project);
  const everything = general + other + fund + carried;
  const all = (each: Spending) => each.basic + each.project + each.other + (each === spending[0] ? carried : 0);
  const fiscal = (each: Spending) => each.basic + each.project + (each === spending[0] ? carried : 0);
  const fundCodes = fund > 0 ? ['212', '21208', '2120899'] : [];
  const rowsOf = (columns: (below: readonly Spending[]) => readonly number[], ofFund: readonly number[]): readonly Row[] => {
    const codes = new Set(spending.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]));
    const rows = [...codes].map((code): [string, Row] => [
      code,
      [code, NAMES[code] ?? '', ...columns(spending.filter((each) => each.code.startsWith(code)))],
    ]);
    const more = ofFund.length > 0 ? fundCodes.map((code): [string, Row] => [code, [code, NAMES[code] ?? '', ...ofFund]]) : [];
    return [...rows, ...more].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  };
  const classes = [...new Set([...spending.map(({ code }) => code.slice(0, 3)), ...fundCodes.slice(0, 1)])].sort();
  const inClass = (code: string, value: (each: Spending) => number) =>
    sum(
      spending.filter((each) => each.code.startsWith(code)),
      value,
    ) + (code === '212' ? fund : 0);
  const incomes: readonly (readonly [string, number])[] = [
    ['一、财政拨款', general + fund],
    ['二、财政专户管理资金', 0],
    ['三、事业收入', other],
    ['四、其他收入', 0],
  ];
  const fiscalIncomes: readonly (readonly [string, number])[] = [
    ['一、一般公共预算', general],
    ['二、政府性基金预算', fund],
    ['三、国有资本经营预算', 0],
  ];
  const header = [
    ['收入', '', '支出', ''],
    ['项目', '预算数', '项目', '预算数'],
  ];
  const overview = print(TITLES.overview, header, [
    ...sideBySide(
      incomes,
      classes.map((code) => inClass(code, all)),
      classes,
    ),
    ['本年收入合计', general + fund + other, '本年支出合计', everything],
    ['上年结转', carried, '结转下年', 0],
    ['收入总计', everything, '支出总计', everything],
  ]);
  const expenditure = print(
    TITLES.expenditure,
    [['科目编码', '科目名称', '合计', '基本支出', '项目支出']],
    [
      ['', '合计', everything, basic + other, project + fund + carried],
      ...rowsOf(
        (below) => [
          sum(below, all),
          sum(below, (each) => each.basic + each.other),
          sum(below, (each) => each.project + (each === spending[0] ? carried : 0)),
        ],
        [fund, 0, fund],
      ),
    ],
  );
  const fundColumns = hasFundColumns ? ['一般公共预算', '政府性基金预算'] : [];
  const withFunds = (code: string): Row => {
    const total = inClass(code, fiscal);
    return hasFundColumns ? [total, code === '212' ? 0 : total, code === '212' ? fund : 0] : [total];
  };
  const closing: Row = hasFundColumns ? [general + fund + carried, general + carried, fund] : [general + fund + carried];
  const nothing: Row = closing.map(() => 0);
  const fiscalTable = print(
    TITLES.fiscal,
    hasFundColumns
      ? [
          ['收入', '', '支出', '', '', ''],
          ['项目', '预算数', '项目', '合计', ...fundColumns],
        ]
      : header,
    [
      ...Array.from({ length: Math.max(classes.length, fiscalIncomes.length) }, (_, place): Row => {
        const [source, amount] = fiscalIncomes[place] ?? ['', ''];
        const code = classes[place];
        return [source, amount, ...(code === undefined ? ['', ...closing.map(() => '')] : [label(place, code), ...withFunds(code)])];
      }),
      ['本年收入合计', general + fund, '本年支出合计', ...closing],
      ['上年结转', carried, '结转下年', ...nothing],
      ['收入总计', general + fund + carried, '支出总计', ...closing],
    ],
  );
  const columns = [['科目编码', '科目名称', '合计', '基本支出', '项目支出']];
  const generalTable = print(TITLES.general, columns, [
    ['', '合计', general, basic, project],
    ...rowsOf(
      (below) => [sum(below, (each) => each.basic + each.project), sum(below, (each) => each.basic), sum(below, (each) => each.project)],
      [],
    ),
  ]);
  const fundTable = print(TITLES.fund, columns, [
    ['', '合计', fund, 0, fund],
    ...fundCodes.map((code): Row => [code, NAMES[code] ?? '', fund, 0, fund]),
  ]);
  const reception = Math.floor(basic / 40) * 10;
  const vehicles = Math.floor(basic / 30) * 10;
  const goods = reception + vehicles + Math.floor(basic / 5);
  const basicTable = print(
    TITLES.basic,
    [['科目编码', '科目名称', '金额']],
    [
      ['', '合计', basic],
      ['301', '工资福利支出', basic - goods],
      ['30101', '基本工资', basic - goods],
      ['302', '商品和服务支出', goods],
      ['30201', '办公费', goods - reception - vehicles],
      ['30217', '公务接待费', reception],
      ['30231', '公务用车运行维护费', vehicles],
    ],
  );
  const threePublic = print(
    TITLES.threePublic,
    [['项目', '金额']],
    [
      ['“三公”经费', reception + vehicles],
      ['1.因公出国（境）费', 0],
      ['2.公务用车购置及运行维护费', vehicles],
      ['其中：公务用车购置费', 0],
      ['公务用车运行维护费', vehicles],
      ['3.公务接待费', reception],
    ],
    '万元',
    hundredths,
  );
  return [overview, expenditure, fiscalTable, generalTable, fundTable, basicTable, threePublic].join('\n');
}

function sideBySide(left: readonly (readonly [string, number])[], right: readonly number[], classes: readonly string[]): readonly Row[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, place): Row => {
    const [source, amount] = left[place] ?? ['', ''];
    const code = classes[place];
    return [source, amount, ...(code === undefined ? ['', ''] : [label(place, code), right[place] ?? 0])];
  });
}

function label(place: number, code: string): string {
  return `${'一二三四五六七八九'[place]}、${NAMES[code]}`;
}

function sum(spending: readonly Spending[], value: (each: Spending) => number): number {
  return spending.reduce((total, each) => total + value(each), 0);
}

function hundredths(value: number): string {
  const sign = value < 0 ? '-' : '';
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function table(title: string, unit: string, header: readonly Row[], rows: readonly Row[], format: (value: number) => string): string {
  const line = (row: Row) => `| ${row.map((cell) => (typeof cell === 'number' ? format(cell) : cell)).join(' | ')} |`;
  const [first = [], ...others] = header;
  return [title, '', `单位：${unit}`, '', line(first), `|${'---|'.repeat(first.length)}`, ...others.map(line), ...rows.map(line), ''].join(
    '\n',
  );
}
