/** One subject has one row under its parent; a second one is a row pasted twice. */

import type { Edit } from '../base/span.js';
import type { Item } from '../budget/ledger.js';
import type { RowNode } from '../budget/row-tree.js';
import { defineRule } from './rule.js';

interface Duplicate {
  readonly first: Item;
  readonly second: Item;
}

export const duplicateRow = defineRule<Duplicate>({
  id: 'duplicate-row',
  title: { 'zh-CN': '重复行', en: 'Duplicate row' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => document.systems.flatMap(({ trees }) => trees.flatMap(({ roots }) => duplicatesAmong(roots))),
  place: ({ second }) => second.codes[0]?.span ?? second.labelCell?.span ?? second.row.row.span,
  say({ first, second }, locale) {
    const name = labelOf(second);
    const message =
      locale === 'en'
        ? `${name} is listed twice under the same parent: it would be counted twice. Remove one row or correct its code.`
        : `“${name}”在同一上级下重复列示：会被重复计算。请删除一行或更正其科目。`;
    return {
      message,
      related: [
        {
          span: (first.labelCell ?? first.row.row).span,
          message: locale === 'en' ? `First listed here: ${labelOf(first)}` : `首次列示：${labelOf(first)}`,
        },
      ],
    };
  },
  fix({ first, second }, locale, { text }) {
    if (!sameFigures(first, second)) return [];
    return [{ title: locale === 'en' ? 'Remove the second row' : '删除重复的一行', edits: [removal(second, text)], changesFigures: true }];
  },
});

function duplicatesAmong(nodes: readonly RowNode[]): Duplicate[] {
  const found: Duplicate[] = nodes.flatMap(({ children }) => duplicatesAmong(children));
  let seen = new Map<string, Item>();
  for (const { item } of nodes) {
    // An unnumbered row between subjects begins another unit, whose subjects may be the same.
    if (item.codes.length === 0 && !item.label.ordinal && !item.isTotal) seen = new Map();
    const key = identityOf(item);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first) found.push({ first, second: item });
    else seen.set(key, item);
  }
  return found;
}

/** What must be unique among siblings: the codes, or the name of a numbered item. Names alone (涉密项目) may repeat. */
function identityOf(item: Item): string | undefined {
  // A class may be listed again with another partner, so the pair counts and not the first code alone.
  if (item.codes.length > 0) return item.codes.map(({ code, name }) => `${code} ${name}`).join('‖');
  return item.label.ordinal && item.label.name !== '' ? `${item.label.ordinal.kind} ${item.label.name}` : undefined;
}

function labelOf(item: Item): string {
  const printed = item.codes[0];
  return printed ? `${printed.code} ${printed.name}`.trim() : item.label.name;
}

function sameFigures(a: Item, b: Item): boolean {
  return [...a.entries].every(([column, entry]) => entry.cell.text === b.entries.get(column)?.cell.text);
}

function removal(item: Item, text: string): Edit {
  const { start, end } = item.row.row.span;
  const lineEnd = text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
  return { span: { start, end: lineEnd }, newText: '' };
}
