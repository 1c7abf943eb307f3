import { type Amount, formatAmount } from '../../base/amount.js';
import { holdsOffset, type Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { asMeant, growthsOf, signedRate, signOfChange } from '../../budget/narrative/growth-readings.js';
import type { StatedFigure } from '../../budget/statements/statements.js';
import type { Comparison } from '../../prose/claim.js';
import { judgeGrowth, rateOf } from '../../prose/growth.js';
import { formatFigure, formatValue, termName } from '../../rules/equation-wording.js';
import type { Locale } from '../../rules/finding.js';
import { showText } from '../markdown.js';
import { lineName, tableName } from '../row-name.js';

/** An amount of a sentence that states cells of tables. */
export interface StatedPlace {
  readonly span: Span;
  readonly stated: StatedFigure;
}

const MOST_CELLS_SHOWN = 6;

/** The bound amount of a sentence at an offset, its end included; an amount that is bound to nothing is none. */
export function statedAt({ stated }: BudgetDocument, offset: number): StatedPlace | undefined {
  const found = stated.find(({ figure: { cell } }) => holdsOffset(cell.span, offset));
  return found && { span: found.figure.cell.span, stated: found };
}

/** What a sentence says the amount is, the cells that print it, and how the change it tells works out. */
export function statedMarkdown(document: BudgetDocument, { stated }: StatedPlace, locale: Locale): string {
  const { statement, figure } = stated;
  const words = locale === 'en' ? english : chinese;
  const head = `**${showText(figure.cell.text)}** · ${words.states(showText(statement.item.text, 40))}`;
  const growth = statement.comparisons.flatMap((comparison) => growthLines(comparison, stated, document, words));
  return [
    head,
    [words.inTables, '', ...cellLines(document, stated, locale, words)].join('\n'),
    ...(growth.length > 0 ? [[words.growth, '', ...growth].join('\n')] : []),
  ].join('\n\n');
}

function cellLines({ scale }: BudgetDocument, { figure, places }: StatedFigure, locale: Locale, words: Words): string[] {
  const lines = places.slice(0, MOST_CELLS_SHOWN).map(({ entry, item }) => {
    const distance = (scale.valueOf(figure) ?? 0) - (scale.valueOf(entry) ?? 0);
    // One of the two may print fewer digits, or a larger unit, than the other.
    const agrees = 2 * Math.abs(distance) <= Math.max(scale.lastPlaceOf(figure), entry.amount ? scale.lastPlaceOf(entry) : 1);
    const isSame = distance === 0 || (agrees && Boolean(entry.amount));
    const place = `${showText(tableName(item.table.table, locale), 40)} · ${showText(termName({ entry, item, sign: 1 }, locale))}`;
    const printed = entry.amount ? formatFigure(entry, scale) : words.blank;
    const apart = isSame ? '' : words.apart(formatValue(Math.abs(distance), scale, figure));
    return `- ${isSame ? '✓' : '✗'} ${words.cell(place, lineName(item.row.row.line, locale), printed)}${apart}`;
  });
  if (places.length > lines.length) lines.push(`- ${words.more(places.length - lines.length)}`);
  return lines;
}

/** The change and the rate, recomputed from the amounts of the sentence. */
function growthLines(comparison: Comparison, { statement }: StatedFigure, { scale }: BudgetDocument, words: Words): string[] {
  const { level } = statement;
  const { previous, change, rate } = comparison;
  const lines: string[] = [];
  const sign = signOfChange(comparison);
  if (level && previous && change && sign) {
    const [now, then, by] = [level, previous, change].map(({ figure, amount }) => scale.valueOf({ ...figure, amount }));
    if (now !== undefined && then !== undefined && by !== undefined) {
      const holds = now - then === sign * Math.abs(by);
      const sum = `${formatFigure(level.figure, scale)} − ${formatFigure(previous.figure, scale)} = ${formatValue(now - then, scale, level.figure)}`;
      lines.push(`- ${holds ? '✓' : '✗'} ${words.change(sum, showText(change.figure.cell.text))}`);
    }
  }
  const signed = signedRate(comparison);
  const [reading] = growthsOf(comparison, level ? [level] : [], sign, asMeant);
  if (rate && signed && reading) {
    const told: Amount = { ...rate.percent.amount, units: signed.sign * Math.abs(rate.percent.amount.units) };
    const computed = rateOf(reading.growth, told.decimals);
    const mark = judgeGrowth(reading.growth, told) === 'holds' ? '✓' : '✗';
    if (computed) lines.push(`- ${mark} ${words.rate(`${formatAmount(computed)}%`, `${formatAmount(told)}%`)}`);
  }
  return lines;
}

interface Words {
  readonly inTables: string;
  readonly growth: string;
  readonly blank: string;
  states(item: string): string;
  cell(place: string, line: string, printed: string): string;
  apart(distance: string): string;
  more(count: number): string;
  change(sum: string, told: string): string;
  rate(computed: string, told: string): string;
}

const chinese: Words = {
  inTables: '**与表核对**',
  growth: '**增减**',
  blank: '空白',
  states: (item) => `文中的“${item}”`,
  cell: (place, line, printed) => `${place}（${line}）：${printed}`,
  apart: (distance) => `，相差 ${distance}`,
  more: (count) => `另有 ${count} 处`,
  change: (sum, told) => `增减额 ${sum}，文中为 ${told}`,
  rate: (computed, told) => `增减幅度按所列金额为 ${computed}，文中为 ${told}`,
};

const english: Words = {
  inTables: '**In the tables**',
  growth: '**Change**',
  blank: 'blank',
  states: (item) => `stated of “${item}”`,
  cell: (place, line, printed) => `${place} (${line}): ${printed}`,
  apart: (distance) => `, ${distance} apart`,
  more: (count) => `${count} more`,
  change: (sum, told) => `change ${sum}, the text says ${told}`,
  rate: (computed, told) => `rate from these amounts ${computed}, the text says ${told}`,
};
