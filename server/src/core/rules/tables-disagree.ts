/** What is printed in several tables of one budget is the same amount in all of them (DOMAIN §3.1, identities B3 to J2). */
import { explainResidual } from '../budget/facts/residual.js';
import { termEdit } from '../budget/figure-edit.js';
import type { BudgetTable } from '../budget/ledger.js';
import { type EvaluatedEquation, type Identity, isCellTerm, type Term } from '../budget/sums/equation.js';
import { type Fault, faultKind, type Suspect } from '../budget/sums/fault.js';
import { tablesOf } from '../budget/sums/table-suspects.js';
import { describeEquation, firstPlaces, formatFigure, formatValue, placesOf, termName } from './equation-wording.js';
import { faultPlace, firstEquation, fixFault, sayFault } from './fault-wording.js';
import type { Locale, RelatedPlace } from './finding.js';
import { defineRule, type Fix, type RuleContext } from './rule.js';

export const tablesDisagree = defineRule<Fault>({
  id: 'tables-disagree',
  title: { 'zh-CN': '表与表之间不一致', en: 'Tables disagree' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) => document.faults.filter((fault) => faultKind(fault) === 'identity'),
  place: (fault) => (fault.table ? deepestCell(fault, fault.table).entry.cell.span : faultPlace(fault)),
  say(fault, locale, context) {
    if (fault.swapped || fault.together) return sayFault(fault, locale, context);
    const message = fault.table
      ? sayTable(fault, fault.table, locale, context)
      : fault.suspects.length === 1
        ? saySuspect(fault, fault.suspects[0] as Suspect, locale, context)
        : sayBoth(fault, locale, context);
    const { scale } = context.document;
    const related = fault.equations.flatMap((evaluated) => withTables(placesOf(evaluated, scale, locale), evaluated));
    return { message, related: firstPlaces(related) };
  },
  fix: (fault, locale, context) => (fault.table ? carryOver(fault, fault.table, locale, context) : fixDisagreement(fault, locale, context)),
  equations: (fault) => fault.equations,
});

/** One cell disagrees with what the others bear out. */
function saySuspect(fault: Fault, { term, value }: Suspect, locale: Locale, { document }: RuleContext): string {
  const { scale } = document;
  const evaluated = fault.equations.find(({ equation }) => termsOf(equation).includes(term)) ?? firstEquation(fault);
  const name = termName(term, locale);
  const printed = term.entry.amount ? formatFigure(term.entry, scale) : locale === 'en' ? 'blank' : '空白';
  const meant = formatValue(value, scale, term.entry);
  const others = titlesOf(fault, tableOf(term), locale);
  const law = lawOf(evaluated, locale);
  return locale === 'en'
    ? `${name} is ${printed} here, but ${others} says ${meant}: ${law}, and the other sums bear out ${meant}. Put in ${meant}, or correct ${others}.`
    : `“${name}”此处为 ${printed}，与${others}的 ${meant} 不一致：${law}，其他等式均支持 ${meant}。请改为 ${meant}，或更正对应表。`;
}

/** Two places disagree, and nothing tells which is right. */
function sayBoth(fault: Fault, locale: Locale, context: RuleContext): string {
  const { scale } = context.document;
  const evaluated = firstEquation(fault);
  const { total, parts } = evaluated.equation;
  const name = termName(total, locale);
  const here = formatFigure(total.entry, scale);
  const law = lawOf(evaluated, locale);
  const others = titlesOf(fault, tableOf(total), locale);
  const difference = differenceWords(evaluated, locale, context);
  const [only] = parts;
  if (parts.length === 1 && only) {
    const there = formatValue(scale.valueOf(only.entry) ?? 0, scale, total.entry);
    return locale === 'en'
      ? `${name} is ${here} here and ${there} in ${others} (${termName(only, locale)}), ${difference}: ${law}. Check both and use one figure.`
      : `“${name}”此处为 ${here}，${others}（${termName(only, locale)}）为 ${there}，${difference}：${law}。请核对后两表采用同一数字。`;
  }
  const equation = describeEquation(evaluated, scale, locale);
  return locale === 'en'
    ? `${name} does not agree with ${others}, ${difference}: ${law}, but ${equation}. Check these figures.`
    : `“${name}”与${others}不一致，${difference}：${law}，而 ${equation}。请核对所列各数。`;
}

