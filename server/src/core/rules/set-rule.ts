import type { Span } from '../base/span.js';
import { type DocumentDigest, regionIn } from '../budget/set/digest.js';
import type { DocumentSet } from '../budget/set/document-set.js';
import type { Mismatch, MismatchGroup, Source } from '../budget/set/mismatch.js';
import { type ExactAmount, formatAmountOf, minus, plus, printLike, sumOf } from '../budget/set/money.js';
import type { Finding, Locale, PlaceElsewhere, Severity } from './finding.js';
import type { Fix, Saying } from './rule.js';

/** What a rule for sets is given: one document, and those it stands among. */
export interface SetRuleContext {
  readonly digest: DocumentDigest;
  readonly set: DocumentSet;
}

export interface SetSaying extends Saying {
  readonly elsewhere: readonly PlaceElsewhere[];
}

/**
 * A rule about a document among others. Like a rule about one document it detects facts, says them and fixes them; it sees
 * digests only, so that hundreds of documents can be compared. Its page `<id>.md` holds its tests too.
 */
export interface SetRuleDefinition<Fact> {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly defaultSeverity: Severity;
  detect(context: SetRuleContext): Iterable<Fact>;
  place(fact: Fact): Span;
  say(fact: Fact, locale: Locale, context: SetRuleContext): SetSaying;
  fix?(fact: Fact, locale: Locale): readonly Fix[];
}

export interface SetRule {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly defaultSeverity: Severity;
  /** Finds and words every fault of this kind in one document of the set. */
  check(context: SetRuleContext, locale: Locale): readonly Finding[];
}

/** Makes a rule of its definition; the type of its facts stays inside. */
export function defineSetRule<Fact>(definition: SetRuleDefinition<Fact>): SetRule {
  const { id, title, defaultSeverity } = definition;
  return {
    id,
    title,
    defaultSeverity,
    check(context, locale) {
      return [...definition.detect(context)].map((fact) => {
        const { message, related = [], elsewhere } = definition.say(fact, locale, context);
        const suggestions = definition.fix?.(fact, locale) ?? [];
        return { ruleId: id, severity: defaultSeverity, span: definition.place(fact), message, related, elsewhere, suggestions };
      });
    },
  };
}

/** What other documents say instead. */
export function expectedOf({ sources }: Mismatch): ExactAmount {
  return sumOf(sources.map(({ money }) => ({ money, sign: 1 })));
}

/** The figures of the sources, each a place to go to; forms list hundreds of units, editors show some. */
export function placesElsewhere(sources: readonly Source[]): readonly PlaceElsewhere[] {
  return sources.slice(0, MOST_PLACES).map(({ digest, label, money }) => ({
    document: digest.name,
    ...regionIn(digest, money.span),
    message: `${formatAmountOf(money)} ${label}`,
  }));
}

/** Further places of the same slip. */
export function relatedIn([, ...others]: MismatchGroup, locale: Locale): Saying['related'] {
  const differs = locale === 'en' ? 'differs as well' : '同样不符';
  return others.slice(0, MOST_PLACES).map(({ figure, label }) => ({
    span: figure.span,
    message: `${formatAmountOf(figure)} ${label}${locale === 'en' ? ' ' : ''}${differs}`,
  }));
}

const MOST_PLACES = 40;

/** Puts every figure of a slip right, and what is printed beside it as a difference. */
export function mend(group: MismatchGroup, title: string): readonly Fix[] {
  const edits = group.flatMap((mismatch) => {
    const { figure, counterweight, difference } = mismatch;
    const right = rightFigure(mismatch);
    const wanted = right && printLike(right, figure);
    const beside = counterweight && printLike(plus(exactly(counterweight), difference), counterweight);
    return [
      ...(wanted === undefined ? [] : [{ span: figure.span, newText: wanted }]),
      ...(counterweight && beside !== undefined ? [{ span: counterweight.span, newText: beside }] : []),
    ];
  });
  return edits.length > 0 ? [{ title, edits, changesFigures: true }] : [];
}

/** What a figure should be: the fact itself, or the change that leads to it; undefined where words would have to change too. */
export function rightFigure({ kind, figure, terms, difference }: Mismatch): ExactAmount | undefined {
  if (kind === 'flat') return undefined;
  if (kind === 'figure') return plus(exactly(figure), minus(difference));
  const sign = terms.find(({ money }) => money === figure)?.sign;
  const right = plus(exactly(figure), sign === -1 ? difference : minus(difference));
  return right.value < 0n ? undefined : right;
}

function exactly(money: Mismatch['figure']): ExactAmount {
  return sumOf([{ money, sign: 1 }]);
}

/** The name of a document's file, as people know it. */
export function fileName({ name }: DocumentDigest): string {
  const last = name.split(/[\\/]/u).at(-1) ?? name;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
