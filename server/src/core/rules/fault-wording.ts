import type { Span } from '../base/span.js';
import { termEdit } from '../budget/figure-edit.js';
import { type EvaluatedEquation, isCellTerm } from '../budget/sums/equation.js';
import type { Fault, Suspect } from '../budget/sums/fault.js';
import { type Slip, slipBetween, slipRank } from '../budget/sums/slip.js';
import { describeEquation, firstPlaces, formatFigure, formatValue, placesOf, termName } from './equation-wording.js';
import type { Locale, RelatedPlace, Severity } from './finding.js';
import type { Fix, RuleContext, Saying } from './rule.js';

/** What the rules about sums share: where a fault stands, how bad it is, what it says and how it is mended. */

const MOST_FIXES = 4;
/** Slips that point at one cell even where the equations alone do not. */
const TELLING_RANK = slipRank('sign');

export function faultSeverity(fault: Fault): Severity {
  const verdicts = new Set(fault.equations.map((evaluated) => evaluated.verdict));
  if (verdicts.has('wrong')) return 'error';
  if (verdicts.has('unlikely')) return 'warning';
  return verdicts.has('plausible') ? 'information' : 'warning';
}

/** The suspect where the equations single one cell out, otherwise the total that does not agree. */
export function faultPlace(fault: Fault): Span {
  const suspect = fault.swapped?.[0] ?? fault.together?.[0] ?? onlySuspect(fault);
  return (suspect?.term.entry ?? firstEquation(fault).equation.total.entry).cell.span;
}

export function firstEquation(fault: Fault): EvaluatedEquation {
  return fault.equations[0] as EvaluatedEquation;
}

/** The equation with most figures says most. */
function tellingEquation(fault: Fault): EvaluatedEquation {
  const figures = ({ equation }: EvaluatedEquation) =>
    equation.parts.filter((part) => part.entry.amount && part.entry.amount.units !== 0).length;
  return fault.equations.reduce((best, evaluated) => (figures(evaluated) > figures(best) ? evaluated : best));
}

function onlySuspect(fault: Fault): Suspect | undefined {
  return fault.suspects.length === 1 ? fault.suspects[0] : undefined;
}

export function sayFault(fault: Fault, locale: Locale, context: RuleContext): Saying {
  const { scale } = context.document;
  const suspect = onlySuspect(fault);
  const message = fault.swapped
    ? saySwapped(fault.swapped, locale, context)
    : fault.together
      ? sayTogether(fault, fault.together, locale, context)
      : suspect
        ? saySuspect(fault, suspect, locale, context)
        : fault.equations.length > 1
          ? sayRows(fault, locale, context)
          : sayTotal(fault, locale, context);
  const places = fault.equations.flatMap((evaluated): readonly RelatedPlace[] => placesOf(evaluated, scale, locale));
  const related = firstPlaces(places);
  return { message, related };
}

function saySuspect(fault: Fault, suspect: Suspect, locale: Locale, { document }: RuleContext): string {
  const { scale } = document;
  const { term, value } = suspect;
  const printed = scale.valueOf(term.entry) ?? 0;
  const name = termName(term, locale);
  const meant = formatValue(value, scale, term.entry);
  const equation = describeEquation(tellingEquation(fault), scale, locale);
  const slip = slipWords(slipBetween(printed, value), locale);
  const count = fault.equations.length;
  if (locale === 'en') {
    const now = term.entry.amount ? formatFigure(term.entry, scale) : 'blank';
    return `${name} is ${now}, expected ${meant}${slip ? ` (${slip})` : ''}: ${count === 1 ? 'its equation fails' : `it stands in ${count} failing equations that all hold with ${meant}`}, ${equation}. Put in ${meant}, or check the figures named here${count === 1 ? ' and whether a row is missing' : ''}.`;
  }
  const now = term.entry.amount ? formatFigure(term.entry, scale) : '空白';
  return `“${name}”现为 ${now}，应为 ${meant}${slip ? `（${slip}）` : ''}：${count === 1 ? '所在等式不成立' : `所在的 ${count} 个等式均不成立，改后全部成立`}，${equation}。请改为 ${meant}，或核对所列各数${count === 1 ? '及有无漏行' : ''}。`;
}

function saySwapped([one, other]: readonly [Suspect, Suspect], locale: Locale, { document }: RuleContext): string {
  const { scale } = document;
  const [name, otherName] = [termName(one.term, locale), termName(other.term, locale)];
  const [printed, meant] = [formatFigure(one.term.entry, scale), formatFigure(other.term.entry, scale)];
  return locale === 'en'
    ? `${name} (${printed}) and ${otherName} (${meant}) seem to stand in each other's place: their equations all hold once the two figures are exchanged. Exchange them, or check both rows.`
    : `“${name}”（${printed}）与“${otherName}”（${meant}）疑两数对调：互换后所在等式全部成立。请互换两数，或核对这两行。`;
}