/** A change went through one table and not through the others. */
function sayTable(fault: Fault, table: BudgetTable, locale: Locale, context: RuleContext): string {
  const { scale } = context.document;
  const cell = deepestCell(fault, table);
  const between = fault.equations.filter(({ equation }) => equation.source.kind === 'identity');
  const evaluated = between.find(({ equation }) => termsOf(equation).includes(cell)) ?? (between[0] as EvaluatedEquation);
  const name = termName(cell, locale);
  const others = titlesOf(fault, table, locale);
  const equation = describeEquation(evaluated, scale, locale);
  const difference = differenceWords(evaluated, locale, context);
  const isUnbalanced = fault.equations.some(({ equation: { source } }) => source.kind === 'balance');
  if (locale === 'en') {
    const sides = isUnbalanced ? ', and its income and expenditure do not balance' : '';
    const places = between.length === 1 ? 'once' : `in ${between.length} places, each time`;
    return `This table and ${others} disagree ${places} ${difference}, from ${name} up${sides}: ${equation}. A change seems to be carried out on one side only; carry it over to the other.`;
  }
  const sides = isUnbalanced ? '，且本表收支总计不平衡' : '';
  return `本表与${others}有 ${between.length} 处不一致，${between.length > 1 ? '均' : ''}${difference}，自“${name}”起${sides}：${equation}。疑一方已调整而另一方未同步，请同步修改。`;
}

function differenceWords({ equation, residual }: EvaluatedEquation, locale: Locale, { document }: RuleContext): string {
  const like = equation.total.entry;
  const difference = formatValue(Math.abs(residual), document.scale, like);
  const sources = explainResidual(Math.abs(residual), document.forms, document.scale);
  const named = sources.map(({ item }) => item.label.name).join(locale === 'en' ? ' + ' : '＋');
  if (locale === 'en') return `differing by ${difference}${named ? ` (= ${named})` : ''}`;
  return `相差 ${difference}${named ? `（= ${named}）` : ''}`;
}

function lawOf({ equation: { source } }: EvaluatedEquation, locale: Locale): string {
  const identity: Identity | undefined = source.kind === 'identity' ? source.identity : undefined;
  const title = identity?.title[locale === 'en' ? 'en' : 'zh-CN'] ?? '';
  return locale === 'en' ? title.replace(/^The/u, 'the').replace(/^A /u, 'a ') : title;
}

/** The titles of the tables on the other side. */
function titlesOf(fault: Fault, own: BudgetTable | undefined, locale: Locale): string {
  const others = new Set(fault.equations.flatMap((evaluated) => [...tablesOf(evaluated)]).filter((table) => table !== own));
  const titles = [...others].map((table) => table.table.caption.title ?? '');
  return locale === 'en' ? titles.join(', ') : titles.map((title) => `《${title}》`).join('、');
}

function tableOf(term: Term): BudgetTable | undefined {
  return isCellTerm(term) ? term.item.table : undefined;
}

function termsOf({ total, parts }: EvaluatedEquation['equation']): readonly Term[] {
  return [total, ...parts];
}

/** The cell of a table that is nearest to the change: the deepest code that disagrees. */
function deepestCell(fault: Fault, table: BudgetTable): Term {
  const cells = fault.equations
    .filter(({ equation }) => equation.source.kind === 'identity')
    .flatMap(({ equation }) => termsOf(equation).filter((term) => tableOf(term) === table));
  const depth = (term: Term) => (isCellTerm(term) ? (term.item.codes[0]?.code.length ?? (term.item.isTotal ? 0 : 1)) : 0);
  return cells.reduce((best, term) => (depth(term) > depth(best) ? term : best), cells[0] as Term);
}

