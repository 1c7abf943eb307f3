import { formatAmount } from '../base/amount.js';
import type { Scale } from '../budget/scale.js';
import { type EvaluatedEquation, isCellTerm, type Term } from '../budget/sums/equation.js';
import type { Figure } from '../table/figure.js';
import type { Locale, RelatedPlace } from './finding.js';

/** Sums longer than this are shortened in the middle. */
const MOST_ADDENDS_SHOWN = 6;

/** A value of the document's scale as digits in the unit of a figure: `103089.22`. */
export function formatValue(value: number, scale: Scale, like: Figure): string {
  return formatAmount(scale.amountOf(value, like));
}

/** The value of a figure, in its own unit. */
export function formatFigure(figure: Figure, scale: Scale): string {
  return formatValue(scale.valueOf(figure) ?? 0, scale, figure);
}

/** The figure of a term as the document prints it; `0` words for a blank. */
export function printedFigure(term: Term, locale: Locale): string {
  const { entry } = term;
  if (!entry.amount) return locale === 'en' ? 'blank' : '空白';
  return formatAmount(entry.amount);
}

/** What a term is: its row and, where the table has several amount columns, its column. */
export function termName(term: Term, locale: Locale): string {
  if (!isCellTerm(term)) return term.name;
  const { item, entry } = term;
  // A form of one row names everything in its header.
  if (item.label.name === '' && item.codes.length === 0 && item.panel.amounts.length > 1)
    return entry.column.path.slice(-2).join(locale === 'en' ? ' / ' : '·');
  const code = item.codes[0]?.code ?? '';
  const row = `${code}${code && item.label.name ? ' ' : ''}${item.label.name}` || (locale === 'en' ? 'row without a name' : '未命名行');
  if (item.panel.amounts.length < 2) return row;
  return `${row}${locale === 'en' ? ' / ' : '·'}${entry.column.path.at(-1) ?? ''}`;
}

/** The equation with its numbers: `7941.09 = 5648.76 + 1492.91 + …`; the sign says whether it holds. */
export function describeEquation(evaluated: EvaluatedEquation, scale: Scale, locale: Locale): string {
  const { equation, residual } = evaluated;
  const { entry } = equation.total;
  const whole = scale.valueOf(entry) ?? 0;
  const shown = equation.parts.filter((part) => (scale.valueOf(part.entry) ?? 0) !== 0);
  const addends = (shown.length > 0 ? shown : equation.parts.slice(0, 1)).map((part) => ({
    text: formatValue(scale.valueOf(part.entry) ?? 0, scale, entry),
    sign: part.sign,
  }));
  const texts = addends.map(({ text, sign }, place) =>
    place === 0 ? `${sign === -1 ? '−' : ''}${text}` : ` ${sign === -1 ? '−' : '+'} ${text}`,
  );
  const listed =
    texts.length <= MOST_ADDENDS_SHOWN
      ? texts.join('')
      : `${texts.slice(0, 3).join('')} + … + ${texts.slice(-1)[0]?.replace(/^ \+ /u, '')}${locale === 'en' ? ` (${texts.length} parts)` : `（共 ${texts.length} 项）`}`;
  const relation = equation.atMost ? (residual >= 0 ? '≥' : '<') : residual === 0 ? '=' : '≠';
  const sum = addends.length > 1 && residual !== 0 ? `${listed} = ${formatValue(whole - residual, scale, entry)}` : listed;
  return `${formatValue(whole, scale, entry)} ${relation} ${sum}`;
}

/** Every cell of an equation as a place to go to; nothing-cells are left out of long sums. */
export function placesOf(evaluated: EvaluatedEquation, scale: Scale, locale: Locale): readonly RelatedPlace[] {
  const { equation } = evaluated;
  const places: RelatedPlace[] = [
    {
      span: equation.total.entry.cell.span,
      message: `${describeEquation(evaluated, scale, locale)} — ${termName(equation.total, locale)}`,
    },
  ];
  for (const part of equation.parts) {
    if ((scale.valueOf(part.entry) ?? 0) === 0 && equation.parts.length > MOST_ADDENDS_SHOWN) continue;
    places.push({
      span: part.entry.cell.span,
      message: `${part.sign === 1 ? '+' : '−'} ${printedFigure(part, locale)} ${termName(part, locale)}`,
    });
  }
  return places;
}

/** More places than these nobody goes through. */
const MOST_RELATED_PLACES = 60;

/** Every place once, and not too many; the sentence about an equation wins over the mention of one of its parts. */
export function firstPlaces(places: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const seen = new Map<number, RelatedPlace>();
  for (const place of places) {
    const known = seen.get(place.span.start);
    if (!known || (!/[=≠<≥]/u.test(known.message) && /[=≠<≥]/u.test(place.message))) seen.set(place.span.start, place);
  }
  return [...seen.values()].slice(0, MOST_RELATED_PLACES);
}
