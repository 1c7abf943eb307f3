import { type Equation, type EvaluatedEquation, isExact, type Verdict } from '../../budget/sums/equation.js';
import type { Locale } from '../../rules/finding.js';

/** What a hover on an amount says; names given to it are Markdown already. */
export interface AmountWords {
  readonly blank: string;
  readonly unreadable: string;
  expected(value: string): string;
  row(path: string): string;
  column(path: string): string;
  readonly workedOut: string;
  readonly countsTowards: string;
  /** What kind of sum an equation states. */
  source(equation: Equation): string;
  /** How far the two sides are apart and what rounding explains of it; empty where they agree. */
  difference(evaluated: EvaluatedEquation, distance: string, slack: string): string;
  /** A row, or a cell of it, with its line. */
  term(name: string, line: number): string;
  /** A figure in the text, by what it is said to be. */
  sentence(name: string): string;
  more(count: number): string;
  unread(count: number): string;
  settles(value: string, equations: number): string;
  alsoPossible(places: readonly string[]): string;
  likelier(places: readonly string[]): string;
  correction(term: string, value: string): string;
}

export function amountWords(locale: Locale): AmountWords {
  return locale === 'en' ? english : chinese;
}

/** Marks that say at a glance whether an equation holds. */
export const MARKS: Readonly<Record<Verdict, string>> = { holds: '✓', rounding: '≈', plausible: '≈', unlikely: '✗', wrong: '✗' };

const chinese: AmountWords = {
  blank: '空白（按 0 计）',
  unreadable: '无法识别为金额，所在勾稽未核对。',
  expected: (value) => `应为 **${value}**`,
  row: (path) => `行：${path}`,
  column: (path) => `列：${path}`,
  workedOut: '**勾稽**',
  countsTowards: '**计入**',
  source: ({ source, atMost }) => {
    if (atMost) return '其中各项不超过此数';
    if (source.kind === 'identity') return source.identity.title['zh-CN'];
    return {
      rows: '下级各行之和',
      columns: '本行各列之和',
      balance: '收支平衡',
      same: '同一数字',
      stated: '文中所述',
      sentences: '文中各数',
    }[source.kind];
  },
  difference: ({ equation, verdict, residual }, distance, slack) => {
    // What prints the same fact with fewer digits, or in a larger unit, holds and is apart all the same.
    if (verdict === 'holds') return '';
    if (equation.atMost) return `其中各项超出 ${distance}`;
    if (isExact(equation.source) && equation.parts.length === 1) return `两处相差 ${distance}，应完全相同`;
    const apart = `比各项之和${residual > 0 ? '多' : '少'} ${distance}`;
    if (verdict === 'rounding' || verdict === 'plausible') return `${apart}，四舍五入所致（最多可差 ${slack}）`;
    if (verdict === 'unlikely') return `${apart}，除非各项几乎都朝同一方向舍入，四舍五入不致如此（最多可差 ${slack}）`;
    return `${apart}，超出四舍五入可差的 ${slack}`;
  },
  term: (name, line) => `${name}（第 ${line} 行）`,
  sentence: (name) => `文中的${name}`,
  more: (count) => `另有 ${count} 项`,
  unread: (count) => `另有 ${count} 项勾稽含无法识别的金额，未核对`,
  settles: (value, equations) =>
    equations > 1 ? `改为 **${value}** 后，不成立的 ${equations} 项勾稽全部成立。` : `改为 **${value}** 后，勾稽成立。`,
  alsoPossible: (places) => `也可能是：${places.join('；')}。`,
  likelier: (places) => `更可能有误的是：${places.join('；')}。`,
  correction: (term, value) => `${term}应为 ${value}`,
};

const english: AmountWords = {
  blank: 'blank (counts as 0)',
  unreadable: 'Cannot be read as an amount; its equations are not checked.',
  expected: (value) => `expected **${value}**`,
  row: (path) => `Row: ${path}`,
  column: (path) => `Column: ${path}`,
  workedOut: '**Equations**',
  countsTowards: '**Counts towards**',
  source: ({ source, atMost }) => {
    if (atMost) return 'not less than its named parts';
    if (source.kind === 'identity') return source.identity.title.en;
    return {
      rows: 'sum of the rows below it',
      columns: 'sum of columns in its row',
      balance: 'income equals expenditure',
      same: 'the same figure',
      stated: 'stated in the text',
      sentences: 'figures of the text',
    }[source.kind];
  },
  difference: ({ equation, verdict, residual }, distance, slack) => {
    // What prints the same fact with fewer digits, or in a larger unit, holds and is apart all the same.
    if (verdict === 'holds') return '';
    if (equation.atMost) return `the parts exceed it by ${distance}`;
    if (isExact(equation.source) && equation.parts.length === 1) return `${distance} apart, must be equal`;
    const apart = `${distance} ${residual > 0 ? 'more' : 'less'} than the sum of its parts`;
    if (verdict === 'rounding' || verdict === 'plausible') return `${apart}, from rounding (at most ${slack})`;
    if (verdict === 'unlikely') return `${apart}, more than rounding does unless almost all parts round the same way (at most ${slack})`;
    return `${apart}, beyond the ${slack} that rounding allows`;
  },
  term: (name, line) => `${name} (line ${line})`,
  sentence: (name) => `${name} in the text`,
  more: (count) => `${count} more`,
  unread: (count) => `${count} more with a figure that cannot be read, not checked`,
  settles: (value, equations) =>
    equations > 1 ? `With **${value}** all ${equations} failing equations hold.` : `With **${value}** the equation holds.`,
  alsoPossible: (places) => `Equally possible: ${places.join('; ')}.`,
  likelier: (places) => `More likely wrong: ${places.join('; ')}.`,
  correction: (term, value) => `${term}, expected ${value}`,
};
