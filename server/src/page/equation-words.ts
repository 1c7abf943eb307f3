import type { EquationState, Locale } from '../core/api.js';

/** What the view of one number says around names and amounts. */
export interface EquationWords {
  readonly parts: string;
  readonly uses: string;
  readonly same: string;
  readonly minus: string;
  readonly sum: string;
  readonly namedSum: string;
  readonly difference: string;
  /** Of parts that are only named: what of the total none of them names. */
  readonly remainder: string;
  /** Of one fact that is printed in another unit, or with fewer digits. */
  readonly digits: string;
  readonly state: Readonly<Record<EquationState | 'unchecked', string>>;
  readonly together: string;
  readonly here: string;
  readonly alone: string;
  readonly trail: string;
  readonly back: string;
  readonly forward: string;
  suspect(expected: string): string;
  source(name: string): string;
  blank(count: number): string;
  more(count: number, sum: string): string;
  hidden(count: number): string;
  unread(count: number): string;
  beyond(count: number): string;
  /** For those who hear what they cannot see: the number and how its equations stand. */
  summary(name: string, amount: string, failing: number, of: number): string;
}

export function equationWords(locale: Locale): EquationWords {
  return locale === 'en' ? english : chinese;
}

const chinese: EquationWords = {
  parts: '由哪些数得出',
  uses: '计入哪些数',
  same: '同一数字还出现在',
  minus: '减',
  sum: '各项之和',
  namedSum: '所列各项之和',
  difference: '相差',
  remainder: '未列明的其余部分',
  digits: '所印位数不同，差',
  state: { holds: '相符', rounding: '四舍五入之差', fails: '不符', unchecked: '未比较' },
  together: '各项',
  here: '这个数',
  alone: '没有别的数与它相加或应当相同。',
  trail: '看过的数',
  back: '后退',
  forward: '前进',
  suspect: (expected) => `疑错：应为 ${expected}`,
  source: (name) => `到源文件：${name}`,
  blank: (count) => `另有 ${count} 项空白，按 0 计。`,
  more: (count, sum) => `另有 ${count} 项，合计 ${sum}。`,
  hidden: (count) => `再显示 ${count} 项`,
  unread: (count) => `另有 ${count} 项勾稽含无法识别的金额，未核对。`,
  beyond: (count) => `另有 ${count} 处未列出。`,
  summary: (name, amount, failing, of) =>
    `${name}，${amount}：${of === 0 ? '没有参与勾稽' : failing === 0 ? `${of} 项勾稽相符` : `${of} 项勾稽中 ${failing} 项不符`}`,
};

const english: EquationWords = {
  parts: 'Made up of',
  uses: 'Counts towards',
  same: 'The same fact elsewhere',
  minus: 'minus',
  sum: 'Sum of the parts',
  namedSum: 'Sum of the named parts',
  difference: 'Difference',
  remainder: 'The rest, not named',
  digits: 'Printed with other digits:',
  state: { holds: 'agrees', rounding: 'rounding', fails: 'does not agree', unchecked: 'not compared' },
  together: 'Parts',
  here: 'this number',
  alone: 'No other number is added to it or must be the same.',
  trail: 'Numbers you came by',
  back: 'Back',
  forward: 'Forward',
  suspect: (expected) => `Likely wrong: expected ${expected}`,
  source: (name) => `Go to source: ${name}`,
  blank: (count) => (count === 1 ? '1 more is blank and counts as 0.' : `${count} more are blank and count as 0.`),
  more: (count, sum) => `${count} more, which come to ${sum}.`,
  hidden: (count) => `Show ${count} more`,
  unread: (count) => `${count} more with an amount that cannot be read, not checked.`,
  beyond: (count) => `${count} more are not listed.`,
  summary: (name, amount, failing, of) =>
    `${name}, ${amount}: ${of === 0 ? 'stands in no equation' : failing === 0 ? `${of} equations agree` : `${failing} of ${of} equations do not agree`}`,
};
