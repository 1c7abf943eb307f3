/** A figure is written so that it can be read as one: digits, one decimal point, separators between groups of three. */
import { formatLike, readAmount } from '../base/amount.js';
import type { Entry, Item } from '../budget/ledger.js';
import { isMisplaced } from '../budget/ledger.js';
import { defineRule } from './rule.js';

interface Unreadable {
  readonly item: Item;
  readonly entry: Entry;
  readonly meant: string | undefined;
}

export const unreadableAmount = defineRule<Unreadable>({
  id: 'unreadable-amount',
  title: { 'zh-CN': '金额无法识别', en: 'Amount cannot be read' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) =>
    document.systems.flatMap(({ table }) =>
      table.items.flat().flatMap((item): Unreadable[] => {
        if (isMisplaced(item.row, table)) return [];
        return [...item.entries.values()].flatMap((entry): Unreadable[] => {
          if (!entry.unreadable) return [];
          const reading = readAmount(entry.cell.text);
          return [{ item, entry, meant: reading.kind === 'unreadable' ? printed(reading.meant, entry.cell.text) : undefined }];
        });
      }),
    ),
  place: ({ entry }) => entry.cell.span,
  say({ entry, meant }, locale) {
    const { text } = entry.cell;
    const message =
      locale === 'en'
        ? `“${text}” cannot be read as an amount, so the sums it stands in are not checked. ${meant ? `Write ${meant}.` : 'Write digits with one decimal point.'}`
        : `“${text}”无法识别为金额，所在等式未能核对。${meant ? `请改为 ${meant}。` : '请用数字和一个小数点书写。'}`;
    return { message };
  },
  fix({ entry, meant }, locale) {
    if (meant === undefined) return [];
    return [
      {
        title: locale === 'en' ? `Write ${meant}` : `改写为 ${meant}`,
        edits: [{ span: entry.cell.span, newText: meant }],
        changesFigures: true,
      },
    ];
  },
});

/** The figure that was meant, with separators where the author wrote some. */
function printed(meant: string | undefined, written: string): string | undefined {
  const reading = readAmount(meant ?? '');
  return reading.kind === 'amount' ? formatLike(reading.amount, '', /[,，]/u.test(written)) : undefined;
}
