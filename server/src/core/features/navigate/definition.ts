import type { Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { isCellTerm, type Term } from '../../budget/sums/equation.js';
import type { Analysis } from '../analyse.js';
import { rowsWithCode } from '../places.js';
import { codeAt, codeMentions } from './code-mentions.js';
import { figureAt, placeOfTerm } from './figure-place.js';
import { namedPlaceAt } from './named-tables.js';
import { type NameMention, type OwnName, ownNameAt } from './own-names.js';
import { relatedFigures } from './related-figures.js';
import { plainTarget, type Target, targetOfMention } from './target.js';

export interface Definition {
  /** What was asked about. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

/**
 * Where something comes from: an amount of a sentence from its cells, a total from its parts, any other amount from the same
 * one elsewhere; a code from its row in the widest table, a name from the row that lists it there, words that name a table
 * from the table. What is asked for at its own definition leads to the others. Undefined for anything else.
 */
export function definitionAt(analysis: Analysis, offset: number): Definition | undefined {
  const { document } = analysis;
  const figure = figureAt(document, offset);
  if (figure) return { origin: figure.span, targets: sourcesOf(document, figure.term).map(placeOfTerm) };
  const code = codeAt(analysis, offset);
  if (code) return { origin: code.span, targets: leading(widestFirst(analysis, code.code), code.span) };
  const named = namedPlaceAt(analysis, offset);
  if (named) return { origin: named.span, targets: [plainTarget(named.target)] };
  const place = ownNameAt(analysis, offset);
  return place && { origin: place.piece, targets: leading(listings(place.own).map(targetOfMention), place.piece) };
}

/** A sentence repeats a cell, whatever else it adds up; it may also state the sum of others. */
function sourcesOf(document: BudgetDocument, term: Term): readonly Term[] {
  const { parts, same, totals } = relatedFigures(document, term);
  const cells = isCellTerm(term) ? [] : same.filter(isCellTerm);
  return [cells, parts, same, totals].find((terms) => terms.length > 0) ?? [];
}

/** The rows about what bears a name, those of the widest table first; where none is, every place that prints it. */
function listings({ mentions }: OwnName): readonly NameMention[] {
  const rows = mentions.filter(({ isRow }) => isRow);
  const widest = rows.reduce((most, { table }) => Math.max(most, table?.rows.length ?? 0), 0);
  const first = rows.find(({ table }) => table?.rows.length === widest);
  return first ? [first, ...rows.filter((row) => row !== first)] : mentions;
}

/** The first target, or the others where the first is the place itself. */
function leading(targets: readonly Target[], origin: Span): readonly Target[] {
  const [first, ...others] = targets;
  if (!first) return [];
  return overlaps(first.selection, origin) ? (others.length > 0 ? others : [first]) : [first];
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The places of a code, the row in the table with the most rows first: the others are parts of it. */
function widestFirst(analysis: Analysis, code: string): readonly Target[] {
  const targets = codeMentions(analysis, code).map(({ target }) => target);
  const rows = rowsWithCode(analysis.document, code);
  const sizes = rows.map(({ table }) => table.table.rows.length);
  const widest = targets[sizes.indexOf(Math.max(...sizes))];
  return widest ? [widest, ...targets.filter((target) => target !== widest)] : targets;
}
