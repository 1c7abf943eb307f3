import type { Locale } from '../../rules/finding.js';

/** One printed amount with everything that says what it is; a row of tidy data. Texts that are not known are empty. */
export interface TidyFact {
  readonly document: string;
  readonly owner: string;
  readonly budget_year: number | undefined;
  readonly source: 'table' | 'text';
  readonly table_no: number | undefined;
  readonly table: string;
  readonly table_kind: string;
  readonly row_no: number | undefined;
  readonly code: string;
  readonly government_code: string;
  readonly unit_code: string;
  readonly name: string;
  readonly path: string;
  readonly column: string;
  readonly year: number | undefined;
  readonly amount: string;
  readonly unit: string;
  readonly amount_yuan: string;
  readonly is_total: boolean;
  readonly flow: string;
  readonly fund: string;
  readonly part: string;
  readonly subject: string;
  readonly findings: string;
  readonly line: number;
  readonly character: number;
}

export type TidyField = keyof TidyFact;

/** The types of Frictionless Table Schema that the fields have. */
export type TidyType = 'string' | 'integer' | 'number' | 'boolean';

export interface TidyFieldInfo {
  readonly name: TidyField;
  readonly type: TidyType;
  readonly title: string;
  readonly description: string;
  /** Every row has it. */
  readonly isRequired: boolean;
}

type Words = readonly [title: string, description: string];

/** The one list of the fields, in their order. */
const fields: readonly (readonly [name: TidyField, type: TidyType, isRequired: boolean, zh: Words, en: Words])[] = [
  ['document', 'string', true, ['文稿', '文件的路径'], ['Document', 'Path of the file']],
  ['owner', 'string', false, ['部门（单位）', '文稿属于哪个部门或单位'], ['Owner', 'Whose budget it is']],
  ['budget_year', 'integer', false, ['预算年度', '文稿的预算年度'], ['Budget year', 'Year of the budget']],
  ['source', 'string', true, ['来源', 'table 为表格，text 为文字'], ['Source', '"table" or "text"']],
  ['table_no', 'integer', false, ['表序', '表在文稿中的次序，从 1 起'], ['Table number', 'Place of the table in the document, from 1']],
  ['table', 'string', false, ['表名', '表的标题；文字中的金额为空'], ['Table', 'Title of the table']],
  [
    'table_kind',
    'string',
    false,
    ['表的种类', '如 income、expenditure、projects；不认识的为空'],
    ['Kind of table', 'Such as income, expenditure, projects'],
  ],
  [
    'row_no',
    'integer',
    false,
    ['行序', '行在表中的次序，从 1 起，不计表头'],
    ['Row number', 'Place of the row in its table, from 1, header not counted'],
  ],
  ['code', 'string', false, ['科目编码', '行上的第一个科目编码，按文稿所印'], ['Subject code', 'First code of the row as printed']],
  [
    'government_code',
    'string',
    false,
    ['第二个编码', '行上的第二个科目编码，如政府预算经济分类'],
    ['Second code', 'Second code of the row, such as the government economic class'],
  ],
  ['unit_code', 'string', false, ['单位编码', '行上的单位编码'], ['Unit code', 'Code of a unit']],
  ['name', 'string', false, ['名称', '行的名称；文字中的金额为其事项'], ['Name', 'Name of the row; of a sentence, the item']],
  [
    'path',
    'string',
    false,
    ['上级', '上级各行的名称，由外到内，以“ / ”分隔'],
    ['Path', 'Names of the rows above it in the tree, outermost first'],
  ],
  ['column', 'string', false, ['列', '表头由上到下各级，以“·”连接'], ['Column', 'Labels of the header from top to bottom, joined by "·"']],
  ['year', 'integer', false, ['数的年度', '该数所说的年度，如上年数为上一年'], ['Year of the amount', 'Year that the amount speaks of']],
  ['amount', 'number', true, ['金额', '按文稿单位，小数位数与所印相同'], ['Amount', 'In the printed unit, with the printed decimals']],
  ['unit', 'string', false, ['单位', '元、百元、千元、万元、亿元'], ['Unit', '元, 百元, 千元, 万元, 亿元']],
  [
    'amount_yuan',
    'number',
    false,
    ['金额（元）', '换算为元的准确值；单位不明的为空'],
    ['Amount in yuan', 'The exact amount in 元; empty where the unit is not known'],
  ],
  ['is_total', 'boolean', true, ['合计行', '是否为合计、小计、总计的行'], ['Total', 'Whether the row is a total']],
  ['flow', 'string', false, ['收支', 'income 收入，expenditure 支出'], ['Flow', '"income" or "expenditure"']],
  [
    'fund',
    'string',
    false,
    ['资金性质', '如 all、fiscal、general、government-fund'],
    ['Fund', 'Such as all, fiscal, general, government-fund'],
  ],
  [
    'part',
    'string',
    false,
    ['口径', '如 all、this-year、basic、project、carried-over'],
    ['Part', 'Such as all, this-year, basic, project, carried-over'],
  ],
  [
    'subject',
    'string',
    false,
    ['事项', '科目编码或事项，如 20805、three-public；全部为空'],
    ['Subject', 'Code or named item, such as 20805, three-public; empty for the whole'],
  ],
  [
    'findings',
    'string',
    false,
    ['检查结果', '该处各条检查结果的规则名，以空格分隔'],
    ['Findings', 'Rules that have a finding there, separated by spaces'],
  ],
  ['line', 'integer', true, ['行号', '在文件中的行号，从 1 起'], ['Line', 'Line in the file, from 1']],
  ['character', 'integer', true, ['列号', '在该行中的位置，从 1 起'], ['Character', 'Place in the line, from 1']],
];

export const tidyFields: readonly TidyField[] = fields.map(([name]) => name);

/** The fields with their words, in their order. */
export function tidyFieldInfos(locale: Locale): readonly TidyFieldInfo[] {
  return fields.map(([name, type, isRequired, zh, en]) => {
    const [title, description] = locale === 'en' ? en : zh;
    return { name, type, title, description, isRequired };
  });
}
