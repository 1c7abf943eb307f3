import type { MoneyUnit } from '../../base/money-unit.js';
import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import type { Analysis } from '../analyse.js';
import type { ConvertScope } from '../convert-unit/conversion-scope.js';
import { convertUnit } from '../convert-unit/convert-unit.js';
import { linesAroundTables, unitWordsOf } from '../convert-unit/unit-words.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';

/** On the unit of a table: its figures, or those of the whole document, in the other of the two usual units. */
export const unitConversions: CodeActionProvider = (analysis, span) => {
  const found = unitAt(analysis, span);
  if (!found) return [];
  const targets: readonly MoneyUnit[] = found.unit === '元' ? ['万元'] : found.unit === '万元' ? ['元'] : ['元', '万元'];
  const table: ConvertScope = { kind: 'table', offset: found.table.table.span.start };
  return targets.flatMap((to) => [
    ...conversion(analysis, table, to),
    ...(analysis.document.ledgers.length > 1 ? conversion(analysis, { kind: 'document' }, to) : []),
  ]);
};

/** A caption is not further above its table than so many lines. */
const CAPTION_LINES = 20;

/** The unit that a selection touches. Most lines name none, which a look at them tells. */
function unitAt({ document, lines, text }: Analysis, span: Span): { readonly table: BudgetTable; readonly unit: MoneyUnit } | undefined {
  const first = lines.positionAt(span.start).line;
  const last = lines.positionAt(span.end).line;
  if (last > first || !text.slice(lines.lineStart(first), lines.lineStart(last + 1)).includes('元')) return undefined;
  const below = lines.lineStart(last + CAPTION_LINES);
  const near = document.ledgers.filter(({ table }) => table.span.start <= below && span.start <= table.span.end);
  if (near.length === 0) return undefined;
  const around = linesAroundTables(document.blocks);
  for (const table of near) {
    const word = unitWordsOf(table, around, text).find(
      (each) => lines.positionAt(each.span.start).line === first && isNear(each.span, span, text),
    );
    if (word) return { table, unit: word.unit };
  }
  return undefined;
}

/** Anywhere in a line about the unit, or in the cell of a label. */
function isNear(word: Span, { start, end }: Span, text: SourceText): boolean {
  const between = text.slice(Math.min(word.end, end), Math.max(word.start, start));
  return !/[|\t]/u.test(between);
}

function conversion(analysis: Analysis, scope: ConvertScope, to: MoneyUnit): readonly CodeAction[] {
  const found = conversionsOf(analysis, scope, to);
  if (found.kind === 'refused') return [];
  const title = titleOf(scope, to, found.adjusted.length, analysis.options.locale === 'en');
  return [{ title, kind: 'refactor.rewrite', edits: found.change.edits, preferred: false, changesFigures: true }];
}

const known = new WeakMap<Analysis, Map<string, ReturnType<typeof convertUnit>>>();

/** An editor asks again with every move of the cursor: each conversion is worked out once for a text. */
function conversionsOf(analysis: Analysis, scope: ConvertScope, to: MoneyUnit): ReturnType<typeof convertUnit> {
  const conversions = known.get(analysis) ?? new Map<string, ReturnType<typeof convertUnit>>();
  known.set(analysis, conversions);
  const key = `${to} ${scope.kind === 'table' ? scope.offset : ''}`;
  const found = conversions.get(key) ?? convertUnit(analysis, { scope, to });
  conversions.set(key, found);
  return found;
}

function titleOf({ kind }: ConvertScope, to: MoneyUnit, adjusted: number, isEnglish: boolean): string {
  if (isEnglish) {
    const balance = adjusted === 0 ? '' : ` (${adjusted} ${adjusted === 1 ? 'figure' : 'figures'} adjusted to keep totals)`;
    return `Convert ${kind === 'table' ? 'this table' : 'the document'} to ${to}${balance}`;
  }
  return `${kind === 'table' ? '本表' : '全文'}换算为${to}${adjusted === 0 ? '' : `（舍位平衡，调整 ${adjusted} 处）`}`;
}