/** A place in another table is told with that table's title. */
function withTables(places: readonly RelatedPlace[], { equation }: EvaluatedEquation): readonly RelatedPlace[] {
  const terms = new Map(termsOf(equation).map((term) => [term.entry.cell.span.start, term] as const));
  return places.map((place) => {
    const term = terms.get(place.span.start);
    const title = term && tableOf(term)?.table.caption.title;
    return title ? { ...place, message: `${place.message} · ${title}` } : place;
  });
}

/** The value the equations single out first; where they do not, either figure for the other, as long as no sum breaks by it. */
function fixDisagreement(fault: Fault, locale: Locale, context: RuleContext): readonly Fix[] {
  const evaluated = firstEquation(fault);
  const { total, parts } = evaluated.equation;
  const [only] = parts;
  if (fault.suspects.length === 1 || fault.equations.length > 1 || parts.length !== 1 || !only) return fixFault(fault, locale, context);
  return [...putIn(total, -evaluated.residual, locale, context), ...putIn(only, evaluated.residual, locale, context)];
}

function putIn(term: Term, by: number, locale: Locale, context: RuleContext): readonly Fix[] {
  if (breaksSums(new Map([[term.entry.cell, { term, by }]]), context)) return [];
  const { scale } = context.document;
  const value = scale.printable((scale.valueOf(term.entry) ?? 0) + by, term.entry);
  const meant = formatValue(value, scale, term.entry);
  const title = tableOf(term)?.table.caption.title ?? '';
  const name = termName(term, locale);
  return [
    {
      title: locale === 'en' ? `Change ${name} in ${title} to ${meant}` : `将《${title}》的“${name}”改为 ${meant}`,
      edits: [termEdit(term, value, scale)],
      changesFigures: true,
    },
  ];
}

/** Takes the change over, where that leaves every sum as it is: this table's figures as the others have them, or the other way round. */
function carryOver(fault: Fault, table: BudgetTable, locale: Locale, context: RuleContext): readonly Fix[] {
  const title = table.table.caption.title ?? '';
  const others = titlesOf(fault, table, locale);
  const offer = (changes: ReadonlyMap<Term['entry']['cell'], Change>, zh: string, en: string): readonly Fix[] => {
    if (changes.size === 0 || breaksSums(changes, context)) return [];
    const { scale } = context.document;
    const edits = [...changes.values()].map(({ term, by }) => termEdit(term, (scale.valueOf(term.entry) ?? 0) + by, scale));
    return [{ title: locale === 'en' ? en : zh, edits, changesFigures: true }];
  };
  const there = changesOf(fault, (term) => tableOf(term) !== table);
  const here = changesOf(fault, (term) => tableOf(term) === table);
  return [
    ...offer(there, `按《${title}》更新${others}（${there.size} 处）`, `Update ${others} from ${title} (${there.size} figures)`),
    ...offer(here, `按${others}更新《${title}》（${here.size} 处）`, `Update ${title} from ${others} (${here.size} figures)`),
  ];
}

interface Change {
  readonly term: Term;
  readonly by: number;
}

/** What changes where one side of every equation is made to agree with the other. */
function changesOf(fault: Fault, isOnSide: (term: Term) => boolean): ReadonlyMap<Term['entry']['cell'], Change> {
  const changes = new Map<Term['entry']['cell'], Change>();
  for (const { equation, residual } of fault.equations) {
    const [only] = equation.parts;
    if (equation.atMost || equation.parts.length !== 1 || !only) continue;
    if (isOnSide(equation.total)) changes.set(equation.total.entry.cell, { term: equation.total, by: -residual });
    if (isOnSide(only)) changes.set(only.entry.cell, { term: only, by: residual });
  }
  return changes;
}

function breaksSums(changes: ReadonlyMap<Term['entry']['cell'], Change>, { document }: RuleContext): boolean {
  return document.evaluated.some(({ equation, residual, lastPlace }) => {
    const change = (term: Term, effect: number) => effect * (changes.get(term.entry.cell)?.by ?? 0);
    const moved = equation.parts.reduce((sum, part) => sum + change(part, -part.sign), change(equation.total, 1));
    if (moved === 0) return false;
    const after = residual + moved;
    return equation.atMost ? after < -lastPlace : Math.abs(after) > lastPlace;
  });
}