/** Several figures of one row: what each is and should be, and that the row may rather be the new one. */
function sayTogether(fault: Fault, together: readonly Suspect[], locale: Locale, { document }: RuleContext): string {
  const { scale } = document;
  const [first] = together;
  const row = first && isCellTerm(first.term) ? first.term.item.label.name : '';
  const figures = together.map(({ term, value }) => {
    const column = isCellTerm(term) ? (term.entry.column.path.at(-1) ?? '') : '';
    return `${column} ${formatFigure(term.entry, scale)} → ${formatValue(value, scale, term.entry)}`.trim();
  });
  const count = fault.equations.length;
  const equation = describeEquation(tellingEquation(fault), scale, locale);
  return locale === 'en'
    ? `${row} disagrees with other rows or tables in ${together.length} columns, expected ${figures.join(', ')}: these ${count} failing equations then all hold, ${equation}. Put the figures back, or, if the row is right, carry its change to the totals and tables named here.`
    : `“${row}”有 ${together.length} 列与其他行、表不符，应为：${figures.join('；')}。改后所在的 ${count} 个等式全部成立，${equation}。请改回，或本行无误时将变动更新到所列的合计和表。`;
}

function sayTotal(fault: Fault, locale: Locale, { document }: RuleContext): string {
  const evaluated = firstEquation(fault);
  const { scale } = document;
  const name = termName(evaluated.equation.total, locale);
  const difference = formatValue(evaluated.residual, scale, evaluated.equation.total.entry);
  const equation = describeEquation(evaluated, scale, locale);
  const totalStands = fault.suspects.length > 0 && !fault.suspects.some((suspect) => suspect.term.entry === evaluated.equation.total.entry);
  const isStated = !isCellTerm(evaluated.equation.total);
  if (locale === 'en') {
    const stale = isStated ? 'Check each of these amounts in the text' : 'Check the parts, then recalculate the total';
    const cure = totalStands ? 'The total is borne out elsewhere: check the parts' : stale;
    return `${name} does not equal the sum of its parts, difference ${difference}: ${equation}. ${cure}.`;
  }
  const stale = isStated ? '请核对文中这几个数' : '请核对各组成数，再重新计算合计';
  const cure = totalStands ? '该合计数另有等式印证，请核对各组成数' : stale;
  return `“${name}”与各项之和不符，相差 ${difference}：${equation}。${cure}。`;
}

function sayRows(fault: Fault, locale: Locale, { document }: RuleContext): string {
  const { scale } = document;
  const { total } = firstEquation(fault).equation;
  const name = (isCellTerm(total) && total.item.label.name) || termName(total, locale);
  const differences = fault.equations
    .slice(0, 4)
    .map((evaluated) => formatValue(evaluated.residual, scale, evaluated.equation.total.entry));
  const more = fault.equations.length > differences.length;
  const missing = fault.equations.every((evaluated) => evaluated.residual > 0);
  const equation = describeEquation(firstEquation(fault), scale, locale);
  if (locale === 'en') {
    const guess = missing
      ? 'a row is missing, or the total has not followed a change of its rows'
      : 'the total has not followed a change of its rows, or a row is counted twice';
    return `${name} does not equal the sum of its rows in ${fault.equations.length} columns, differences ${differences.join(', ')}${more ? ', …' : ''}: ${guess}, ${equation}. Add or correct the row, or recalculate.`;
  }
  const guess = missing ? '疑漏列一行，或合计未随明细更新' : '疑合计未随明细更新，或有一行重复';
  return `“${name}”与其下各行之和在 ${fault.equations.length} 列中均不符，相差 ${differences.join('、')}${more ? '…' : ''}：${guess}，${equation}。请补列或更正该行，或重新计算。`;
}

/** What a wrong figure looks like beside the right one. */
export function slipWords(slip: Slip, locale: Locale): string {
  const words: Readonly<Record<Slip, readonly [string, string]>> = {
    'digits-swapped': ['疑为数字对调', 'two digits look swapped'],
    'digit-changed': ['疑有一位数字有误', 'one digit differs'],
    'digit-missing': ['疑漏一位数字', 'a digit seems to be missing'],
    'digit-added': ['疑多一位数字', 'a digit seems to be added'],
    'decimal-point': ['疑小数点错位', 'the decimal point seems misplaced'],
    unit: ['疑元与万元混淆', '元 and 万元 seem mixed up'],
    sign: ['疑正负号有误', 'the sign seems wrong'],
    'left-blank': ['', ''],
    other: ['', ''],
  };
  return words[slip][locale === 'en' ? 1 : 0];
}

