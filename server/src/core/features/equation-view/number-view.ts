import { formatAmount, readAmount } from '../../base/amount.js';
import type { Span } from '../../base/span.js';
import { isCellTerm, type Term } from '../../budget/sums/equation.js';
import { formatValue, termName } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import type { Figure } from '../../table/figure.js';
import type { Analysis } from '../analyse.js';
import { equationsOf } from '../equation-index.js';
import { plainLine } from '../markdown.js';
import { printedFigure } from '../printed-amount.js';
import { tableName } from '../row-name.js';
import type { NumberView } from './equation-view.js';

const LONGEST_NAME = 120;

/** One term as it is shown in a view whose numbers are in `unit`. */
export function numberView({ document, options: { locale } }: Analysis, term: Term, unit: string): NumberView<Span> {
  const { entry } = term;
  const { suspicion } = equationsOf(document, entry.cell);
  const named = (digits: string) => inUnit(digits, entry, unit);
  return {
    name: plainLine(termName(term, locale), LONGEST_NAME),
    where: whereOf(term, locale),
    amount: entry.amount ? named(printed(entry)) : withoutAmount(entry, locale),
    place: entry.cell.span,
    isSuspect: suspicion !== undefined,
    expected: suspicion ? named(formatValue(suspicion.suspect.value, document.scale, entry)) : '',
  };
}

/** Digits with the unit of the figure that they are like, where that is not the unit of the view. */
export function inUnit(digits: string, like: Figure, unit: string): string {
  return like.unit === undefined || like.unit === unit ? digits : `${digits} ${like.unit}`;
}

function whereOf(term: Term, locale: Locale): string {
  if (isCellTerm(term)) return plainLine(tableName(term.item.table.table, locale), LONGEST_NAME);
  return locale === 'en' ? 'in the text' : '文中';
}

/** The digits as they stand, unless words or marks around them say part of the value, such as the sign. */
function printed(figure: Figure): string {
  const { amount } = figure;
  const digits = printedFigure(figure);
  const reading = readAmount(digits);
  const isWhole = reading.kind === 'amount' && reading.amount.units === amount?.units && reading.amount.decimals === amount.decimals;
  return isWhole || !amount ? digits : formatAmount(amount);
}

function withoutAmount({ cell }: Figure, locale: Locale): string {
  const text = plainLine(cell.text, LONGEST_NAME);
  return text === '' ? (locale === 'en' ? 'blank' : '空白') : text;
}
