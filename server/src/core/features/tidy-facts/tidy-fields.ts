import type { Locale } from '../../rules/finding.js';
import type { TidyField } from './tidy-fact.js';

/** The types of Frictionless Table Schema that the fields have. */
export type TidyType = 'string' | 'integer' | 'number' | 'boolean';

export interface TidyFieldInfo {
  readonly name: TidyField;
  readonly type: TidyType;
  readonly title: string;
  readonly description: string;
  /** Every row has it. */
  readonly isRequired: boolean;
  /** All values it may have, where these are few and fixed. */
  readonly values: readonly string[] | undefined;
}

type Words = readonly [title: string, description: string];

interface Field {
  readonly type: TidyType;
  readonly isRequired?: true;
  readonly values?: readonly string[];
  readonly zh: Words;
  readonly en: Words;
}

/**
 * The one list of the fields, in their order. Names are lasting and are no words of SQL, so that they stand in a query as they
 * are; descriptor, header and documentation follow this list.
 */
const fields: Readonly<Record<TidyField, Field>> = {
  document: { type: 'string', isRequired: true, zh: ['文稿', '文件的路径'], en: ['Document', 'Path of the file'] },
  owner: {
    type: 'string',
    zh: ['部门（单位）', '文稿所属的部门或单位；几个单位的汇编中，取表上所印的'],
    en: ['Owner', 'Whose budget it is; in a volume of several, as the table prints it'],
  },
  budget_year: { type: 'integer', zh: ['预算年度', '文稿的预算年度'], en: ['Budget year', 'Year of the budget'] },
  source: {
    type: 'string',
    isRequired: true,
    values: ['table', 'text'],
    zh: ['来源', 'table 表格，text 文字'],
    en: ['Source', 'A table or a sentence'],
  },
  table_no: {
    type: 'integer',
    zh: ['表序', '表在文稿中的次序，从 1 起；分页的表算一张'],
    en: ['Table number', 'Place of the table in the document, from 1; all its pages are one table'],
  },
  table_title: { type: 'string', zh: ['表名', '表的标题'], en: ['Title of the table', 'As printed'] },
  table_kind: {
    type: 'string',
    zh: [
      '表的种类',
      'overview 收支总体、income 收入总体、expenditure 支出总体、fiscal-overview 财政拨款收支、fund-expenditure 某项资金的支出、basic-economic 基本支出经济分类、project-economic 项目支出经济分类、economic 经济分类、basic-categories 基本支出、projects 项目、three-public “三公”经费、operating-cost 机关运行经费、procurement 政府采购、purchased-services 政府购买服务；其余为空',
    ],
    en: ['Kind of table', 'overview, income, expenditure, fiscal-overview, fund-expenditure and so on; empty where it is not known'],
  },
  row_no: {
    type: 'integer',
    zh: ['行序', '行在表中的次序，从 1 起，不计表头'],
    en: ['Row number', 'Place of the row in its table, from 1, the header not counted'],
  },
  row_code: {
    type: 'string',
    zh: ['科目编码', '行上的科目编码，按文稿所印；分列的各级已合成一个'],
    en: ['Subject code', 'As printed; levels in columns of their own are joined'],
  },
  second_code: {
    type: 'string',
    zh: ['第二编码', '行上的另一个科目编码，如政府预算支出经济分类'],
    en: ['Second code', 'Another subject code of the row, as of the government economic classification'],
  },
  unit_code: { type: 'string', zh: ['单位编码', '行上的单位编码'], en: ['Unit code', 'Code of a unit'] },
  row_name: {
    type: 'string',
    zh: ['名称', '行的名称，不含编码和序号，全角括号作半角，去掉排版的空格；文字中的数为其事项'],
    en: ['Name', 'Name of the row without code, ordinal and the blanks of layout; of a sentence, its item'],
  },
  row_detail: {
    type: 'string',
    zh: ['其余名称', '该行其余名称列的文字，如项目之后的采购品目、第二编码的名称，以“·”连接'],
    en: ['Other names', 'What the other columns of names say, as of the second code or of an item within a project, joined by "·"'],
  },
  row_path: {
    type: 'string',
    zh: ['上级', '上级各行的名称，由外到内，以“ / ”分隔'],
    en: ['Path', 'Names of the rows above it in the tree, outermost first, separated by " / "'],
  },
  is_total: { type: 'boolean', isRequired: true, zh: ['合计行', '是否合计、小计、总计行'], en: ['Total', 'Whether the row is a total'] },
  is_leaf: {
    type: 'boolean',
    zh: ['明细行', '不是合计，下面也没有明细的行；文字为空'],
    en: ['Leaf', 'Whether it is no total and no rows stand below it in the tree; empty for sentences'],
  },
  column_path: {
    type: 'string',
    zh: ['列', '表头各级，由上到下，以“·”连接'],
    en: ['Column', 'Labels of the header from top to bottom, joined by "·"'],
  },
  role: {
    type: 'string',
    values: ['level', 'previous', 'increase', 'decrease', 'change', 'other'],
    zh: ['文字中的数', 'level 数额，previous 上年数额，increase 增加额，decrease 减少额，change 持平等，other 其他；表格为空'],
    en: ['Role in a sentence', 'What a sentence says of it; empty for tables'],
  },
  year: {
    type: 'integer',
    zh: ['数的年度', '该数所说的年度：上年数为上一年；未另外写明的为预算年度'],
    en: ['Year of the amount', 'Year it speaks of: that before for last year’s figures; the budget year where nothing says otherwise'],
  },
  year_kind: {
    type: 'string',
    values: ['current', 'previous', 'previous-executed', 'initial', 'adjusted', 'other'],
    zh: [
      '年度口径',
      'current 本年预算（决算中为决算数），previous 上年预算，previous-executed 上年执行，initial 年初预算，adjusted 调整预算，other 其他年度',
    ],
    en: ['Figure of the year', 'This year’s budget, last year’s, what was spent of that, first or adjusted budget of final accounts'],
  },
  amount: {
    type: 'number',
    isRequired: true,
    zh: ['金额', '按文稿的单位，小数位数与所印相同，无千位分隔'],
    en: ['Amount', 'In the printed unit, with the printed decimals, without separators'],
  },
  unit: {
    type: 'string',
    values: ['元', '百元', '千元', '万元', '亿元'],
    zh: ['单位', '金额的单位；不明的为空'],
    en: ['Unit', 'Of the amount; empty where nothing says'],
  },
  amount_yuan: {
    type: 'number',
    zh: ['金额（元）', '换算为元的准确值；单位不明的为空'],
    en: ['Amount in yuan', 'The exact amount in 元; empty where the unit is not known'],
  },
  flow: {
    type: 'string',
    values: ['income', 'expenditure'],
    zh: ['收支', 'income 收入，expenditure 支出；含义不能确定的数，本列及以下三列均为空'],
    en: ['Flow', 'Empty, like the three fields that follow, where it is not certain what the amount is about'],
  },
  fund: {
    type: 'string',
    zh: [
      '资金',
      'all 全部，fiscal 财政拨款，general 一般公共预算，government-fund 政府性基金，state-capital 国有资本经营，special-account 财政专户，business 事业收入，own-funds 单位资金等',
    ],
    en: ['Fund', 'all, fiscal (财政拨款), general, government-fund, state-capital, special-account, business, own-funds and so on'],
  },
  part: {
    type: 'string',
    zh: [
      '部分',
      'all 全部，this-year 本年，basic 基本支出，project 项目支出，personnel 人员，public 公用，carried-over 上年结转，carried-forward 结转下年等',
    ],
    en: ['Part', 'all, this-year, basic, project, personnel, public, carried-over, carried-forward and so on'],
  },
  subject: {
    type: 'string',
    zh: ['事项', '科目编码（误写的编码为应有的）或事项，如 20805、three-public、reception；all 为全部'],
    en: ['Subject', 'The code that is meant, or a named item such as three-public; "all" for the whole'],
  },
  findings: {
    type: 'string',
    zh: ['检查结果', '落在该数上的检查结果的规则名，以空格分隔；文稿之间的核对不在其中'],
    en: ['Findings', 'Rules with a finding on the amount, separated by blanks; comparing documents is not among them'],
  },
  line: { type: 'integer', isRequired: true, zh: ['行号', '在文件中的行号，从 1 起'], en: ['Line', 'Line of the file, from 1'] },
  line_column: {
    type: 'integer',
    isRequired: true,
    zh: ['列号', '在该行中的位置，从 1 起，按 UTF-16 计'],
    en: ['Column of the line', 'Place in the line, from 1, in UTF-16 units'],
  },
};

export const tidyFields = Object.keys(fields) as readonly TidyField[];

/** The fields with their words, in their order. */
export function tidyFieldInfos(locale: Locale): readonly TidyFieldInfo[] {
  return tidyFields.map((name) => {
    const { type, isRequired = false, values, zh, en } = fields[name];
    const [title, description] = locale === 'en' ? en : zh;
    return { name, type, title, description, isRequired, values };
  });
}
