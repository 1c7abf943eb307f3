import type { BudgetDocument } from '../../budget/document.js';
import { type EvaluatedEquation, isCellTerm, type Term } from '../../budget/sums/equation.js';
import type { Suspect } from '../../budget/sums/fault.js';
import { describeEquation, formatValue, termName } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import { type CellEquations, equationsOf } from '../equation-index.js';
import { showText } from '../markdown.js';
import type { AmountPlace } from '../places.js';
import { printedFigure, unitOf } from '../printed-amount.js';
import { lineName, rowName, tableName } from '../row-name.js';
import { parentsOf } from '../row-parents.js';
import { type AmountWords, amountWords, MARKS } from './hover-amount-words.js';

const MOST_EQUATIONS_SHOWN = 6;
/** Room for an equation with its numbers, which is shortened by count before. */
const LONGEST_EQUATION = 300;

/** The amount that is asked about, and how to speak of it. */
interface Question {
  readonly document: BudgetDocument;
  readonly place: AmountPlace;
  readonly equations: CellEquations;
  readonly locale: Locale;
  readonly words: AmountWords;
}

/** What an amount is, what it must equal, and what it counts towards. */
export function amountMarkdown(document: BudgetDocument, place: AmountPlace, locale: Locale): string {
  const question: Question = { document, place, equations: equationsOf(document, place.entry.cell), locale, words: amountWords(locale) };
  return [headLine, tableLine, placeLines, unreadableLine, equationList, userList, suspectLine]
    .map((part) => part(question))
    .filter((text) => text !== '')
    .join('\n\n');
}

function headLine({ document, place: { item, entry }, equations: { suspicion }, words }: Question): string {
  const shown = entry.amount || entry.unreadable ? `**${showText(printedFigure(entry))}** ${unitOf(item, entry)}`.trim() : words.blank;
  return suspicion
    ? `${shown} · ${words.expected(formatValue(suspicion.suspect.value, document.scale, suspicion.suspect.term.entry))}`
    : shown;
}

function tableLine({ place: { item }, locale }: Question): string {
  return `${showText(tableName(item.table.table, locale))} · ${lineName(item.row.row.line, locale)}`;
}

function placeLines({ document, place: { item, entry }, locale, words }: Question): string {
  const rows = [...parentsOf(document, item), item].map((step) => showText(rowName(step, locale), 40));
  const columns = entry.column.path.map((step) => showText(step, 40));
  // Two spaces at the end of a line break it without a new paragraph.
  return [words.row(rows.join(' › ')), ...(columns.length > 0 ? [words.column(columns.join(' › '))] : [])].join('  \n');
}

function unreadableLine({ place: { entry }, words }: Question): string {
  return entry.unreadable ? words.unreadable : '';
}

/** What the amount must equal. Where two figures are simply the same, neither is the total of the other. */
function equationList(question: Question): string {
  const { equations, words } = question;
  const lines = shortList([...equations.asTotal, ...equations.asPart.filter(isEquality)], equationLine, question);
  if (equations.unread > 0) lines.push(`- ${words.unread(equations.unread)}`);
  return lines.length > 0 ? [words.workedOut, '', ...lines].join('\n') : '';
}

function userList(question: Question): string {
  const sums = question.equations.asPart.filter((evaluated) => !isEquality(evaluated));
  const lines = shortList(sums, userLine, question);
  return lines.length > 0 ? [question.words.countsTowards, '', ...lines].join('\n') : '';
}

function isEquality({ equation: { source } }: EvaluatedEquation): boolean {
  return (
    source.kind === 'balance' ||
    source.kind === 'same' ||
    source.kind === 'identity' ||
    source.kind === 'stated' ||
    source.kind === 'sentences'
  );
}

type Line = (evaluated: EvaluatedEquation, question: Question) => string;

function shortList(equations: readonly EvaluatedEquation[], line: Line, question: Question): string[] {
  const lines = equations.slice(0, MOST_EQUATIONS_SHOWN).map((evaluated) => line(evaluated, question));
  if (equations.length > lines.length) lines.push(`- ${question.words.more(equations.length - lines.length)}`);
  return lines;
}

function equationLine(evaluated: EvaluatedEquation, question: Question): string {
  const { document, locale, words } = question;
  const { scale } = document;
  const numbers = showText(describeEquation(evaluated, scale, locale), LONGEST_EQUATION);
  const other = isEquality(evaluated) ? otherSide(evaluated, question) : undefined;
  const sides = other ? `${numbers} · ${shownTerm(other, question)}` : numbers;
  const difference = words.difference(
    evaluated,
    formatValue(Math.abs(evaluated.residual), scale, evaluated.equation.total.entry),
    formatValue(Math.floor(evaluated.slack), scale, evaluated.equation.total.entry),
  );
  const line = `- ${MARKS[evaluated.verdict]} ${words.source(evaluated.equation)}${locale === 'en' ? ': ' : '：'}${sides}`;
  return difference === '' ? line : `${line}${locale === 'en' ? '; ' : '；'}${difference}`;
}

function otherSide({ equation }: EvaluatedEquation, { place }: Question): Term | undefined {
  return [equation.total, ...equation.parts].find((term) => term.entry.cell !== place.entry.cell);
}

function userLine({ equation, verdict }: EvaluatedEquation, question: Question): string {
  return `- ${MARKS[verdict]} ${shownTerm(equation.total, question)}`;
}

/** What would settle the failing equations: this cell, or likelier ones. */
function suspectLine(question: Question): string {
  const { document, place, equations, locale, words } = question;
  const { faults, suspicion } = equations;
  const correction = (suspect: Suspect) =>
    words.correction(shownTerm(suspect.term, question), formatValue(suspect.value, document.scale, suspect.term.entry));
  if (!suspicion) {
    const elsewhere = faults.flatMap(({ suspects }) => suspects).slice(0, MOST_EQUATIONS_SHOWN);
    return elsewhere.length > 0 ? words.likelier(elsewhere.map(correction)) : '';
  }
  const { fault, suspect } = suspicion;
  const settled = words.settles(formatValue(suspect.value, document.scale, suspect.term.entry), fault.equations.length);
  const others = fault.suspects.filter(({ term }) => term.entry.cell !== place.entry.cell).slice(0, MOST_EQUATIONS_SHOWN);
  return others.length > 0 ? `${settled}${locale === 'en' ? ' ' : ''}${words.alsoPossible(others.map(correction))}` : settled;
}

/** A term with its line, and with its table where that is another one than the place's. */
function shownTerm(term: Term, { place, locale, words }: Question): string {
  const name = showText(termName(term, locale));
  if (!isCellTerm(term)) return words.sentence(name);
  const { table } = term.item.table;
  const isElsewhere = table.index !== place.item.table.table.index;
  return words.term(isElsewhere ? `${showText(tableName(table, locale), 40)} · ${name}` : name, term.item.row.row.line + 1);
}
