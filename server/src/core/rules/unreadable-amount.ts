/** A figure is written so that it can be read as one: digits, one decimal point, separators between groups of three. */
import { formatLike, readAmount } from '../base/amount.js';
import { perUnit } from '../base/per-unit.js';
import type { BudgetTable, Entry } from '../budget/ledger.js';
import { misplacedRows } from '../budget/ledger.js';
import { defineRule } from './rule.js';

interface Unreadable {
  readonly kind: 'unreadable';
  readonly entry: Entry;
  readonly meant: string | undefined;
}

/** Figures of one table with blanks between their digits: they are read, and put right all at once. */
interface Spaced {
  readonly kind: 'spaced';
  readonly entry: Entry;
  readonly meant: string;
  readonly all: readonly Rewritten[];
}

interface Rewritten {
  readonly entry: Entry;
  readonly meant: string;
}

const findUnreadable = perUnit((table: BudgetTable): readonly (Unreadable | Spaced)[] => {
  const misplaced = misplacedRows(table);
  const entries: Entry[] = [];
  for (const items of table.items)
    for (const item of items) if (!misplaced.includes(item.row)) for (const entry of item.entries.values()) entries.push(entry);
  const spaced = [...new Set(entries)].flatMap((entry): Rewritten[] => {
    const meant = withoutBlanks(entry);
    return meant === undefined ? [] : [{ entry, meant }];
  });
  const unreadable = entries.filter((entry) => entry.unreadable);
  return [
    ...spaced.slice(0, 1).map((first): Spaced => ({ kind: 'spaced', ...first, all: spaced })),
    ...unreadable.map((entry): Unreadable => ({ kind: 'unreadable', entry, meant: meantBy(entry) })),
  ];
});

export const unreadableAmount = defineRule<Unreadable | Spaced>({
  id: 'unreadable-amount',
  title: { 'zh-CN': '金额无法识别', en: 'Amount cannot be read' },
  defaultSeverity: 'error',
  severity: ({ kind }) => (kind === 'spaced' ? 'hint' : 'error'),
  detect: ({ document }) => document.systems.flatMap(({ table }) => findUnreadable(table)),
  place: ({ entry }) => entry.cell.span,
  say: (fact, locale) => ({ message: locale === 'en' ? inEnglish(fact) : inChinese(fact) }),
  fix(fact, locale) {
    const { entry, meant } = fact;
    if (meant === undefined) return [];
    const count = fact.kind === 'spaced' ? fact.all.length : 1;
    const edits = fact.kind === 'spaced' ? fact.all : [{ entry, meant }];
    const titles = count > 1 ? { zh: `去掉 ${count} 处数字间的空格`, en: `Remove the blanks from ${count} amounts` } : undefined;
    return [
      {
        title: locale === 'en' ? (titles?.en ?? `Write ${meant}`) : (titles?.zh ?? `改写为 ${meant}`),
        edits: edits.map((one) => ({ span: one.entry.cell.span, newText: one.meant })),
        changesFigures: true,
      },
    ];
  },
});

function inEnglish(fact: Unreadable | Spaced): string {
  const { meant } = fact;
  const { text } = fact.entry.cell;
  if (fact.kind === 'spaced') {
    const others = fact.all.length > 1 ? ` and ${fact.all.length - 1} more amounts of this table have` : ' has';
    return `“${text}”${others} blanks between digits; read as ${meant} and the like, the sums are checked. Remove the blanks.`;
  }
  return `“${text}” cannot be read as an amount, so the sums it stands in are not checked. ${meant ? `Write ${meant}.` : 'Write digits with one decimal point.'}`;
}

function inChinese(fact: Unreadable | Spaced): string {
  const { meant } = fact;
  const { text } = fact.entry.cell;
  if (fact.kind === 'spaced') {
    const others = fact.all.length > 1 ? `等本表 ${fact.all.length} 处金额` : '';
    return `“${text}”${others}数字间有空格：已按 ${meant} 识别并核对。请去掉空格。`;
  }
  return `“${text}”无法识别为金额，所在等式未能核对。${meant ? `请改为 ${meant}。` : '请用数字和一个小数点书写。'}`;
}

function meantBy({ cell }: Entry): string | undefined {
  const reading = readAmount(cell.text);
  return reading.kind === 'unreadable' ? printed(reading.meant, cell.text) : undefined;
}

function withoutBlanks({ cell }: Entry): string | undefined {
  if (!BLANK.test(cell.text)) return undefined;
  const reading = readAmount(cell.text);
  return reading.kind === 'amount' && reading.spaced ? cell.text.replace(/\s/gu, '') : undefined;
}

const BLANK = /\s/u;

/** The figure that was meant, with separators where the author wrote some. */
function printed(meant: string | undefined, written: string): string | undefined {
  const reading = readAmount(meant ?? '');
  return reading.kind === 'amount' ? formatLike(reading.amount, '', /[,，]/u.test(written)) : undefined;
}
