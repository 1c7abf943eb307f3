/** How a change of some figures spreads over the equations of a document. */
import { IDENTITIES } from '../../budget/facts/identity.js';
import type { BudgetTable } from '../../budget/ledger.js';
import type { Scale } from '../../budget/scale.js';
import { type Equation, type EvaluatedEquation, isExact, isFailing, type Term } from '../../budget/sums/equation.js';
import { type Derivation, definitionsOf, type FigureCell, isSum, Reckoner } from './reckoner.js';

/** What figures must agree in, and what has been changed. */
export interface Disturbed {
  readonly scale: Scale;
  readonly rounded: ReadonlySet<BudgetTable | undefined>;
  /** What must hold. */
  readonly binding: readonly EvaluatedEquation[];
  /** What happens to hold and goes on holding, as far as nothing else says where a figure comes from. */
  readonly usual: readonly EvaluatedEquation[];
  readonly given: ReadonlyMap<FigureCell, number>;
  /** Figures that follow from nothing here: last year's, or those that a sentence works out. */
  readonly fixed: ReadonlySet<FigureCell>;
  /** Figures of sentences that state what a table prints: they follow it, and not what other sentences add up to. */
  readonly led: ReadonlySet<FigureCell>;
  /** Tables that lost or gained rows: their totals are worked out anew. */
  readonly reshaped: ReadonlySet<BudgetTable | undefined>;
}

export interface Spread {
  readonly reckoner: Reckoner;
  /** By figure, the equation it follows from. */
  readonly derivations: ReadonlyMap<FigureCell, Derivation>;
  /** By total, the sums it is, most often one. */
  readonly sums: ReadonlyMap<FigureCell, readonly Derivation[]>;
  /** Equations that held and do not hold any more: what they need is not to be told from the figures. */
  readonly unsettled: readonly EvaluatedEquation[];
}

/** A long chain of tables takes so many steps; what takes more turns in a circle. */
const MOST_ROUNDS = 200;

/** Each figure takes what the one before it gets. */
type Chain = readonly Derivation[];

/**
 * Lets totals follow their parts, and figures that must agree with a changed one follow it: first those that nothing else
 * determines; then totals whose one part that is not nothing can take the difference. What is left is for the author to decide.
 */
export function spread(disturbed: Disturbed): Spread {
  const course = new Course(disturbed);
  for (let round = 0; round < MOST_ROUNDS && course.goOn(); round++);
  return course.result();
}

class Course {
  readonly #disturbed: Disturbed;
  readonly #derivations: Map<FigureCell, Derivation>;
  readonly #sums = new Map<FigureCell, Derivation[]>();
  readonly #usual: ReadonlySet<EvaluatedEquation>;
  readonly #carried = new Set<FigureCell>();
  #reckoner: Reckoner;

  constructor(disturbed: Disturbed) {
    const { binding, scale, given } = disturbed;
    this.#disturbed = disturbed;
    this.#usual = new Set(disturbed.usual);
    this.#derivations = definitionsOf(binding, scale);
    for (const one of binding) {
      const { total, atMost } = one.equation;
      if (!isSum(one) || atMost) continue;
      const known = this.#sums.get(total.entry.cell);
      if (known) known.push({ evaluated: one, term: total });
      else this.#sums.set(total.entry.cell, [{ evaluated: one, term: total }]);
    }
    for (const cell of given.keys()) this.#derivations.delete(cell);
    this.#reckoner = this.#reckonAnew();
  }

  /** One step; false where there is none left. */
  goOn(): boolean {
    const { binding, usual } = this.#disturbed;
    const went = this.#carry(binding) || this.#carry(usual) || this.#passDown(binding) || this.#passDown(usual);
    if (went) this.#reckoner = this.#reckonAnew();
    return went;
  }

