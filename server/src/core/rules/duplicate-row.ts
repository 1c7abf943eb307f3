/** One subject has one row under its parent; a second one is a row pasted twice. */
import type { SourceText } from '../base/source-text.js';

import type { Edit } from '../base/span.js';
import type { BudgetDocument } from '../budget/document.js';
import { countedTwice, type DuplicateRow, repeats } from '../budget/duplicate-rows.js';
import type { Item } from '../budget/ledger.js';
import type { EvaluatedEquation } from '../budget/sums/equation.js';
import type { PhysicalRow } from '../table/physical-table.js';
import { describeEquation, placesOf } from './equation-wording.js';
import { defineRule } from './rule.js';

interface DoubledRow extends DuplicateRow {
  /** The sums that fail because the row is counted twice. */
  readonly sums: readonly EvaluatedEquation[];
}

export const duplicateRow = defineRule<DoubledRow>({
  id: 'duplicate-row',
  title: { 'zh-CN': '重复行', en: 'Duplicate row' },
  defaultSeverity: 'warning',
  severity: ({ sums }) => (sums.length > 0 ? 'error' : 'warning'),
  detect: ({ document }) => doubledRows(document),
  place: ({ second }) => second.codes[0]?.span ?? second.labelCell?.span ?? second.row.row.span,
  say({ first, second, sums }, locale, { document: { scale } }) {
    const name = labelOf(second);
    const equation = sums[0] && describeEquation(sums[0], scale, locale);
    const message =
      locale === 'en'
        ? `${name} is listed twice under the same parent${equation ? ` and counted twice: ${equation}` : ': it would be counted twice'}. Remove one row or correct its code.`
        : `“${name}”在同一上级下重复列示${equation ? `，重复计入：${equation}` : '：会被重复计算'}。请删除一行或更正其科目。`;
    return {
      message,
      related: [
        {
          span: (first.labelCell ?? first.row.row).span,
          message: locale === 'en' ? `First listed here: ${labelOf(first)}` : `首次列示：${labelOf(first)}`,
        },
        ...sums.flatMap((evaluated) => placesOf(evaluated, scale, locale).slice(0, 1)),
      ],
    };
  },
  fix({ first, second }, locale, { text }) {
    if (!repeats(second, first)) return [];
    return [{ title: locale === 'en' ? 'Remove the second row' : '删除重复的一行', edits: [removal(second, text)], changesFigures: true }];
  },
});

/** One for each row of the source: both sides of a table may say that it is doubled. */
function doubledRows({ duplicates, evaluated, scale }: BudgetDocument): readonly DoubledRow[] {
  const byRow = new Map<PhysicalRow, DuplicateRow & { sums: EvaluatedEquation[] }>();
  const doubled = new Set(duplicates.map(({ second }) => second));
  for (const duplicate of duplicates) {
    const row = duplicate.second.row.row;
    if (!byRow.has(row)) byRow.set(row, { ...duplicate, sums: [] });
  }
  for (const one of evaluated) for (const item of countedTwice(one, doubled, scale)) byRow.get(item.row.row)?.sums.push(one);
  return [...byRow.values()];
}

function labelOf(item: Item): string {
  const printed = item.codes[0];
  return printed ? `${printed.code} ${printed.name}`.trim() : item.label.name;
}

function removal(item: Item, text: SourceText): Edit {
  const { start, end } = item.row.row.span;
  const lineEnd = text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
  return { span: { start, end: lineEnd }, newText: '' };
}
