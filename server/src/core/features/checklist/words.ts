import type { Locale } from '../../rules/finding.js';
import type { ChecklistGroup, ChecklistStatus, Obligation, Outcome } from './obligation.js';

/** One of two wordings. */
export type Say = (zh: string, en: string) => string;

export function sayIn(locale: Locale): Say {
  return (zh, en) => (locale === 'en' ? en : zh);
}

const GROUP_TITLES: Readonly<Record<ChecklistGroup, readonly [string, string]>> = {
  document: ['文稿', 'Document'],
  tables: ['表内勾稽', 'Sums within tables'],
  rows: ['行与数据', 'Rows and figures'],
  between: ['表间勾稽', 'Agreement between tables'],
  prose: ['文字说明', 'Text against tables'],
  form: ['表式与说明', 'Form and notes'],
  codes: ['科目', 'Subjects'],
  own: ['自定勾稽', 'Own identities'],
  files: ['多份文稿', 'Other documents'],
  comments: ['核实说明', 'Explanations'],
};

export function groupTitle(group: ChecklistGroup, locale: Locale): string {
  return sayIn(locale)(...GROUP_TITLES[group]);
}

const STATUS_TITLES: Readonly<Record<ChecklistStatus, readonly [string, string]>> = {
  passed: ['通过', 'passed'],
  failed: ['未通过', 'failed'],
  question: ['待说明', 'to be explained'],
  accepted: ['已说明', 'explained'],
  'not-applicable': ['不适用', 'not applicable'],
  unchecked: ['未核对', 'not checked'],
};

/** What a status is called. */
export function checklistStatusTitle(status: ChecklistStatus, locale: Locale): string {
  return sayIn(locale)(...STATUS_TITLES[status]);
}

/** A number with its noun in English, in one form or the other. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What was checked and what came of it, in one line. */
export function outcomeWords({ evidence, ruleIds }: Obligation, { findings, accepted, off, crashed }: Outcome, locale: Locale): string {
  const say = sayIn(locale);
  const silent = ruleIds.filter((id) => off.includes(id));
  const broken = ruleIds.filter((id) => crashed.includes(id));
  const hints = findings.filter(({ severity }) => severity === 'hint').length;
  const others = findings.length - hints;
  const parts = [
    evidence.detail,
    others > 0 ? say(`发现问题 ${others} 处`, counted(others, 'finding')) : '',
    hints > 0 ? say(`提示 ${hints} 处`, counted(hints, 'hint')) : '',
    accepted.length > 0
      ? say(`已说明 ${accepted.length} 处：${reasons(accepted)}`, `${accepted.length} accepted: ${reasons(accepted)}`)
      : '',
    evidence.kind === 'checked' && evidence.broken !== undefined && findings.length === hints && accepted.length === 0
      ? say('原因见其他条目所列的问题', 'explained by what other items list')
      : '',
    silent.length > 0 ? say(`规则 ${silent.join('、')} 已关闭，未检查`, `not checked: ${silent.join(', ')} switched off`) : '',
    broken.length > 0 ? say(`规则 ${broken.join('、')} 未能完成，未检查`, `not checked: ${broken.join(', ')} could not finish`) : '',
  ];
  return parts.filter((part) => part !== '').join(say('；', '; '));
}

const MOST_REASONS = 3;

function reasons(accepted: Outcome['accepted']): string {
  const distinct = [...new Set(accepted.map(({ reason }) => reason))];
  return `${distinct.slice(0, MOST_REASONS).join(' / ')}${distinct.length > MOST_REASONS ? ' …' : ''}`;
}
