import type { Edit } from '../../base/span.js';
import { termName } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import { isComputed } from '../equation-index.js';
import { shorten } from '../markdown.js';
import { amountsTouching, tableAt } from '../places.js';
import { recalculate } from '../recalculate.js';
import { recalculatedDocument } from '../recalculated-document.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';

/** Recalculations of the total, the table and the document at a place, each only where it changes more than the one before. */
export const recalculations: CodeActionProvider = (analysis, span) => {
  const { document, options } = analysis;
  const system = tableAt(document, span.start);
  if (!system) return [];
  const actions: CodeAction[] = [];
  for (const { entry, item } of amountsTouching(document, span).slice(0, MOST_TOTALS_OFFERED)) {
    if (!isComputed(document, entry.cell)) continue;
    const edits = recalculate(analysis, { kind: 'total', offset: entry.figure.start });
    const name = shorten(termName({ entry, item, sign: 1 }, options.locale), 40);
    if (edits.length > 0) actions.push(recalculation(totalTitle(name, edits.length, options.locale), edits));
  }
  const inDocument = recalculatedDocument(analysis);
  // Totals rest on figures of their own table alone.
  const { start, end } = system.table.table.span;
  const inTable = inDocument.filter(({ span: { start: at } }) => start <= at && at <= end);
  if (inTable.length > 0) actions.push(recalculation(tableTitle(inTable.length, options.locale), inTable));
  if (inDocument.length > inTable.length) actions.push(recalculation(documentTitle(inDocument.length, options.locale), inDocument));
  return actions;
};

/** A selection over a whole table asks for the table, not for each of its totals. */
const MOST_TOTALS_OFFERED = 3;

function recalculation(title: string, edits: readonly Edit[]): CodeAction {
  return { title, kind: 'refactor.rewrite', edits, preferred: false, changesFigures: true };
}

function totalTitle(name: string, figures: number, locale: Locale): string {
  if (locale === 'en') return `Recalculate ${name}${figures > 1 ? ` and what it rests on (${figures} figures)` : ''}`;
  return `重新计算“${name}”${figures > 1 ? `及其所含小计（${figures} 处）` : ''}`;
}

function tableTitle(figures: number, locale: Locale): string {
  return locale === 'en' ? `Recalculate this table (${countOf(figures)})` : `重新计算本表（${figures} 处）`;
}

function documentTitle(figures: number, locale: Locale): string {
  return locale === 'en' ? `Recalculate the document (${countOf(figures)})` : `重新计算全文（${figures} 处）`;
}

function countOf(figures: number): string {
  return `${figures} ${figures === 1 ? 'figure' : 'figures'}`;
}