/** The suspects' values first, the surest slip before others; recalculating the total where nothing vouches for it. */
export function fixFault(fault: Fault, locale: Locale, context: RuleContext): readonly Fix[] {
  if (fault.swapped) return [exchange(fault.swapped, locale, context)];
  if (fault.together) return [putBack(fault.together, locale, context)];
  const { scale } = context.document;
  const totals = new Set(fault.equations.map((evaluated) => evaluated.equation.total.entry));
  const ranked = fault.suspects
    .map((suspect) => ({
      suspect,
      rank: slipRank(slipBetween(scale.valueOf(suspect.term.entry) ?? 0, suspect.value)),
      isTotal: totals.has(suspect.term.entry),
    }))
    .sort(
      (a, b) => Number(b.rank <= TELLING_RANK) - Number(a.rank <= TELLING_RANK) || Number(b.isTotal) - Number(a.isTotal) || a.rank - b.rank,
    );
  // A part that no slip explains is as good a guess as a row left out, so it is not changed at a click.
  const leastTelling = fault.suspects.length <= MOST_FIXES ? slipRank('digit-changed') : TELLING_RANK;
  const offered = ranked.filter(
    ({ rank, isTotal, suspect }) => isTotal || rank <= leastTelling || !suspect.term.entry.amount || fault.suspects.length === 1,
  );
  const fixes = offered
    .slice(0, MOST_FIXES)
    .map(({ suspect, isTotal }) => putIn(suspect, isTotal && fault.suspects.length > 1, locale, context));
  if (fault.suspects.length > 0) return fixes;
  const recalculated = recalculateTotals(fault, locale, context);
  return recalculated ? [recalculated] : [];
}

function exchange(swapped: readonly [Suspect, Suspect], locale: Locale, { document }: RuleContext): Fix {
  const [name, otherName] = swapped.map(({ term }) => termName(term, locale));
  return {
    title: locale === 'en' ? `Exchange ${name} and ${otherName}` : `互换“${name}”与“${otherName}”`,
    edits: swapped.map(({ term, value }) => termEdit(term, value, document.scale)),
    changesFigures: true,
  };
}

function putBack(together: readonly Suspect[], locale: Locale, { document }: RuleContext): Fix {
  const [first] = together;
  const name = first && isCellTerm(first.term) ? first.term.item.label.name : '';
  return {
    title: locale === 'en' ? `Change ${together.length} figures of ${name}` : `更正“${name}”的 ${together.length} 个数`,
    edits: together.map(({ term, value }) => termEdit(term, value, document.scale)),
    changesFigures: true,
  };
}

function putIn({ term, value }: Suspect, asRecalculation: boolean, locale: Locale, { document }: RuleContext): Fix {
  const { scale } = document;
  const name = termName(term, locale);
  const meant = formatValue(value, scale, term.entry);
  const zh = asRecalculation ? `重新计算“${name}”为 ${meant}` : `将“${name}”改为 ${meant}`;
  const en = asRecalculation ? `Recalculate ${name} as ${meant}` : `Change ${name} to ${meant}`;
  return { title: locale === 'en' ? en : zh, edits: [termEdit(term, value, scale)], changesFigures: true };
}

function recalculateTotals(fault: Fault, locale: Locale, { document }: RuleContext): Fix | undefined {
  const definitions = fault.equations.filter(
    ({ equation }) => !equation.atMost && (equation.source.kind === 'rows' || equation.source.kind === 'columns'),
  );
  const totals = new Set(definitions.map(({ equation }) => equation.total.entry.cell));
  // Totals that other sums bear out are not the ones to change.
  const isBorneOut = document.evaluated.some(
    ({ equation, verdict }) =>
      verdict === 'holds' &&
      [equation.total, ...equation.parts].some((term) => totals.has(term.entry.cell) && term.entry.amount?.units !== 0),
  );
  if (definitions.length === 0 || isBorneOut) return undefined;
  const { scale } = document;
  const edits = definitions.map(({ equation, residual }) =>
    termEdit(equation.total, (scale.valueOf(equation.total.entry) ?? 0) - residual, scale),
  );
  const name = definitions[0] ? termName(definitions[0].equation.total, locale) : '';
  return {
    title: locale === 'en' ? `Recalculate ${name} (${edits.length} figures)` : `重新计算“${name}”（${edits.length} 处）`,
    edits,
    changesFigures: true,
  };
}
