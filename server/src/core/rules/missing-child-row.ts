/** A table that breaks its subjects down to 项 (or 款) does so for every subject with money. */
import type { Edit } from '../base/span.js';
import { kindOfCode } from '../budget/catalogue/catalogue.js';
import type { Item } from '../budget/ledger.js';
import { findMissingChildren, type MissingChildren } from '../budget/missing-rows.js';
import { insertRowBelow, sumRows } from '../budget/row-edit.js';
import { defineRule, type RuleContext } from './rule.js';

export const missingChildRow = defineRule<MissingChildren>({
  id: 'missing-child-row',
  title: { 'zh-CN': '缺少下级科目行', en: 'Rows below a subject missing' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => findMissingChildren(document),
  place: ({ parent }) => parent.codes[0]?.span ?? parent.labelCell?.span ?? parent.row.row.span,
  say({ parent }, locale) {
    const printed = parent.codes[0];
    if (!printed) {
      const message =
        locale === 'en'
          ? `${parent.label.name} has no rows below it although the other rows of its kind do: its details are missing. Add them.`
          : `“${parent.label.name}”之下没有明细行，而同类其他各行均有明细：明细疑有漏列。请补列。`;
      return { message };
    }
    const name = `${printed.code} ${printed.name}`.trim();
    const level = printed.code.length === 3 ? '款' : '项';
    const message =
      locale === 'en'
        ? `${name} is not broken down although the other rows of its level are: the form asks for the ${level} rows. Add them.`
        : `“${name}”没有列示到${level}，而同级其他科目均已列示：报表要求细化到${level}。请补列下级科目行。`;
    return { message };
  },
  fix({ parent }, locale, context) {
    const children = onlyChildren(parent, context);
    const edits = children.flatMap((child) => below(parent, child, context) ?? []);
    const [edit] = edits;
    // One child holds what its parent holds; of several only their author knows the shares.
    if (!edit || edits.length < children.length) return [];
    const codes = children.join('、');
    const title = locale === 'en' ? `Insert the row for ${codes} with the amounts of the subject` : `补列 ${codes} 行（金额同上级）`;
    return [{ title, edits: [{ span: edit.span, newText: edits.map(({ newText }) => newText).join('') }], changesFigures: true }];
  },
});

/** The codes below a subject, from its 款 to its 项, where the other tables of the document list one of each alone. */
function onlyChildren(parent: Item, { document }: RuleContext): readonly string[] {
  const [printed, ...others] = parent.codes;
  if (!printed || others.length > 0 || kindOfCode(printed.code) === undefined) return [];
  const listed = new Set(document.ledgers.flatMap(({ items }) => items.flat().flatMap(({ codes }) => codes.map(({ code }) => code))));
  const chain: string[] = [];
  for (let above = printed.code; ; ) {
    const next = [...listed].filter((code) => code.length === above.length + 2 && code.startsWith(above));
    if (next.length > 1) return [];
    const [only] = next;
    if (only === undefined) return chain;
    chain.push(only);
    above = only;
  }
}

function below(parent: Item, code: string, { document, text }: RuleContext): Edit | undefined {
  const kind = kindOfCode(code);
  const name = kind && document.catalogue.entryIn(kind, code, document.year)?.name;
  if (name === undefined) return undefined;
  return insertRowBelow(parent, { codes: [code], names: [name], amounts: sumRows([parent], document.scale) }, document.scale, text);
}
