import type { LineMap } from '../base/line-map.js';
import type { SourceText } from '../base/source-text.js';
import type { Span } from '../base/span.js';
import { type Acceptance, readAcceptances } from '../budget/acceptance/acceptance.js';
import { Addresses, addressWords, isMeant, namesRow } from '../budget/acceptance/address.js';
import { type Scope, Surroundings } from '../budget/acceptance/surroundings.js';
import { type Directive, readDirectives } from '../budget/directives.js';
import type { BudgetDocument } from '../budget/document.js';
import type { Finding, RuleLevel } from './finding.js';

/** A finding that the author stands by, and why (核实说明). */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly reason: string;
  /** The comment that says so. */
  readonly comment: Span;
}

/** What is wrong with a comment that speaks to the checker. */
export type CommentFault =
  /** The figure is no longer the one that was accepted; the finding speaks again. */
  | { readonly kind: 'stale'; readonly acceptance: Acceptance; readonly finding: Finding; readonly address: string }
  /** There is nothing of the kind at this place. */
  | { readonly kind: 'needless'; readonly acceptance: Acceptance }
  | { readonly kind: 'without-reason'; readonly acceptance: Acceptance }
  | { readonly kind: 'unknown-rule'; readonly acceptance: Acceptance }
  | { readonly kind: 'unknown-word'; readonly directive: Directive };

export interface Judgement {
  /** Those that no comment accepts. */
  readonly open: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly faults: readonly CommentFault[];
}

export interface Draft {
  readonly document: BudgetDocument;
  readonly text: SourceText;
  readonly lines: LineMap;
}

/** The first words of comments that mean something, each read by its own part of the core. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(['accept', 'template']);

/** Rules whose findings are about comments, or about the checker itself: no comment silences them. */
const NEVER_ACCEPTED: ReadonlySet<string> = new Set(['internal-error']);

/** Takes out of the findings what comments accept, each comment one; `levels` are those of all rules there are. */
export function acceptFindings(draft: Draft, findings: readonly Finding[], levels: ReadonlyMap<string, RuleLevel>): Judgement {
  const directives = readDirectives(draft.text, draft.lines);
  if (directives.length === 0) return { open: findings, accepted: [], faults: [] };
  return new Judge(draft, findings, levels).judge(directives);
}

class Judge {
  readonly #open: Set<Finding>;
  readonly #accepted: AcceptedFinding[] = [];
  readonly #faults: CommentFault[] = [];
  readonly #levels: ReadonlyMap<string, RuleLevel>;
  readonly #addresses: Addresses;
  readonly #surroundings: Surroundings;

  constructor({ document, text, lines }: Draft, findings: readonly Finding[], levels: ReadonlyMap<string, RuleLevel>) {
    this.#open = new Set(findings);
    this.#levels = levels;
    this.#addresses = new Addresses(document, text);
    this.#surroundings = new Surroundings(document, lines);
  }

  judge(directives: readonly Directive[]): Judgement {
    for (const directive of directives) {
      if (!KNOWN_WORDS.has(directive.name)) this.#faults.push({ kind: 'unknown-word', directive });
    }
    const acceptances = readAcceptances(directives);
    const comments = directives.map(({ span }) => span);
    const unused = acceptances.filter((acceptance) => !this.#isSettled(acceptance, this.#scopeOf(acceptance, comments)));
    // What is stale is told only after every comment had its turn: another may have accepted the same finding.
    for (const acceptance of unused) this.#faults.push(this.#faultOf(acceptance, this.#scopeOf(acceptance, comments)));
    return { open: [...this.#open], accepted: this.#accepted, faults: this.#faults };
  }

  #scopeOf({ span }: Acceptance, comments: readonly Span[]): Scope {
    return this.#surroundings.around(
      span,
      comments.filter((other) => other.end <= span.start),
    );
  }

  /** Whether the comment does its work, or cannot while its rule is off, or is at fault in itself. */
  #isSettled(acceptance: Acceptance, scope: Scope): boolean {
    const level = this.#levels.get(acceptance.ruleId);
    if (level === undefined || NEVER_ACCEPTED.has(acceptance.ruleId)) {
      this.#faults.push({ kind: 'unknown-rule', acceptance });
      return true;
    }
    if (acceptance.reason === undefined) {
      this.#faults.push({ kind: 'without-reason', acceptance });
      return true;
    }
    if (level === 'off') return true;
    const finding = this.#candidates(acceptance, scope).find(({ span }) => isMeant(acceptance.target, this.#addresses.of(span)));
    if (!finding) return false;
    this.#open.delete(finding);
    this.#accepted.push({ finding, reason: acceptance.reason, comment: acceptance.span });
    return true;
  }

  #faultOf(acceptance: Acceptance, scope: Scope): CommentFault {
    const candidates = this.#candidates(acceptance, scope);
    const finding = candidates.find(({ span }) => namesRow(acceptance.target, this.#addresses.of(span))) ?? candidates[0];
    if (!finding) return { kind: 'needless', acceptance };
    return { kind: 'stale', acceptance, finding, address: addressWords(this.#addresses.of(finding.span)) };
  }

  /** What the comment may mean, in the order in which it is thought of. */
  #candidates({ ruleId, span }: Acceptance, scope: Scope): readonly Finding[] {
    const { start, end } = scope.span;
    const around = [...this.#open].filter(
      (finding) => finding.ruleId === ruleId && start <= finding.span.start && finding.span.start <= end,
    );
    const above = around.filter((finding) => finding.span.start < span.start);
    const below = around.filter((finding) => finding.span.start >= span.start);
    return scope.looksBack ? [...above, ...below] : [...below, ...above];
  }
}
