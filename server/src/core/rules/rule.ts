import type { LineMap } from '../base/line-map.js';
import type { SourceText } from '../base/source-text.js';
import type { Edit, Span } from '../base/span.js';
import type { BudgetDocument } from '../budget/document.js';
import type { EvaluatedEquation } from '../budget/sums/equation.js';
import type { CommentFault } from './accept-findings.js';
import type { Finding, Locale, RelatedPlace, Severity, Suggestion } from './finding.js';

/** What a rule is given besides the document. */
export interface RuleContext {
  readonly document: BudgetDocument;
  readonly text: SourceText;
  readonly lines: LineMap;
  /** What is wrong with the comments that accept findings; known once all other rules have spoken. */
  readonly commentFaults?: readonly CommentFault[];
}

/** What a rule says of a fact: what is wrong, why it matters, what to do, in one line. */
export interface Saying {
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly changesFigures: boolean;
  readonly isSafe?: boolean;
}

/**
 * A rule detects facts (no words), says them, and fixes them (edits as data).
 * Its page `<id>.md` is explanation, specification and test at once.
 */
export interface RuleDefinition<Fact> {
  /** Names the fault in kebab case; reads well as "allow <id>". */
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  /** The severity of a fact, or of all facts. */
  readonly severity: Severity | ((fact: Fact, context: RuleContext) => Severity);
  /** Shown where rules are listed; the severity of most facts. */
  readonly defaultSeverity: Severity;
  /** The rule speaks of comments that accept findings, and so after all others. */
  readonly judgesComments?: boolean;
  detect(context: RuleContext): Iterable<Fact>;
  place(fact: Fact, context: RuleContext): Span;
  say(fact: Fact, locale: Locale, context: RuleContext): Saying;
  fix?(fact: Fact, locale: Locale, context: RuleContext): readonly Fix[];
  /** The equations that do not hold, for an explanation that works them out; only of rules about equations. */
  equations?(fact: Fact): readonly EvaluatedEquation[];
  /** A reckoning that is no sum of figures, such as that of a rate, as one line of numbers and signs. */
  reckoning?(fact: Fact): string | undefined;
}

export interface Rule {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly defaultSeverity: Severity;
  readonly judgesComments: boolean;
  /** Finds and words every fault of this kind. */
  check(context: RuleContext, locale: Locale): readonly Finding[];
  /** The equations behind what the rule found at a place; none where it is not about equations. */
  equationsAt(place: Span, context: RuleContext): readonly EvaluatedEquation[];
  /** The reckonings behind what the rule found at a place. */
  reckoningsAt(place: Span, context: RuleContext): readonly string[];
}

/** Makes a rule of its definition; the type of its facts stays inside. */
export function defineRule<Fact>(definition: RuleDefinition<Fact>): Rule {
  const { id, title, defaultSeverity, judgesComments = false } = definition;
  return {
    id,
    title,
    defaultSeverity,
    judgesComments,
    check(context, locale) {
      const findings: Finding[] = [];
      for (const fact of definition.detect(context)) {
        const { message, related = [] } = definition.say(fact, locale, context);
        const severity = typeof definition.severity === 'function' ? definition.severity(fact, context) : definition.severity;
        const suggestions: readonly Suggestion[] = definition.fix?.(fact, locale, context) ?? [];
        findings.push({ ruleId: id, severity, span: definition.place(fact, context), message, related, suggestions });
      }
      return findings;
    },
    equationsAt(place, context) {
      if (!definition.equations) return [];
      return factsAt(definition, place, context).flatMap((fact) => definition.equations?.(fact) ?? []);
    },
    reckoningsAt(place, context) {
      if (!definition.reckoning) return [];
      return factsAt(definition, place, context).flatMap((fact) => definition.reckoning?.(fact) ?? []);
    },
  };
}

function factsAt<Fact>(definition: RuleDefinition<Fact>, place: Span, context: RuleContext): readonly Fact[] {
  return [...definition.detect(context)].filter((fact) => isSame(definition.place(fact, context), place));
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
