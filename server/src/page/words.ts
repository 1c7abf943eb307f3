import type { Locale, Severity } from '../core/api.js';

/** What a page says in its own words. */
export interface PageWords {
  readonly document: string;
  readonly pictures: string;
  readonly views: string;
  readonly findings: string;
  readonly checklist: string;
  readonly equation: string;
  readonly side: string;
  readonly openSide: string;
  readonly closeSide: string;
  readonly exportIt: string;
  readonly next: string;
  readonly previous: string;
  readonly close: string;
  readonly explain: string;
  readonly showEquation: string;
  readonly changesFigures: string;
  readonly foldAll: string;
  readonly unfoldAll: string;
  readonly noFindings: string;
  readonly noChecklist: string;
  readonly noPictures: string;
  readonly noNumber: string;
  readonly chooseNumber: string;
  readonly waiting: string;
  readonly notABudget: string;
  readonly emptyDocument: string;
  readonly contents: string;
  readonly numbers: string;
  readonly severity: Readonly<Record<Severity, string>>;
  count(findings: number): string;
  nth(place: number, of: number): string;
  settled(settled: number, total: number): string;
  foldTable(verb: string, table: string): string;
  equations(holding: number, of: number): string;
}

const chinese: PageWords = {
  document: '文稿',
  pictures: '图',
  views: '看文稿还是看图',
  findings: '问题',
  checklist: '核对清单',
  equation: '勾稽',
  side: '问题、核对清单和勾稽',
  openSide: '打开侧栏',
  closeSide: '关闭侧栏',
  exportIt: '导出',
  next: '下一个问题（F8）',
  previous: '上一个问题（Shift+F8）',
  close: '关闭',
  explain: '为什么',
  showEquation: '看勾稽',
  changesFigures: '会改动金额',
  foldAll: '全部折叠',
  unfoldAll: '全部展开',
  noFindings: '没有发现问题。',
  noChecklist: '这份文件没有核对清单。',
  noPictures: '这份文件没有可以画图的数字。',
  noNumber: '这里没有参与勾稽的数字。',
  chooseNumber: '选中一个金额，按空格键，看它由哪些数相加、又计入哪些数。',
  waiting: '正在读取……',
  notABudget: '这份文件不像预算文稿，因此没有核对。',
  emptyDocument: '文件是空的。',
  contents: '目录',
  numbers: '数字',
  severity: { error: '错误', warning: '警告', information: '请核实', hint: '提示' },
  count: (findings) => (findings === 0 ? '没有问题' : `${findings} 个问题`),
  nth: (place, of) => `第 ${place} 个，共 ${of} 个`,
  settled: (settled, total) => `${total} 项中 ${settled} 项已核对无误`,
  foldTable: (verb, table) => `${verb}：${table}`,
  equations: (holding, of) => (holding === of ? `${of} 项勾稽全部成立` : `${of} 项勾稽中 ${holding} 项成立`),
};

const english: PageWords = {
  document: 'Document',
  pictures: 'Pictures',
  views: 'Document or pictures',
  findings: 'Problems',
  checklist: 'Checklist',
  equation: 'Equations',
  side: 'Problems, checklist and equations',
  openSide: 'Open side panel',
  closeSide: 'Close side panel',
  exportIt: 'Export',
  next: 'Next problem (F8)',
  previous: 'Previous problem (Shift+F8)',
  close: 'Close',
  explain: 'Why',
  showEquation: 'Equations',
  changesFigures: 'changes figures',
  foldAll: 'Fold all',
  unfoldAll: 'Unfold all',
  noFindings: 'No problems found.',
  noChecklist: 'There is no checklist for this document.',
  noPictures: 'There are no numbers here to draw.',
  noNumber: 'No number that stands in an equation is here.',
  chooseNumber: 'Choose an amount and press Space to see what it is the sum of and what it counts towards.',
  waiting: 'Reading…',
  notABudget: 'This does not look like a budget, so nothing was checked.',
  emptyDocument: 'The document is empty.',
  contents: 'Contents',
  numbers: 'The numbers',
  severity: { error: 'Error', warning: 'Warning', information: 'Please check', hint: 'Hint' },
  count: (findings) => (findings === 0 ? 'No problems' : findings === 1 ? '1 problem' : `${findings} problems`),
  nth: (place, of) => `${place} of ${of}`,
  settled: (settled, total) => `${settled} of ${total} settled`,
  foldTable: (verb, table) => `${verb}: ${table}`,
  equations: (holding, of) => (holding === of ? `all ${of} equations hold` : `${holding} of ${of} equations hold`),
};

export function wordsOf(locale: Locale): PageWords {
  return locale === 'en' ? english : chinese;
}
