import type { AppliesTo, CatalogueKind, CatalogueLevel, Confidence, Fund } from '../../budget/catalogue/catalogue.js';
import type { Locale } from '../../rules/finding.js';

/** What a hover on a code says; names given to it are Markdown already. */
export interface CodeWords {
  readonly noSubjectCode: string;
  /** That the user has added the code. */
  readonly own: string;
  level(level: CatalogueLevel): string;
  kind(kind: CatalogueKind): string;
  fund(fund: Fund): string;
  years(from: number | undefined, to: number | undefined): string;
  confidence(confidence: Confidence): string;
  notInForce(year: number | undefined): string;
  unknown(isProven: boolean, year: number | undefined): string;
  printedAs(name: string): string;
  /** Which code a mistyped one is read as. */
  meant(code: string): string;
  named(name: string, years: string): string;
  otherNames(named: readonly string[]): string;
  partner(code: string, appliesTo: AppliesTo): string;
  partners(ofGovernment: boolean, named: readonly string[], more: number): string;
  readonly amountHeader: readonly string[];
  moreRows(count: number): string;
}

export function codeWords(locale: Locale): CodeWords {
  return locale === 'en' ? english : chinese;
}

const chinese: CodeWords = {
  own: '自定义（设置 codes）',
  noSubjectCode: '位数或开头与科目编码不符（类 3 位、款 5 位、项 7 位）。',
  level: (level) => (typeof level === 'number' ? (level === 0 ? '门类' : `第 ${level} 级品目`) : `${level}级`),
  kind: (kind) =>
    ({
      function: '支出功能分类科目',
      'department-economic': '部门预算支出经济分类科目',
      'government-economic': '政府预算支出经济分类科目',
      revenue: '收入分类科目',
      'procurement-2013': '政府采购品目（2013 年版）',
      'procurement-2022': '政府采购品目（2022 年版）',
    })[kind],
  fund: (fund) =>
    ({ general: '', 'government-fund': '政府性基金预算', 'state-capital': '国有资本经营预算', 'social-insurance': '社会保险基金预算' })[
      fund
    ],
  years: (from, to) => {
    if (from === undefined) return to === undefined ? '' : `${to} 年及以前`;
    if (to === undefined) return `${from} 年起`;
    return from === to ? `${from} 年` : `${from}–${to} 年`;
  },
  confidence: (confidence) => ({ high: '', medium: '年份据多方资料推定', low: '存疑，仅供参考' })[confidence],
  notInForce: (year) => (year === undefined ? '现行科目中已无此编码。' : `${year} 年不使用此编码。`),
  unknown: (isProven, year) =>
    isProven
      ? `${year === undefined ? '' : `${year} 年`}科目中没有这个编码。`
      : '目录中没有这个编码；目录在这一级并不完整，也可能是新增或地方自设的科目。',
  printedAs: (name) => `文稿中写作：${name}`,
  meant: (code) => `疑为 ${code} 之误，核对合计时按后者归类。`,
  named: (name, years) => (years === '' ? name : `${name}（${years}）`),
  otherNames: (named) => `其他年份的名称：${named.join('；')}`,
  partner: (code, appliesTo) => `${code}${appliesTo === '不限' ? '' : `（${appliesTo}）`}`,
  partners: (ofGovernment, named, more) =>
    `对应的${ofGovernment ? '政府预算' : '部门预算'}经济分类：${named.join('；')}${more > 0 ? `；另有 ${more} 个` : ''}`,
  amountHeader: ['本文稿中的表', '列', '金额', '行'],
  moreRows: (count) => `另有 ${count} 行使用此编码。`,
};

const english: CodeWords = {
  own: 'your own (setting codes)',
  noSubjectCode: 'Not the form of a subject code (3, 5 or 7 digits for 类, 款 and 项).',
  level: (level) => {
    if (typeof level === 'number') return level === 0 ? 'category' : `level ${level}`;
    return { 类: 'class (类)', 款: 'section (款)', 项: 'item (项)', 目: 'sub-item (目)' }[level];
  },
  kind: (kind) =>
    ({
      function: 'expenditure by function',
      'department-economic': 'expenditure by economic class, department budget',
      'government-economic': 'expenditure by economic class, government budget',
      revenue: 'revenue',
      'procurement-2013': 'government procurement, edition 2013',
      'procurement-2022': 'government procurement, edition 2022',
    })[kind],
  fund: (fund) =>
    ({ general: '', 'government-fund': 'government fund', 'state-capital': 'state capital', 'social-insurance': 'social insurance fund' })[
      fund
    ],
  years: (from, to) => {
    if (from === undefined) return to === undefined ? '' : `up to ${to}`;
    if (to === undefined) return `since ${from}`;
    return from === to ? `${from}` : `${from}–${to}`;
  },
  confidence: (confidence) => ({ high: '', medium: 'years inferred', low: 'doubtful' })[confidence],
  notInForce: (year) => (year === undefined ? 'No longer in force.' : `Not in force in ${year}.`),
  unknown: (isProven, year) =>
    isProven
      ? `There is no such code${year === undefined ? '' : ` in ${year}`}.`
      : 'Not in the catalogue, which is not complete at this level: the code may be new or local.',
  printedAs: (name) => `Written in this document: ${name}`,
  meant: (code) => `Likely a slip for ${code}; sums are checked as if it were.`,
  named: (name, years) => (years === '' ? name : `${name} (${years})`),
  otherNames: (named) => `Names in other years: ${named.join('; ')}`,
  partner: (code, appliesTo) => `${code}${{ 机关: ' (government offices)', 事业单位: ' (public institutions)', 不限: '' }[appliesTo]}`,
  partners: (ofGovernment, named, more) =>
    `Goes with, in the ${ofGovernment ? 'government' : 'department'} budget: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  amountHeader: ['Table of this document', 'Column', 'Amount', 'Line'],
  moreRows: (count) => `${count} more ${count === 1 ? 'row uses' : 'rows use'} this code.`,
};
