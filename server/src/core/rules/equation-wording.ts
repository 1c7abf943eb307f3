import { formatAmount } from '../base/amount.js';
import type { Scale } from '../budget/rows/relation.js';
import type { EvaluatedEquation, Term } from '../budget/sums/equation.js';
import type { Locale, RelatedPlace } from './finding.js';

/** Sums longer than this are shortened in the middle. */
const MOST_ADDENDS_SHOWN = 6;

/** A value in units of the document's finest place as digits: 10308922 at two decimals is `103089.22`. */
export function formatUnits(units: number, scale: Scale): string {
  return formatAmount({ units, decimals: scale.decimals });
}

/** The figure of a term as the document prints it; `0` words for a blank. */
export function printedFigure(term: Term, locale: Locale): string {
  const { entry } = term;
  if (!entry.amount) return locale === 'en' ? 'blank' : '空白';
  return formatAmount(entry.amount);
}

/** What a term is: its row and, where the table has several amount columns, its column. */
export function termName(term: Term, locale: Locale): string {
  const { item, entry } = term;
  const code = item.codes[0]?.code ?? '';
  const row = `${code}${code && item.label.name ? ' ' : ''}${item.label.name}` || (locale === 'en' ? 'row without a name' : '未命名行');
  if (item.panel.amounts.length < 2) return row;
  return `${row}${locale === 'en' ? ' / ' : '·'}${entry.column.path.at(-1) ?? ''}`;
}

/** The equation with its numbers: `7941.09 = 5648.76 + 1492.91 + …`; the sign says whether it holds. */
export function describeEquation(evaluated: EvaluatedEquation, scale: Scale, locale: Locale): string {
  const { equation, residual } = evaluated;
  const whole = scale.valueOf(equation.total.entry) ?? 0;
  const shown = equation.parts.filter((part) => (scale.valueOf(part.entry) ?? 0) !== 0);
  const addends = (shown.length > 0 ? shown : equation.parts.slice(0, 1)).map((part) => ({
    text: formatUnits(scale.valueOf(part.entry) ?? 0, scale),
    sign: part.sign,
  }));
  const texts = addends.map(({ text, sign }, place) => (sign === -1 ? ` − ${text}` : place === 0 ? text : ` + ${text}`));
  const listed =
    texts.length <= MOST_ADDENDS_SHOWN
      ? texts.join('')
      : `${texts.slice(0, 3).join('')} + … + ${texts.slice(-1)[0]?.replace(/^ \+ /u, '')}${locale === 'en' ? ` (${texts.length} parts)` : `（共 ${texts.length} 项）`}`;
  const relation = equation.atMost ? (residual >= 0 ? '≥' : '<') : residual === 0 ? '=' : '≠';
  const sum = addends.length > 1 && residual !== 0 ? `${listed} = ${formatUnits(whole - residual, scale)}` : listed;
  return `${formatUnits(whole, scale)} ${relation} ${sum}`;
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
