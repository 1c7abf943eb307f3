/** What sentences say of each other: the same amount again, before and after a change, a whole and its parts. */
import { groupBy } from '../../base/group-by.js';
import { perUnit } from '../../base/per-unit.js';
import type { AmountClaim, Comparison, Statement } from '../../prose/claim.js';
import type { Paragraph } from '../../prose/paragraph.js';
import type { Passage, Prose } from '../../prose/prose.js';
import { flowOf } from '../../prose/scope.js';
import type { Scale } from '../scale.js';
import { statedFigureOf } from '../statements/statements.js';
import type { Equation, StatedTerm } from '../sums/equation.js';
import { isComplete } from './complete-lists.js';
import { comparedLevel, signOf } from './growth-readings.js';

/** Equations among the figures of sentences. */
export function textEquations(prose: Prose, scale: Scale): readonly Equation[] {
  const ofPassages = prose.passages.map((passage) => equationsOfPassage(passage, scale));
  return [...ofPassages.flatMap(({ ofStatements }) => ofStatements), ...ofPassages.flatMap(({ ofLists }) => ofLists)];
}

interface PassageEquations {
  readonly ofStatements: readonly Equation[];
  readonly ofLists: readonly Equation[];
}

const equationsOfPassage = perUnit(({ statements }: Passage, scale: Scale): PassageEquations => {
  const ofStatements: Equation[] = [];
  let isListed = false;
  for (const statement of statements) {
    if (statement.list) isListed = true;
    if (statement.restated.length > 0) ofStatements.push(...saidAgain(statement));
    if (statement.comparisons.length > 0) ofStatements.push(...differences(statement, scale));
  }
  if (!isListed) return { ofStatements, ofLists: [] };
  const lists = groupBy(statements, ({ list }) => list);
  return { ofStatements, ofLists: [...lists].flatMap(([list, parts]) => (list ? sumsOfList(parts, scale) : [])) };
});

function saidAgain({ level, restated, item }: Statement): readonly Equation[] {
  if (!level) return [];
  // What is said again may be rounded, unlike the zeros that sums leave out.
  return restated.map((again) => equation(asPrintedTerm(again, item.text), [asPrintedTerm(level, item.text)]));
}

/** 2022年预算数 = 2021年执行数 ± the change; a word that goes the wrong way is another fault. */
function differences(statement: Statement, scale: Scale): readonly Equation[] {
  return statement.comparisons.flatMap(({ previous, change }) => {
    const level = previous && comparedLevel(statement, previous);
    const told = change && signOf(change.direction, change.amount.units);
    if (!level || !change || !told) return [];
    const name = statement.item.text;
    const by = (sign: 1 | -1) => equation(term(level, name), [term(previous, name), { ...term(change, name), sign }]);
    const [now, then, difference] = [level, previous, change].map((claim) => scale.valueOf(statedFigureOf(claim)) ?? 0);
    const isTurned = (now ?? 0) - (then ?? 0) === -told * (difference ?? 0);
    return [by(isTurned && told === 1 ? -1 : isTurned ? 1 : told)];
  });
}

function sumsOfList(listed: readonly Statement[], scale: Scale): readonly Equation[] {
  const whole = listed[0]?.whole;
  const head = whole?.level;
  if (!whole || !head || !isOneList(listed)) return [];
  const levels = listed.flatMap(({ level }) => level ?? []);
  const parts = listed.flatMap((part) => (part.level ? [term(part.level, part.item.text)] : []));
  if (levels.length !== listed.length) return [];
  if (isComplete(whole, listed)) return [equation(term(head, whole.item.text), parts), ...changeSum(whole, listed)];
  return exceeds(head, levels, areSources(listed), scale) ? [{ ...equation(term(head, whole.item.text), parts), atMost: true }] : [];
}

