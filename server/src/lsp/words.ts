import type { Locale } from '../core/api.js';

/** What the server itself says; the words of findings and hovers come from the core. */
export interface Words {
  moreFindings(hidden: number, limit: number): string;
  tableLens(equations: number, holding: number): string;
  readonly figuresChange: string;
  readonly figuresChangeDetail: string;
  readonly recalculation: string;
  why(ruleTitle: string): string;
  rulePageAt(ruleTitle: string, address: string): string;
  readonly figuresInOneStyle: string;
  readonly figuresAreInOneStyle: string;
  readonly safeFixes: string;
  readonly nothingFollows: string;
  readonly preview: string;
  updateLens(stale: string): string;
  decideLens(open: string): string;
  readonly nothingToPaste: string;
  readonly nothingToCopy: string;
  readonly noSuchTable: string;
  readonly nothingToDraft: string;
  readonly draftedSentences: string;
  readonly documentMovedOn: string;
  documentTooLong(uri: string, limit: number): string;
  settingsProblems(source: string, problems: readonly string[]): string;
  readonly editorSettings: string;
  readonly checkingWorkspace: string;
  checkedOf(checked: number, total: number): string;
}

const chinese: Words = {
  moreFindings: (hidden, limit) => `还有 ${hidden} 条检查结果未显示（最多显示 ${limit} 条，可用 maxFindings 设置调整）`,
  tableLens: (equations, holding) =>
    holding === equations ? `${equations} 项勾稽成立 · 重新计算` : `${equations} 项勾稽中 ${equations - holding} 项不成立 · 重新计算`,
  figuresChange: '改动金额',
  figuresChangeDetail: '文稿中的金额会改变',
  recalculation: '重新计算',
  why: (ruleTitle) => `为什么：${ruleTitle}`,
  rulePageAt: (ruleTitle, address) => `“${ruleTitle}”的说明见 ${address}`,
  figuresInOneStyle: '统一数字格式',
  figuresAreInOneStyle: '这里的数字格式已经一致。',
  safeFixes: '修正科目名称、名称中的空格和数字格式',
  nothingFollows: '没有待更新的数字。',
  preview: '预览',
  updateLens: (stale) => `${stale} · 更新`,
  decideLens: (open) => `${open}（见灯泡菜单）`,
  nothingToCopy: '光标处没有表格：请把光标放在要复制的表内。',
  nothingToPaste: '剪贴板中没有可粘贴的表格。',
  noSuchTable: '表样中没有这张表。',
  nothingToDraft: '没有可按表填写的文字：表中尚无金额，或已全部填写。',
  draftedSentences: '按表填写文字',
  documentMovedOn: '文稿刚有改动，这次未作处理；请再试一次。',
  documentTooLong: (uri, limit) => `${uri} 超过 ${limit} 个字符，不作检查；请拆分文稿，或用命令行检查。`,
  settingsProblems: (source, problems) => `预算文稿的设置有误（${source}）：${problems.join('；')}`,
  editorSettings: '编辑器设置 budgetDraft',
  checkingWorkspace: '检查预算文稿',
  checkedOf: (checked, total) => `${checked}/${total} 个文件`,
};

const english: Words = {
  moreFindings: (hidden, limit) =>
    `${hidden} more ${hidden === 1 ? 'finding is' : 'findings are'} not shown (${limit} at most, set by maxFindings)`,
  tableLens: (equations, holding) =>
    holding === equations
      ? `${equations} ${equations === 1 ? 'equation holds' : 'equations hold'} · recalculate`
      : `${equations - holding} of ${equations} do not hold · recalculate`,
  figuresChange: 'Changes figures',
  figuresChangeDetail: 'Figures in the document change',
  recalculation: 'Recalculate',
  why: (ruleTitle) => `Why? ${ruleTitle}`,
  rulePageAt: (ruleTitle, address) => `“${ruleTitle}” is explained at ${address}`,
  figuresInOneStyle: 'Print figures alike',
  figuresAreInOneStyle: 'The figures here are printed alike.',
  safeFixes: 'Fix names of subjects, spaces in names and the format of figures',
  nothingFollows: 'Nothing waits to be updated.',
  preview: 'Preview',
  updateLens: (stale) => `${stale} · update`,
  decideLens: (open) => `${open} (see the light bulb)`,
  nothingToCopy: 'There is no table at the cursor: put it into the table to be copied.',
  nothingToPaste: 'There is no table on the clipboard.',
  noSuchTable: 'The form has no such table.',
  nothingToDraft: 'There is nothing to fill in from the tables: they hold no figures yet, or all is filled in.',
  draftedSentences: 'Fill in sentences from the tables',
  documentMovedOn: 'The document has changed meanwhile, and nothing was done to it; please try again.',
  documentTooLong: (uri, limit) =>
    `${uri} is longer than ${limit} characters and is not checked; split it, or check it on the command line.`,
  settingsProblems: (source, problems) => `Budget Draft settings (${source}): ${problems.join('; ')}`,
  editorSettings: 'editor settings budgetDraft',
  checkingWorkspace: 'Checking budget drafts',
  checkedOf: (checked, total) => `${checked} of ${total} files`,
};

export function wordsIn(locale: Locale): Words {
  return locale === 'en' ? english : chinese;
}