  result(): Spread {
    const { binding } = this.#disturbed;
    const wasSettled = (one: EvaluatedEquation) => !isFailing(one) || one.equation.atMost;
    const unsettled = binding.filter((one) => wasSettled(one) && !this.#isLed(one) && this.#isUnsettled(one));
    return { reckoner: this.#reckoner, derivations: this.#derivations, sums: this.#sums, unsettled };
  }

  /** Sentences whose figures follow tables agree once these do. */
  #isLed({ equation: { source, total, parts } }: EvaluatedEquation): boolean {
    return source.kind === 'sentences' && [total, ...parts].some(({ entry }) => this.#disturbed.led.has(entry.cell));
  }

  #reckonAnew(): Reckoner {
    const { scale, rounded, given, reshaped } = this.#disturbed;
    const mayBeStale = ({ equation: { table } }: EvaluatedEquation) => reshaped.has(table);
    return new Reckoner({ scale, rounded, given, derivations: this.#derivations, mayBeStale });
  }

  /** Lets free figures follow what they agree with. */
  #carry(equations: readonly EvaluatedEquation[]): boolean {
    let went = false;
    for (const evaluated of equations) {
      const term = this.#followerIn(evaluated);
      if (!term || (this.#derivations.has(term.entry.cell) && !this.#isOtherSum(evaluated, term))) continue;
      this.#derive(evaluated, term);
      went = true;
    }
    return went;
  }

  /** Lets a total follow what it agrees with, where only one of its parts can make the difference; the nearest part first. */
  #passDown(equations: readonly EvaluatedEquation[]): boolean {
    const known = new Map<FigureCell, Chain | undefined>();
    let best: { readonly evaluated: EvaluatedEquation; readonly term: Term; readonly chain: Chain } | undefined;
    for (const evaluated of equations) {
      const term = this.#followerIn(evaluated);
      if (!term || !this.#derivations.has(term.entry.cell)) continue;
      const chain = this.#chainBelow(term.entry.cell, known);
      if (chain && (!best || chain.length < best.chain.length)) best = { evaluated, term, chain };
    }
    if (!best) return false;
    this.#derive(best.evaluated, best.term);
    for (const { evaluated, term } of best.chain) this.#derive(evaluated, term);
    return true;
  }

  /** A total that is the sum of its parts in two ways follows the one in which a part changed. */
  #isOtherSum(evaluated: EvaluatedEquation, { entry: { cell } }: Term): boolean {
    return isSum(evaluated) && evaluated.equation.total.entry.cell === cell;
  }

  #derive(evaluated: EvaluatedEquation, term: Term): void {
    this.#derivations.set(term.entry.cell, { evaluated, term });
    this.#carried.add(term.entry.cell);
  }

  /** The one figure of an equation that must follow the others for it to hold again. */
  #followerIn(evaluated: EvaluatedEquation): Term | undefined {
    if (!this.#mayCarry(evaluated) || !this.#isUnsettled(evaluated)) return undefined;
    const { total, parts } = evaluated.equation;
    const changed = parts.filter((part) => this.#reckoner.follows(part));
    const term = changed.length > 0 ? total : this.#onlyPart(parts);
    if (term && evaluated.equation.source.kind === 'sentences' && this.#disturbed.led.has(term.entry.cell)) return undefined;
    // What has followed one change cannot follow another.
    return term && this.#isFree(term) && !this.#reckoner.follows(term) ? term : undefined;
  }

  /** Figures that disagreed before are another matter, but for sentences, which say what tables print. */
  #mayCarry(evaluated: EvaluatedEquation): boolean {
    const { atMost, source } = evaluated.equation;
    return (!isFailing(evaluated) || source.kind === 'stated') && (!atMost || this.#usual.has(evaluated));
  }

  #isFree({ entry }: Term): boolean {
    const { given, fixed } = this.#disturbed;
    return !given.has(entry.cell) && !fixed.has(entry.cell) && !this.#carried.has(entry.cell) && !entry.unreadable;
  }

  /** The part of a total that is not nothing, where there is only one. */
  #onlyPart(parts: readonly Term[]): Term | undefined {
    if (parts.length === 1) return parts[0];
    const filled = parts.filter(({ entry }) => this.#disturbed.scale.valueOf(entry) !== 0);
    return filled.length === 1 ? filled[0] : undefined;
  }

  /**
   * How what a total gets is passed down to a figure that follows from nothing else. A total that is a sum in several ways
   * gets nothing that one of them cannot pass on.
   */
  #chainBelow(cell: FigureCell, known: Map<FigureCell, Chain | undefined>): Chain | undefined {
    if (known.has(cell)) return known.get(cell);
    // What contains itself, as only a misread table can, is passed down to nothing.
    known.set(cell, undefined);
    let best: Chain | undefined;
    for (const { evaluated } of this.#sums.get(cell) ?? []) {
      const chain = this.#chainThrough(evaluated, known);
      if (!chain) return undefined;
      if (!best || chain.length < best.length) best = chain;
    }
    known.set(cell, best);
    return best;
  }

  #chainThrough(evaluated: EvaluatedEquation, known: Map<FigureCell, Chain | undefined>): Chain | undefined {
    const { parts } = evaluated.equation;
    const part = isFailing(evaluated) ? undefined : this.#onlyPart(parts);
    if (!part || !this.#isFree(part) || parts.some((each) => this.#reckoner.follows(each))) return undefined;
    const below = this.#sums.has(part.entry.cell) ? this.#chainBelow(part.entry.cell, known) : [];
    return below && [{ evaluated, term: part }, ...below];
  }

  #isUnsettled(evaluated: EvaluatedEquation): boolean {
    const { equation, residual, lastPlace } = evaluated;
    if (![equation.total, ...equation.parts].some((term) => this.#reckoner.follows(term))) return false;
    const left = this.#reckoner.residualOf(evaluated);
    if (left === undefined) return false;
    if (equation.atMost)
      return left < 0 ? this.#usual.has(evaluated) || (left < -lastPlace && left < residual) : this.#mayFollowUp(evaluated) && left !== 0;
    return left !== residual && Math.abs(left) > toleranceOf(equation, lastPlace);
  }

  /** A whole that one part makes up goes on consisting of it; but what is spent more on an item of 三公 need not be spent on that part. */
  #mayFollowUp(evaluated: EvaluatedEquation): boolean {
    const { source, parts } = evaluated.equation;
    if (!this.#usual.has(evaluated)) return false;
    return parts.some((part) => this.#reckoner.follows(part)) || (source.kind === 'identity' && source.identity.id !== IDENTITIES.G4.id);
  }
}

function toleranceOf({ source }: Equation, lastPlace: number): number {
  return isExact(source) ? lastPlace / 2 : lastPlace;
}
