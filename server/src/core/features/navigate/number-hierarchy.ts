import type { Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { isCellTerm, type Term } from '../../budget/sums/equation.js';
import { formatFigure, termName } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { tableName } from '../row-name.js';
import { figureAt, placeOfTerm } from './figure-place.js';
import { relatedFigures } from './related-figures.js';

/** An amount as one step of “what makes up this number”. */
export interface NumberNode {
  /** Its row and column with the amount: `社会保障和就业支出·基本支出 502.15`. */
  readonly name: string;
  /** The table, or that it stands in the text. */
  readonly detail: string;
  readonly span: Span;
  readonly selection: Span;
}

/** The amount at an offset; undefined where there is none. */
export function numberAt({ document, options }: Analysis, offset: number): NumberNode | undefined {
  const place = figureAt(document, offset);
  return place && nodeOf(place.term, document, options.locale);
}

/** What an amount is made up of; where it is no sum, the same amount elsewhere that is. */
export function numberParts({ document, options }: Analysis, offset: number): readonly NumberNode[] {
  const place = figureAt(document, offset);
  if (!place) return [];
  const { parts, same } = relatedFigures(document, place.term);
  const cells = same.filter(isCellTerm);
  // A sentence repeats its cells, and may state the sum of other amounts as well.
  const shown = isCellTerm(place.term) ? (parts.length > 0 ? parts : cells) : [...cells, ...parts];
  return shown.map((term) => nodeOf(term, document, options.locale));
}

/** What an amount counts towards: sums, the same amount in other tables, sentences that state it; of a sentence, other sentences. */
export function numberUsers({ document, options }: Analysis, offset: number): readonly NumberNode[] {
  const place = figureAt(document, offset);
  if (!place) return [];
  const { totals, same } = relatedFigures(document, place.term);
  const others = isCellTerm(place.term) ? same : same.filter((term) => !isCellTerm(term));
  return [...totals, ...others].map((term) => nodeOf(term, document, options.locale));
}

function nodeOf(term: Term, { scale }: BudgetDocument, locale: Locale): NumberNode {
  const printed = term.entry.amount ? formatFigure(term.entry, scale) : '';
  return {
    name: `${termName(term, locale)} ${printed}`.trim(),
    detail: isCellTerm(term) ? tableName(term.item.table.table, locale) : locale === 'en' ? 'in the text' : '文中',
    ...placeOfTerm(term),
  };
}
