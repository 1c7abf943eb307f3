/** What does not agree after a change, as questions to the author: which leaf makes the difference. */
import type { Span } from '../../base/span.js';
import type { Scale } from '../../budget/scale.js';
import { type CellTerm, type EvaluatedEquation, isCellTerm, type Term } from '../../budget/sums/equation.js';
import type { FigureCell } from './reckoner.js';
import type { Spread } from './spread.js';

/** What does not agree any more and cannot be settled without a decision of the author. */
export type RippleQuestion = LeafQuestion | WordQuestion;

/** Which of the leaves of a total makes the difference. */
export interface LeafQuestion {
  readonly kind: 'leaf';
  /** In the text as it is. */
  readonly span: Span;
  readonly term: Term;
  readonly printed: number;
  readonly wanted: number;
  readonly from: EvaluatedEquation;
  /** The leaves that are not nothing, in the order of the text, each with the sign it counts with; none where no table lists them. */
  readonly candidates: readonly CellTerm[];
}

/** Words of a sentence that no figure can be put into. */
export interface WordQuestion {
  readonly kind: 'words';
  readonly span: Span;
  readonly words: string;
}

/** More leaves than these nobody chooses from. */
const MOST_CANDIDATES = 300;

type Question = Omit<LeafQuestion, 'span'>;

/** One question for each row that should have changed, however many equations say so. */
export function leafQuestions(spread: Spread, scale: Scale): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const evaluated of spread.unsettled) {
    const question = questionOf(evaluated, spread, scale);
    if (!question) continue;
    const key = keyOf(question);
    const known = questions.get(key);
    // Of several columns of one row the one that rests on fewest leaves tells most.
    if (!known || isCloser(question, known)) questions.set(key, question);
  }
  return [...questions.values()];
}

function questionOf(evaluated: EvaluatedEquation, { reckoner, sums }: Spread, scale: Scale): Question | undefined {
  const { total, parts } = evaluated.equation;
  const still = [total, ...parts].filter((each) => !reckoner.follows(each));
  const [first] = still;
  if (parts.length > 1 && first !== total) {
    // The total has followed something else: its parts have not.
    const sum = reckoner.exactly({ evaluated, term: total });
    const value = reckoner.valueOf(total);
    if (sum === undefined || value === undefined) return undefined;
    return { kind: 'leaf', term: total, printed: sum, wanted: value, from: evaluated, candidates: leavesBelow(parts, total, sums, scale) };
  }
  // Where everything has changed already, two changes disagree: the total is as good a place to say so as any.
  const term = (parts.length === 1 ? first : undefined) ?? total;
  const wanted = reckoner.exactly({ evaluated, term });
  const printed = reckoner.valueOf(term);
  if (wanted === undefined || printed === undefined) return undefined;
  const [sum] = sums.get(term.entry.cell) ?? [];
  const candidates = sum && still.includes(term) ? leavesBelow(sum.evaluated.equation.parts, term, sums, scale) : [];
  return { kind: 'leaf', term, printed, wanted, from: evaluated, candidates };
}

/** The leaves that some parts of a total rest on, each with the sign that the total counts it with. */
function leavesBelow(parts: readonly Term[], total: Term, sums: Spread['sums'], scale: Scale): readonly CellTerm[] {
  const leaves = new Map<FigureCell, CellTerm>();
  const seen = new Set<FigureCell>([total.entry.cell]);
  const visit = (each: Term, sign: 1 | -1) => {
    const { cell } = each.entry;
    if (seen.has(cell) || leaves.size >= MOST_CANDIDATES) return;
    seen.add(cell);
    // One way of adding up is enough: they all end at the same leaves, or the first is the finest.
    const [sum] = sums.get(cell) ?? [];
    if (sum) for (const part of sum.evaluated.equation.parts) visit(part, sign === part.sign ? 1 : -1);
    else if (isCellTerm(each) && scale.valueOf(each.entry) !== 0) leaves.set(cell, { ...each, sign });
  };
  for (const part of parts) visit(part, part.sign);
  return [...leaves.values()].sort((a, b) => a.entry.cell.span.start - b.entry.cell.span.start);
}

function keyOf({ term, printed, wanted }: Question): string {
  const row = isCellTerm(term) ? `${term.item.table.table.index} ${term.item.row.row.line}` : `${term.entry.cell.span.start}`;
  return `${row} ${wanted - printed}`;
}

function isCloser(one: Question, other: Question): boolean {
  return one.candidates.length > 0 && (other.candidates.length === 0 || one.candidates.length < other.candidates.length);
}
