/** Identities are hypotheses: where the figures contradict most of what one of them claims, the reading is wrong and not the author. */
import type { Scale } from '../scale.js';
import { type CellTerm, type Equation, type EvaluatedEquation, evaluate, type Identity, isFailing } from '../sums/equation.js';
import type { FactCell, Subject } from './fact.js';

/** One equation of an identity before it is known whether the identity applies. */
export interface Hypothesis {
  readonly identity: Identity;
  readonly equation: Equation;
  /** Equations of one family stand or fall together: one identity between the same tables. */
  readonly family: string;
  /** What the equation is about within its family: a subject, or the fund and part of a total. */
  readonly aspect: Subject;
  /** The equation was chosen because its alternatives do not hold either, or because it holds: it says nothing about its like. */
  readonly chosen?: boolean;
  /** Nothing of its like holds: the document counts in another way, even where its form asks for this one. */
  readonly contradicted?: boolean;
}

export interface Judged {
  readonly accepted: readonly Hypothesis[];
  readonly rejected: readonly Hypothesis[];
}

export function term({ entry, item }: FactCell, sign: 1 | -1 = 1): CellTerm {
  return { entry, item, sign };
}

/** An equation between tables, total = Σ parts. */
export function identityEquation(identity: Identity, total: FactCell, parts: readonly CellTerm[], atMost = false): Equation {
  return { source: { kind: 'identity', identity }, table: total.table, total: term(total), parts, atMost };
}

export function familyOf(identity: Identity, cells: readonly FactCell[]): string {
  const tables = [...new Set(cells.map(({ table }) => table.table.index))].sort((a, b) => a - b);
  return `${identity.id}|${cells[0]?.book ?? 0}|${tables.join(',')}`;
}

/** Universal identities fall only where the figures contradict nearly all of them. */
const FEWEST_CONTRADICTIONS = 3;

/** Takes the families that the figures bear out, and drops the others; `applying` are those that the form of the document asks for. */
export function judge(hypotheses: readonly Hypothesis[], scale: Scale, applying: readonly string[] = []): Judged {
  const families = new Map<string, Hypothesis[]>();
  for (const hypothesis of hypotheses) {
    const list = families.get(hypothesis.family);
    if (list) list.push(hypothesis);
    else families.set(hypothesis.family, [hypothesis]);
  }
  const accepted: Hypothesis[] = [];
  const rejected: Hypothesis[] = [];
  for (const family of families.values()) (isBorneOut(family, scale, applying) ? accepted : rejected).push(...family);
  return { accepted, rejected };
}

function isBorneOut(family: readonly Hypothesis[], scale: Scale, applying: readonly string[]): boolean {
  const { holds, fails } = evidence(family, scale);
  if (family.some(({ contradicted }) => contradicted)) return false;
  const identity = family[0]?.identity;
  if (identity?.class === 'universal' || applying.includes(identity?.id ?? '')) return fails < FEWEST_CONTRADICTIONS || fails <= 2 * holds;
  return fails === 0 || (holds >= 1 && holds >= fails);
}

/**
 * What the figures say of a family, counted over what is independent: a code speaks through the codes below it, and all
 * columns of a subject speak at once. Nothing on both sides says nothing.
 */
function evidence(family: readonly Hypothesis[], scale: Scale): { readonly holds: number; readonly fails: number } {
  const subjects = new Set(family.map(({ aspect }) => aspect));
  const parents = new Set<Subject>();
  for (const subject of subjects)
    if (/^\d{5,}$/u.test(subject)) for (let length = subject.length - 2; length >= 3; length -= 2) parents.add(subject.slice(0, length));
  const outcomes = new Map<Subject, boolean>();
  for (const { aspect, equation } of family) {
    if (subjects.size > 1 && (aspect === '' || parents.has(aspect))) continue;
    const evaluated = evaluate(equation, scale);
    if (!evaluated || isNothing(evaluated, scale)) continue;
    outcomes.set(aspect, (outcomes.get(aspect) ?? true) && !isFailing(evaluated));
  }
  const verdicts = [...outcomes.values()];
  const holds = verdicts.filter((verdict) => verdict).length;
  return { holds, fails: verdicts.length - holds };
}

export function isNothing({ equation, residual }: EvaluatedEquation, scale: Scale): boolean {
  return residual === 0 && scale.valueOf(equation.total.entry) === 0;
}

/** Whether an equation holds as far as its digits say. */
export function holds(equation: Equation, scale: Scale): boolean {
  const evaluated = evaluate(equation, scale);
  return evaluated !== undefined && !isFailing(evaluated);
}
