/** A sentence that states the amount of an item states what the tables print (财预〔2016〕143号: 文字说明与报表数据一致). */
import { termEdit } from '../budget/figure-edit.js';
import type { Scale } from '../budget/scale.js';
import { type CellTerm, type EvaluatedEquation, isCellTerm, type StatedTerm } from '../budget/sums/equation.js';
import { faultKind, type Suspect } from '../budget/sums/fault.js';
import { slipBetween } from '../budget/sums/slip.js';
import type { Statement } from '../prose/claim.js';
import type { Paragraph } from '../prose/paragraph.js';
import { formatFigure, formatValue, placesOf, termName } from './equation-wording.js';
import { slipWords } from './fault-wording.js';
import type { Locale } from './finding.js';
import { defineRule, type Fix, type RuleContext } from './rule.js';

/** A sentence and a cell, or cells that make up what it states, that do not agree. */
interface Fact {
  readonly evaluated: EvaluatedEquation;
  readonly stated: StatedTerm;
  readonly parts: readonly CellTerm[];
  /** What is wrong: the figure of the sentence, or the cell that several sentences contradict. */
  readonly wrong: Suspect;
  readonly statement: Statement | undefined;
  /** The same wrong figure of the same item, further on in its paragraph. */
  readonly repeated: StatedTerm[];
}

export const amountDiffersFromTable = defineRule<Fact>({
  id: 'amount-differs-from-table',
  title: { 'zh-CN': '文中金额与表不一致', en: 'Amount in the text differs from the table' },
  defaultSeverity: 'error',
  // Less than one last place is another way of rounding.
  severity: ({ evaluated }) => (Math.abs(evaluated.residual) < evaluated.lastPlace ? 'information' : 'error'),
  detect,
  place: ({ wrong }) => wrong.term.entry.cell.span,
  say(fact, locale, context) {
    const { evaluated, stated, repeated } = fact;
    const { scale } = context.document;
    const message = locale === 'en' ? inEnglish(fact, context) : inChinese(fact, context);
    const places = placesOf(evaluated, scale, locale).filter(({ span }) => span.start !== fact.wrong.term.entry.cell.span.start);
    const again = repeated.map((term) => ({
      span: term.entry.cell.span,
      message: locale === 'en' ? `here ${formatFigure(term.entry, scale)} again` : `此处同为 ${formatFigure(stated.entry, scale)}`,
    }));
    return { message, related: [...places, ...again] };
  },
  fix: (fact, locale, context) => [useValue(fact, locale, context)],
  equations: ({ evaluated }) => [evaluated],
});

function detect({ document }: RuleContext): readonly Fact[] {
  const statements = new Map(document.stated.map(({ figure, statement }) => [figure.cell, statement]));
  const facts: Fact[] = [];
  const firsts = new Map<Paragraph | undefined, Fact[]>();
  for (const fault of document.faults) {
    if (faultKind(fault) !== 'stated') continue;
    const suspect = fault.suspects.length === 1 ? fault.suspects[0] : undefined;
    for (const evaluated of suspect
      ? fault.equations.filter(({ equation }) => equation.source.kind === 'stated').slice(0, 1)
      : fault.equations) {
      const fact = factOf(evaluated, suspect, document.scale, statements);
      if (!fact) continue;
      const inParagraph = firsts.get(fact.statement?.paragraph) ?? [];
      const first = inParagraph.find((other) => isRepeated(fact, other));
      if (first) first.repeated.push(fact.stated);
      else {
        facts.push(fact);
        firsts.set(fact.statement?.paragraph, [...inParagraph, fact]);
      }
    }
  }
  return facts;
}

/** A sentence gives way to its table, unless several sentences say the same and nothing else bears the cell out. */
function factOf(
  evaluated: EvaluatedEquation,
  suspect: Suspect | undefined,
  scale: Scale,
  statements: ReadonlyMap<StatedTerm['entry']['cell'], Statement>,
): Fact | undefined {
  const { total, parts, source } = evaluated.equation;
  if (source.kind !== 'stated' || isCellTerm(total)) return undefined;
  const value = scale.printable((scale.valueOf(total.entry) ?? 0) - evaluated.residual, total.entry);
  const wrong = suspect && isCellTerm(suspect.term) ? suspect : { term: total, value };
  const statement = statements.get(total.entry.cell);
  return { evaluated, stated: total, parts: parts.filter(isCellTerm), wrong, statement, repeated: [] };
}

