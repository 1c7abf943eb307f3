import { termEdit } from '../../budget/figure-edit.js';
import type { Entry } from '../../budget/ledger.js';
import { isCellTerm } from '../../budget/sums/equation.js';
import { type Suspect, suspectsOf } from '../../budget/sums/fault.js';
import type { Analysis } from '../analyse.js';
import { isComputed } from '../equation-index.js';
import { ripple } from '../ripple/ripple.js';
import { countsOf, rippleChange, sayCounts } from '../ripple/ripple-words.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';

/** Tells this action from others, where an editor has a better one. */
export const meantFigureKind = 'refactor.rewrite.meantFigure';

/** The opposite of putting back a figure that the others contradict: it is right, and the others follow it. */
export const meantFigures: CodeActionProvider = (analysis, span, findings) => {
  if (findings.length === 0) return [];
  const here = ({ cell }: Entry) => cell.outer.start <= span.end && span.start <= cell.outer.end;
  const suspects = analysis.document.faults.flatMap(suspectsOf).filter(({ term }) => isCellTerm(term) && here(term.entry));
  return suspects.flatMap((suspect) => followed(analysis, suspect) ?? []);
};

function followed(analysis: Analysis, { term, value }: Suspect): CodeAction | undefined {
  const { document, options } = analysis;
  const { cell } = term.entry;
  if (isComputed(document, cell)) return undefined;
  const { span, newText } = termEdit(term, value, document.scale);
  const former =
    analysis.text.slice(cell.span.start, Math.max(cell.span.start, span.start)) +
    newText.trim() +
    analysis.text.slice(Math.min(span.end, cell.span.end), cell.span.end);
  const found = ripple(analysis, { formers: [{ cell, text: former }] });
  if (found.changes.length === 0) return undefined;
  const counts = sayCounts(countsOf(found), options.locale);
  return {
    title: options.locale === 'en' ? `Keep this figure and update the others: ${counts}` : `以此数为准，更新其余：${counts}`,
    kind: meantFigureKind,
    edits: rippleChange(found, options.locale, false).edits,
    preferred: false,
    changesFigures: true,
  };
}