/** The paragraphs of a list are alike, and each part stands in it once. */
function isOneList(listed: readonly Statement[]): boolean {
  const shapes = new Set(listed.map(({ paragraph }: { readonly paragraph: Paragraph }) => `${paragraph.kind}${paragraph.level}`));
  const flows = new Set(listed.flatMap(({ item }) => flowOf(item.text) ?? []));
  return shapes.size === 1 && flows.size < 2 && new Set(listed.map(({ item }) => item.text)).size === listed.length;
}

/**
 * Whether parts are more than their whole, however one groups them: some may be parts of others, or the whole may be listed
 * twice, by two kinds of parts.
 */
function exceeds(head: AmountClaim, levels: readonly AmountClaim[], areDisjoint: boolean, scale: Scale): boolean {
  const whole = scale.valueOf(head.figure);
  const values = levels.map(({ figure }) => scale.valueOf(figure) ?? 0);
  if (whole === undefined || whole <= 0 || values.some((value) => value < 0)) return false;
  if (values.some((value) => value > whole)) return values.filter((value) => value > whole).length === 1;
  const top = areDisjoint ? values : withoutSubparts(values);
  if (top.reduce((sum, value) => sum + value, 0) <= whole) return false;
  return areDisjoint || !hasRun(values, whole);
}

const SOURCE =
  /财政拨款|一般公共预算|政府性基金|国有资本经营|财政专户|事业(?:单位)?(?:经营)?收入|经营收入|其他(?:收入|资金)|上级补助|附属单位|结[转余]/u;
const FUND = /一般公共预算|政府性基金|国有资本经营/u;

/** Sources of money do not contain each other, but for 财政拨款 and the funds it consists of. */
function areSources(listed: readonly Statement[]): boolean {
  const names = listed.map(({ item }) => item.text);
  if (!names.every((name) => SOURCE.test(name))) return false;
  return !(names.some((name) => FUND.test(name)) && names.some((name) => /财政拨款/u.test(name) && !FUND.test(name)));
}

/** Leaves out runs of parts that make up the part before them. */
function withoutSubparts(values: readonly number[]): readonly number[] {
  const top: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    top.push(value);
    let sum = 0;
    for (let next = index + 1; value > 0 && next < values.length && sum < value; next++) {
      sum += values[next] as number;
      if (sum !== value || next === index + 1) continue;
      index = next;
      break;
    }
  }
  return top;
}

/** Whether parts that follow each other make up the whole. */
function hasRun(values: readonly number[], whole: number): boolean {
  return values.some((_, start) => {
    let sum = 0;
    for (let index = start; index < values.length && sum < whole; index++) sum += values[index] as number;
    return sum === whole;
  });
}

/** 39 = 20 + 19 + 0: where all parts tell their change, the changes add up as well. */
function changeSum(whole: Statement, parts: readonly Statement[]): readonly Equation[] {
  const [head] = whole.comparisons;
  const headSign = head && signOfTold(head);
  if (!head?.change || !headSign) return [];
  const terms: StatedTerm[] = [];
  for (const part of parts) {
    const [own] = part.comparisons;
    if (!own || own.baseYear?.text !== head.baseYear?.text) return [];
    if (own.flat && !own.change) continue;
    const sign = signOfTold(own);
    if (!own.change || !sign) return [];
    terms.push({ ...term(own.change, part.item.text), sign: sign === headSign ? 1 : -1 });
  }
  return terms.length > 0 ? [equation(term(head.change, whole.item.text), terms)] : [];
}

function signOfTold({ change }: Comparison): 1 | -1 | undefined {
  if (change?.amount.units === 0) return 1;
  return change && (change.amount.units < 0 ? undefined : signOf(change.direction, change.amount.units));
}

function term(claim: AmountClaim, name: string): StatedTerm {
  return { entry: statedFigureOf(claim), sign: 1, name };
}

function asPrintedTerm({ figure }: AmountClaim, name: string): StatedTerm {
  return { entry: figure, sign: 1, name };
}

function equation(total: StatedTerm, parts: readonly StatedTerm[]): Equation {
  return { source: { kind: 'sentences' }, table: undefined, total, parts, atMost: false };
}
