import type { Edit } from '../../base/span.js';
import type { Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { figureFormatEdits } from '../format/figure-format.js';
import { tableAt } from '../places.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';

/** Figures printed alike, in the table at a place and in the document, each only where it changes more than the one before. */
export const figureStyles: CodeActionProvider = (analysis, span) => {
  const { document, options } = analysis;
  const system = tableAt(document, span.start);
  if (!system) return [];
  const inDocument = editsOfDocument(analysis);
  const { start, end } = system.table.table.span;
  const inTable = inDocument.filter((edit) => start <= edit.span.start && edit.span.end <= end);
  return [
    ...(inTable.length > 0 ? [action(inTable, false, options.locale)] : []),
    ...(inDocument.length > inTable.length ? [action(inDocument, true, options.locale)] : []),
  ];
};

const known = new WeakMap<Analysis, readonly Edit[]>();

/** An editor asks at every move of the cursor; the document is the same until it is read again. */
function editsOfDocument(analysis: Analysis): readonly Edit[] {
  const edits = known.get(analysis) ?? figureFormatEdits(analysis, { kind: 'document' });
  known.set(analysis, edits);
  return edits;
}

function action(edits: readonly Edit[], isDocument: boolean, locale: Locale): CodeAction {
  const count = edits.length;
  const title =
    locale === 'en'
      ? `Print figures alike in ${isDocument ? 'the document' : 'this table'} (${count} ${count === 1 ? 'figure' : 'figures'})`
      : `统一${isDocument ? '全文' : '本表'}数字格式（${count} 处）`;
  return { title, kind: 'refactor.rewrite', edits, preferred: false, changesFigures: false };
}