/** One slip that is copied within its paragraph is one fault. */
function isRepeated(one: Fact, other: Fact): boolean {
  if (isCellTerm(one.wrong.term) || isCellTerm(other.wrong.term)) return false;
  return one.evaluated.residual === other.evaluated.residual && one.wrong.value === other.wrong.value;
}

function useValue({ wrong, repeated }: Fact, locale: Locale, { document: { scale } }: RuleContext): Fix {
  const { term, value } = wrong;
  const meant = formatValue(value, scale, term.entry);
  const name = termName(term, locale);
  const zh = isCellTerm(term) ? `将“${name}”改为 ${meant}` : `改用表中数字 ${meant}`;
  const en = isCellTerm(term) ? `Change ${name} to ${meant}` : `Use the table's value ${meant}`;
  const edits = [term, ...repeated].map((place) => termEdit(place, value, scale));
  return { title: locale === 'en' ? en : zh, edits, changesFigures: true };
}

function inChinese(fact: Fact, context: RuleContext): string {
  const { stated, wrong } = fact;
  const { scale } = context.document;
  const [here, there] = [
    withUnit(formatFigure(stated.entry, scale), stated),
    withUnit(formatValue(tableValue(fact, scale), scale, stated.entry), stated),
  ];
  const where = whereInTables(fact, 'zh-CN');
  if (isCellTerm(wrong.term))
    return `“${termName(wrong.term, 'zh-CN')}”表中合 ${there}，文中多处为 ${here}：文字与表应一致。请核对该格，或改正文字。`;
  const slip = slipFrom(fact, 'zh-CN', context);
  return `“${stated.name}”文中为 ${here}，${where}为 ${there}${slip ? `（${slip}）` : ''}：文字与表应一致。请改用表中数字，或核对该表。`;
}

function inEnglish(fact: Fact, context: RuleContext): string {
  const { stated, wrong } = fact;
  const { scale } = context.document;
  const [here, there] = [
    withUnit(formatFigure(stated.entry, scale), stated),
    withUnit(formatValue(tableValue(fact, scale), scale, stated.entry), stated),
  ];
  const where = whereInTables(fact, 'en');
  if (isCellTerm(wrong.term))
    return `${termName(wrong.term, 'en')} is ${there} in the table and ${here} in several sentences: text and tables agree. Check the cell, or correct the text.`;
  const slip = slipFrom(fact, 'en', context);
  return `${stated.name} is ${here} in the text and ${there} in ${where}${slip ? ` (${slip})` : ''}: text and tables agree. Use the table's value, or check the table.`;
}

function tableValue({ evaluated, stated }: Fact, scale: Scale): number {
  return scale.printable((scale.valueOf(stated.entry) ?? 0) - evaluated.residual, stated.entry);
}

function withUnit(digits: string, { entry: { unit } }: StatedTerm): string {
  return unit ? `${digits} ${unit}` : digits;
}

/** The table and its row, or rows. */
function whereInTables({ parts }: Fact, locale: Locale): string {
  const rows = parts.map((part) => termName(part, locale)).join(' + ');
  const title = parts[0]?.item.table.table.caption.title;
  if (locale === 'en') return title ? `${title} (${rows})` : `the table (${rows})`;
  return title ? `“${title}”（${rows}）` : `表中（${rows}）`;
}

/** What the wrong figure looks like; last year's figure is what the sentence's own change leads back to. */
function slipFrom(fact: Fact, locale: Locale, { document }: RuleContext): string {
  const { scale } = document;
  const printed = scale.valueOf(fact.stated.entry) ?? 0;
  const meant = tableValue(fact, scale);
  const change = fact.statement?.comparisons.find((comparison) => comparison.change)?.change;
  const difference = change && Math.abs(scale.valueOf(change.figure) ?? 0);
  if (difference && difference === Math.abs(printed - meant)) return locale === 'en' ? "looks like last year's figure" : '疑为上年数';
  return slipWords(slipBetween(printed, meant), locale);
}
