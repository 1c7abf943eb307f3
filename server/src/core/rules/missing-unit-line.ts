/** Every table prints the unit of its amounts: without it 元 and 万元 cannot be told apart. */
import type { SourceText } from '../base/source-text.js';
import type { Edit } from '../base/span.js';
import type { UnitFault } from '../budget/form/table-units.js';
import { defineRule } from './rule.js';

type MissingUnit = Extract<UnitFault, { kind: 'missing' }>;

export const missingUnitLine = defineRule<MissingUnit>({
  id: 'missing-unit-line',
  title: { 'zh-CN': '缺少单位行（金额单位）', en: 'Unit of money missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => document.unitFaults.filter((fault) => fault.kind === 'missing'),
  place: ({ table }) => table.caption.titleSpan ?? table.span,
  say({ table: { caption }, meant }, locale) {
    const title = caption.title ?? '';
    const what = meant ? { zh: `“单位：${meant}”`, en: `单位：${meant}` } : { zh: '金额单位', en: 'the unit' };
    const message =
      locale === 'en'
        ? `The table ${title} does not print the unit of its amounts, which the other tables do: readers cannot tell 元 from 万元. Add ${what.en}.`
        : `“${title}”没有注明金额单位，而其他各表均已注明：读者无从分辨元与万元。请补上${what.zh}。`;
    return { message };
  },
  fix({ table, meant, model }, locale, { text, document }) {
    if (meant === undefined) return [];
    // The line is written as the other tables write theirs, whose unit may be another one.
    const line = model ? model.text.replace(/[百千万亿]?\s*元/u, meant) : `单位：${meant}`;
    const edit = unitLine(table.span.start, line, text, document.blocks);
    return edit ? [{ title: locale === 'en' ? `Add 单位：${meant}` : `补上“单位：${meant}”`, edits: [edit], changesFigures: false }] : [];
  },
});

/** A line of its own above the table, parted by as many line ends as the table is from the line above it. */
function unitLine(
  tableStart: number,
  line: string,
  text: SourceText,
  blocks: readonly { readonly kind: string; readonly span: { readonly end: number } }[],
): Edit | undefined {
  const above = blocks.findLast(({ span }) => span.end <= tableStart);
  // The captions of some tables are rows of the table itself.
  if (above?.kind !== 'text') return undefined;
  const between = text.slice(above.span.end, tableStart);
  const gap = /^(?:[^\S\r\n]*(?:\r\n|\r|\n))+/u.exec(between)?.[0];
  return gap === undefined ? undefined : { span: { start: above.span.end, end: above.span.end }, newText: gap + line };
}
