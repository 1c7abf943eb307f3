/** Numbered items run on without a gap (DOMAIN A5: ordinals consecutive); a gap is a row that was lost or misnumbered. */
import type { OrdinalKind } from '../base/normalise.js';
import type { BudgetDocument } from '../budget/document.js';
import type { Item } from '../budget/ledger.js';
import type { RowNode } from '../budget/row-tree.js';
import { defineRule } from './rule.js';

interface Gap {
  readonly before: Item;
  readonly after: Item;
}

/** Kinds of procurement keep their numbers 一、二、三 although a kind without money is left out. */
const PROCUREMENT_KIND = /^(?:货物|工程|服务)/u;

export const ordinalGap = defineRule<Gap>({
  id: 'ordinal-gap',
  title: { 'zh-CN': '序号不连续', en: 'Gap in ordinals' },
  defaultSeverity: 'warning',
  severity: 'warning',
  detect: ({ document }) => gapsIn(document).filter(({ after }) => !isExplainedBySum(document, after)),
  place: ({ after }) => after.labelCell?.span ?? after.row.row.span,
  say({ before, after }, locale) {
    const from = `${before.label.ordinal?.text ?? ''}${before.label.name}`;
    const to = `${after.label.ordinal?.text ?? ''}${after.label.name}`;
    const message =
      locale === 'en'
        ? `The numbering jumps from “${from}” to “${to}”: a row is missing or the number is wrong. Add the row or correct the number.`
        : `序号由“${from}”跳到“${to}”：疑漏列一行或序号有误。请补列该行或更正序号。`;
    return { message, related: before.labelCell ? [{ span: before.labelCell.span, message: from }] : [] };
  },
});

function gapsIn(document: BudgetDocument): Gap[] {
  return document.systems.flatMap(({ trees }) => trees.flatMap(({ roots }) => gapsAmong(roots)));
}

function gapsAmong(nodes: readonly RowNode[]): Gap[] {
  const gaps: Gap[] = nodes.flatMap(({ children }) => gapsAmong(children));
  const last = new Map<OrdinalKind, Item>();
  for (const { item } of nodes) {
    const { ordinal } = item.label;
    if (!ordinal) continue;
    const before = last.get(ordinal.kind);
    const previous = before?.label.ordinal?.value ?? 0;
    // A list may start anew at 1 after a heading; its very first item may not be there in a partial table.
    if (before && ordinal.value !== previous + 1 && ordinal.value !== 1 && !PROCUREMENT_KIND.test(item.label.name))
      gaps.push({ before, after: item });
    last.set(ordinal.kind, item);
  }
  return gaps;
}

/** A sum that fails over the same rows already says that a row is missing. */
function isExplainedBySum(document: BudgetDocument, item: Item): boolean {
  return document.faults.some(
    (fault) =>
      fault.suspects.length !== 1 &&
      fault.equations.some(({ equation }) => equation.source.kind === 'rows' && equation.source.relation.parts.includes(item)),
  );
}
