import type { Locale, Severity } from '../../rules/finding.js';

/** What an explanation says around names and numbers, which are Markdown already. */
export interface ExplanationWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly colon: string;
  readonly numbers: string;
  readonly places: string;
  readonly cure: string;
  readonly rule: string;
  readonly source: string;
  readonly example: string;
  readonly silence: string;
  readonly silent: string;
  readonly name: string;
  readonly place: string;
  amount(unit: string): string;
  readonly sum: string;
  readonly difference: string;
  readonly inText: string;
  readonly blank: string;
  identity(id: string): string;
  zeros(count: number): string;
  more(count: number): string;
  readonly suspects: string;
  suspect(place: string, printed: string, meant: string, slip: string): string;
  readonly swapped: string;
  readonly changesFigures: string;
  readonly inserts: string;
  readonly removes: string;
  accept(line: string): string;
  level(setting: string): string;
  readonly noPage: string;
}

export function explanationWords(locale: Locale): ExplanationWords {
  return locale === 'en' ? english : chinese;
}

const chinese: ExplanationWords = {
  severity: { error: '错误', warning: '警告', information: '信息', hint: '提示' },
  colon: '：',
  numbers: '本文稿中的数字',
  places: '相关位置',
  cure: '怎样改',
  rule: '规则',
  source: '依据',
  example: '示例',
  silence: '核对无误时',
  silent: '何时不报',
  name: '名称',
  place: '位置',
  amount: (unit) => (unit === '' ? '金额' : `金额（${unit}）`),
  sum: '各项之和',
  difference: '相差',
  inText: '文中',
  blank: '空白',
  identity: (id) => `（勾稽 ${id}）`,
  zeros: (count) => `另有 ${count} 项为 0 或空白`,
  more: (count) => `另有 ${count} 处`,
  suspects: '疑错之处',
  suspect: (place, printed, meant, slip) => `${place}现为 ${printed}，应为 **${meant}**${slip === '' ? '' : `（${slip}）`}`,
  swapped: '两数疑为对调，互换后所在等式全部成立。',
  changesFigures: '改动金额',
  inserts: '插入',
  removes: '删除',
  accept: (line) => `确有原因的，在${line}之上写一行注释说明，即不再报出（快速修复“接受并说明原因…”会写好，只需填写原因）：`,
  level: (setting) =>
    `不需要这条规则，或要给它固定的级别（\`error\`、\`warning\`、\`information\`、\`hint\`）：在编辑器设置 \`budgetDraft.rules\` 或文稿旁的 \`.budget-draft.json\` 中写 \`${setting}\`。`,
  noPage: '这条结果没有说明页。',
};

const english: ExplanationWords = {
  severity: { error: 'Error', warning: 'Warning', information: 'Information', hint: 'Hint' },
  colon: ': ',
  numbers: 'The numbers of this document',
  places: 'Places',
  cure: 'What to do',
  rule: 'Rule',
  source: 'Source',
  example: 'Example',
  silence: 'Where it is right all the same',
  silent: 'When it is silent',
  name: 'Name',
  place: 'Place',
  amount: (unit) => (unit === '' ? 'Amount' : `Amount (${unit})`),
  sum: 'Sum of the parts',
  difference: 'Difference',
  inText: 'text',
  blank: 'blank',
  identity: (id) => ` (identity ${id})`,
  zeros: (count) => `${count} more ${count === 1 ? 'is' : 'are'} 0 or blank`,
  more: (count) => `${count} more`,
  suspects: 'Likely wrong',
  suspect: (place, printed, meant, slip) => `${place} is ${printed}, expected **${meant}**${slip === '' ? '' : ` (${slip})`}`,
  swapped: 'The two figures seem to stand in each other’s place: exchanged, all their equations hold.',
  changesFigures: 'changes figures',
  inserts: 'inserts',
  removes: 'removes',
  accept: (line) =>
    `Where there is a reason, a comment above ${line} gives it, and the finding is gone (the quick fix “Accept and explain…” writes it, but for the reason):`,
  level: (setting) =>
    `To do without this rule, or to give it one level (\`error\`, \`warning\`, \`information\`, \`hint\`), write \`${setting}\` in the editor setting \`budgetDraft.rules\` or in a \`.budget-draft.json\` beside the draft.`,
  noPage: 'There is no page about this finding.',
};
