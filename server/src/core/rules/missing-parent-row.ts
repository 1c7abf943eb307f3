/** A subject stands under the rows of its 款 and 类: 2080506 is listed below 20805 and 208 (政府收支分类科目 are hierarchical). */

import type { Edit } from '../base/span.js';
import { kindOfCode } from '../budget/catalogue/catalogue.js';
import type { BudgetDocument } from '../budget/document.js';
import { numberLike } from '../budget/form/form-row-edit.js';
import type { Item } from '../budget/ledger.js';
import { findMissingParents, type MissingParents } from '../budget/missing-rows.js';
import { isInGap } from '../budget/ordinal-gaps.js';
import { insertRowAbove, sumRows } from '../budget/row-edit.js';
import { defineRule, type RuleContext } from './rule.js';

export const missingParentRow = defineRule<MissingParents>({
  id: 'missing-parent-row',
  title: { 'zh-CN': '缺少上级科目行', en: 'Parent row missing' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) => findMissingParents(document),
  place: ({ children }) => children[0]?.codes[0]?.span ?? { start: 0, end: 0 },
  say({ codes, children }, locale, context) {
    const missing = (codes.find((list) => list.length > 0) ?? []).map((code) => `${code} ${nameOf(code, context)}`.trim());
    const first = children[0]?.codes[0];
    const own = `${first?.code ?? ''} ${first?.name ?? ''}`.trim();
    const message =
      locale === 'en'
        ? `${own} has no row for ${missing.join(' and ')} above it: subjects are listed under their 款 and 类. Insert the row with the sum of the rows below it.`
        : `“${own}”之上缺少 ${missing.join('、')} 行：科目应逐级列示。请补列上级科目行，金额为其下各行之和。`;
    return {
      message,
      related: children
        .slice(1)
        .flatMap((child) =>
          child.codes[0] ? [{ span: child.codes[0].span, message: `${child.codes[0].code} ${child.codes[0].name}` }] : [],
        ),
    };
  },
  fix(fact, locale, context) {
    const edits = insertions(fact, context);
    if (edits.length === 0) return [];
    const codes = (fact.codes.find((list) => list.length > 0) ?? []).join('、');
    return [
      {
        title: locale === 'en' ? `Insert the row for ${codes} with computed sums` : `补列 ${codes} 行（金额按下级汇总）`,
        edits,
        changesFigures: true,
      },
    ];
  },
});

/** A class of function has three digits. */
const CLASS_DIGITS = 3;

function insertions({ codes, children }: MissingParents, { document, text }: RuleContext): Edit[] {
  const model = children[0];
  if (!model) return [];
  const amounts = sumRows(children, document.scale);
  const depth = Math.max(...codes.map((list) => list.length));
  const edits: Edit[] = [];
  for (let level = 0; level < depth; level++) {
    const rowCodes = codes.map((list, place) => list[list.length - depth + level] ?? model.codes[place]?.code ?? '');
    const names = rowCodes.map((code) => numbered(catalogueName(code, document), code, model, document));
    const edit = insertRowAbove(model, { codes: rowCodes, names, amounts }, document.scale, text);
    if (edit) edits.push(edit);
  }
  return edits;
}

/** The name of a class with the number that the rows around it leave free. */
function numbered(name: string, code: string, child: Item, { ordinalGaps }: BudgetDocument): string {
  const gap = code.length === CLASS_DIGITS ? ordinalGaps.find((each) => isInGap(child, each)) : undefined;
  const ordinal = gap?.after.label.ordinal;
  if (!ordinal || ordinal.value - (gap.before.label.ordinal?.value ?? 0) !== 2) return name;
  return `${numberLike(gap.after, ordinal, ordinal.value - 1) ?? ''}${name}`;
}

function nameOf(code: string, context: RuleContext): string {
  return catalogueName(code, context.document);
}

function catalogueName(code: string, { catalogue, year }: RuleContext['document']): string {
  const kind = kindOfCode(code);
  return (kind && catalogue.entryIn(kind, code, year)?.name) ?? '';
}
