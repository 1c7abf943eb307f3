import type { Span } from '../../base/span.js';
import { type EvaluatedEquation, isCellTerm, isExact, type Term } from '../../budget/sums/equation.js';
import { type Suspect, suspectsOf } from '../../budget/sums/fault.js';
import { slipBetween } from '../../budget/sums/slip.js';
import { formatFigure, formatValue, termName } from '../../rules/equation-wording.js';
import { slipWords } from '../../rules/fault-wording.js';
import type { Analysis } from '../analyse.js';
import { MARKS } from '../hover/hover-amount-words.js';
import { markdownTable, showText } from '../markdown.js';
import { placeOfTerm } from '../navigate/figure-place.js';
import { lineName, tableName } from '../row-name.js';
import { differenceWords, lawWords } from './equation-law.js';
import { explanationWords } from './explain-words.js';
import { type ExplanationLinks, linked } from './explanation.js';

/** Longer sums are shortened: nobody adds up more by hand. */
const MOST_PARTS_SHOWN = 80;

/** An equation worked out with the figures of the document: every addend with its place, their sum, and the difference. */
export function workedEquation(analysis: Analysis, evaluated: EvaluatedEquation, links: ExplanationLinks): string {
  const { document, options } = analysis;
  const { scale } = document;
  const { equation, residual } = evaluated;
  const words = explanationWords(options.locale);
  const { total, parts, source } = equation;
  const unit = total.entry.unit;
  const isOneUnit = [total, ...parts].every(({ entry }) => entry.unit === unit || !entry.amount);
  const inUnit = (value: number) => `${formatValue(value, scale, total.entry)}${isOneUnit || !unit ? '' : ` ${unit}`}`;
  const row = (mark: string, term: Term) => [
    mark,
    showText(termName(term, options.locale)),
    placeWords(analysis, term, total, links),
    isOneUnit ? printed(analysis, term) : `${printed(analysis, term)} ${term.entry.unit ?? ''}`.trim(),
  ];
  const filled = parts.filter(({ entry }) => (scale.valueOf(entry) ?? 0) !== 0);
  const shown = (filled.length > 0 ? filled : parts.slice(0, 1)).slice(0, MOST_PARTS_SHOWN);
  const rows = [row('', total), ...shown.map((part, place) => row(part.sign === -1 ? '−' : place === 0 ? relation(evaluated) : '+', part))];
  const whole = scale.valueOf(total.entry) ?? 0;
  const isPlainlySame = parts.length === 1 && isExact(source);
  if (!isPlainlySame) rows.push(['', `**${words.sum}**`, '', `**${inUnit(whole - residual)}**`]);
  rows.push(['', `**${words.difference}**`, '', `**${inUnit(residual)}**`]);
  const header = ['', words.name, words.place, words.amount(isOneUnit ? (unit ?? '') : '')];
  const notes = [
    parts.length > filled.length && filled.length > 0 ? words.zeros(parts.length - filled.length) : '',
    filled.length > shown.length ? words.more(filled.length - shown.length) : '',
  ].filter((note) => note !== '');
  return [
    `**${MARKS[evaluated.verdict]} ${headOf(analysis, evaluated)}**`,
    markdownTable(header, ['left', 'left', 'left', 'right'], rows),
    ...notes.map((note) => `${note}${options.locale === 'en' ? '.' : '。'}`),
  ].join('\n\n');
}

/** What the equation says, and how far rounding explains the difference. */
function headOf({ document: { scale }, options: { locale } }: Analysis, evaluated: EvaluatedEquation): string {
  const law = showText(lawWords(evaluated.equation, locale), 200);
  const difference = differenceWords(evaluated, scale, locale);
  return difference === '' ? law : `${law}${explanationWords(locale).colon}${difference}`;
}

function relation({ equation, residual }: EvaluatedEquation): string {
  if (equation.atMost) return residual >= 0 ? '≥' : '<';
  return residual === 0 ? '=' : '≠';
}

/** The figure without its unit. */
function printed({ document: { scale }, options }: Analysis, { entry }: Term): string {
  return entry.amount ? formatFigure(entry, scale) : explanationWords(options.locale).blank;
}

/** The line of a figure, with its table where that is not the one of the total. */
function placeWords(analysis: Analysis, term: Term, total: Term, links: ExplanationLinks): string {
  const { locale } = analysis.options;
  const { selection } = placeOfTerm(term);
  const line = lineLink(analysis, selection, links);
  const table = isCellTerm(term) ? term.item.table.table : undefined;
  if (table === undefined) return `${line} · ${explanationWords(locale).inText}`;
  const isElsewhere = !isCellTerm(total) || total.item.table.table !== table;
  return isElsewhere ? `${line} · ${showText(tableName(table, locale), 40)}` : line;
}

/** The words for a line, as a link to a place in it. */
export function lineLink({ lines, options }: Analysis, span: Span, links: ExplanationLinks): string {
  return linked(lineName(lines.lineAt(span.start), options.locale), links.place(span));
}

const MOST_SUSPECTS_SHOWN = 6;

/** The figures that the faults behind equations take for wrong, with what the slip looks like; empty where there are none. */
export function suspectLines(analysis: Analysis, equations: readonly EvaluatedEquation[], links: ExplanationLinks): readonly string[] {
  const { document, options } = analysis;
  const words = explanationWords(options.locale);
  const wanted = new Set(equations);
  const faults = document.faults.filter((fault) => fault.equations.some((evaluated) => wanted.has(evaluated)));
  const line = ({ term, value }: Suspect) => {
    const { entry } = term;
    const place = lineLink(analysis, placeOfTerm(term).selection, links);
    const name = `${showText(termName(term, options.locale))}${options.locale === 'en' ? ` (${place})` : `（${place}）`}`;
    const slip = slipWords(slipBetween(document.scale.valueOf(entry) ?? 0, value), options.locale);
    return `- ${words.suspect(name, printed(analysis, term), formatValue(value, document.scale, entry), slip)}`;
  };
  const suspects = faults.flatMap(suspectsOf);
  return [
    ...suspects.slice(0, MOST_SUSPECTS_SHOWN).map(line),
    ...(suspects.length > MOST_SUSPECTS_SHOWN ? [`- ${words.more(suspects.length - MOST_SUSPECTS_SHOWN)}`] : []),
    ...(faults.some(({ swapped }) => swapped) ? ['', words.swapped] : []),
  ];
}
