import type { BudgetDocument } from '../budget/document.js';
import type { EvaluatedEquation, Term } from '../budget/equation.js';
import type { Entry, Item } from '../budget/ledger.js';
import type { Suspect } from '../budget/suspects.js';
import { describeEquation, formatUnits, termName } from '../rules/equation-wording.js';
import type { Locale } from '../rules/finding.js';
import { type CellEquations, equationsOf } from './equation-index.js';
import { type AmountWords, amountWords, MARKS } from './hover-amount-words.js';
import { showText } from './markdown.js';
import type { AmountPlace } from './places.js';
import { printedFigure, unitOf } from './printed-amount.js';
import { lineName, rowName, tableName } from './row-name.js';
import { parentsOf } from './row-parents.js';

const MOST_EQUATIONS_SHOWN = 6;
/** Room for an equation with its numbers, which is shortened by count before. */
const LONGEST_EQUATION = 300;

/** What an amount is, what it must equal, and what it counts towards. */
export function amountMarkdown(document: BudgetDocument, { item, entry }: AmountPlace, locale: Locale): string {
  const words = amountWords(locale);
  const equations = equationsOf(document, entry.cell);
  return [
    headLine(document, item, entry, equations, words),
    `${showText(tableName(item.table.table, locale))} · ${lineName(item.row.row.line, locale)}`,
    placeLines(document, item, entry, locale, words),
    entry.unreadable ? words.unreadable : '',
    ...equationParts(document, equations, entry, locale, words),
    suspectLine(document, equations, entry, locale, words),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headLine(document: BudgetDocument, item: Item, entry: Entry, { suspicion }: CellEquations, words: AmountWords): string {
  const shown = entry.amount || entry.unreadable ? `**${showText(printedFigure(entry))}** ${unitOf(item, entry)}`.trim() : words.blank;
  return suspicion ? `${shown} · ${words.expected(formatUnits(suspicion.suspect.value, document.scale))}` : shown;
}

function placeLines(document: BudgetDocument, item: Item, entry: Entry, locale: Locale, words: AmountWords): string {
  const rows = [...parentsOf(document, item), item].map((step) => showText(rowName(step, locale), 40));
  const columns = entry.column.path.map((step) => showText(step, 40));
  // Two spaces at the end of a line break it without a new paragraph.
  return [words.row(rows.join(' › ')), ...(columns.length > 0 ? [words.column(columns.join(' › '))] : [])].join('  \n');
}

function equationParts(
  document: BudgetDocument,
  equations: CellEquations,
  entry: Entry,
  locale: Locale,
  words: AmountWords,
): readonly string[] {
  const { asTotal, asPart, unread } = equations;
  // Where two figures are simply the same, neither is the total of the other.
  const equalities = asPart.filter(isEquality);
  const sums = asPart.filter((evaluated) => !isEquality(evaluated));
  const stated = listOf([...asTotal, ...equalities], (evaluated) => equationLine(document, evaluated, locale, words), words);
  if (unread > 0) stated.push(`- ${words.unread(unread)}`);
  const used = listOf(sums, (evaluated) => userLine(evaluated, entry, locale, words), words);
  return [
    stated.length > 0 ? [words.workedOut, '', ...stated].join('\n') : '',
    used.length > 0 ? [words.countsTowards, '', ...used].join('\n') : '',
  ];
}

function isEquality({ equation: { source } }: EvaluatedEquation): boolean {
  return source.kind === 'balance' || source.kind === 'same';
}

function listOf(equations: readonly EvaluatedEquation[], line: (evaluated: EvaluatedEquation) => string, words: AmountWords): string[] {
  const lines = equations.slice(0, MOST_EQUATIONS_SHOWN).map(line);
  if (equations.length > lines.length) lines.push(`- ${words.more(equations.length - lines.length)}`);
  return lines;
}

function equationLine({ scale }: BudgetDocument, evaluated: EvaluatedEquation, locale: Locale, words: AmountWords): string {
  const numbers = showText(describeEquation(evaluated, scale, locale), LONGEST_EQUATION);
  const difference = words.difference(
    evaluated,
    formatUnits(Math.abs(evaluated.residual), scale),
    formatUnits(Math.floor(evaluated.slack), scale),
  );
  const line = `- ${MARKS[evaluated.verdict]} ${words.source(evaluated.equation)}${locale === 'en' ? ': ' : '：'}${numbers}`;
  return difference === '' ? line : `${line}${locale === 'en' ? '; ' : '；'}${difference}`;
}

/** The total that an amount counts towards, with its table where that is another one. */
function userLine({ equation, verdict }: EvaluatedEquation, entry: Entry, locale: Locale, words: AmountWords): string {
  const { total, table } = equation;
  const own = equation.parts.find((part) => part.entry.cell === entry.cell);
  const elsewhere = own !== undefined && own.item.table.table !== table.table;
  return `- ${MARKS[verdict]} ${words.user(`${elsewhere ? `${showText(tableName(table.table, locale), 40)} · ` : ''}${shownTerm(total, locale)}`, lineOf(total))}`;
}

/** What would settle the failing equations: this cell, or the likelier ones. */
function suspectLine(
  document: BudgetDocument,
  { faults, suspicion }: CellEquations,
  entry: Entry,
  locale: Locale,
  words: AmountWords,
): string {
  const correction = ({ term, value }: Suspect) =>
    words.correction(shownTerm(term, locale), lineOf(term), formatUnits(value, document.scale));
  if (!suspicion) {
    const elsewhere = faults.flatMap(({ suspects }) => suspects).slice(0, MOST_EQUATIONS_SHOWN);
    return elsewhere.length > 0 ? words.likelier(elsewhere.map(correction)) : '';
  }
  const { fault, suspect } = suspicion;
  const settled = words.settles(formatUnits(suspect.value, document.scale), fault.equations.length);
  const others = fault.suspects.filter(({ term }) => term.entry.cell !== entry.cell).slice(0, MOST_EQUATIONS_SHOWN);
  return others.length > 0 ? `${settled}${locale === 'en' ? ' ' : ''}${words.alsoPossible(others.map(correction))}` : settled;
}

function shownTerm(term: Term, locale: Locale): string {
  return showText(termName(term, locale));
}

function lineOf(term: Term): number {
  return term.item.row.row.line + 1;
}
