import { LineMap } from '../base/line-map.js';
import type { RoomyText } from '../base/roomy-text.js';
import { linesOf } from '../base/roomy-text.js';
import type { SourceText } from '../base/source-text.js';
import { type BudgetDocument, readDocument } from '../budget/document.js';
import type { ReadingOptions } from '../budget/reading-options.js';
import { type AcceptedFinding, acceptFindings, type Judgement } from '../rules/accept-findings.js';
import { byPlace, type Finding, type Locale, type RuleLevel } from '../rules/finding.js';
import { rules, setRules } from '../rules/index.js';
import type { Rule, RuleContext } from '../rules/rule.js';

export interface AnalyseOptions extends ReadingOptions {
  /** Language of messages. */
  readonly locale: Locale;
  /** Levels by rule id, over the rules' defaults. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

/** All that is known about one text. Immutable; a new text gets a new analysis. */
export interface Analysis {
  /** As it was given: a text that is being typed keeps its places while it changes (`RoomyText`). */
  readonly text: string | RoomyText;
  readonly lines: LineMap;
  readonly options: AnalyseOptions;
  readonly document: BudgetDocument;
  /** Whether the text is a budget document. Where it is not, there are no findings. */
  readonly recognised: boolean;
  /** Ordered by place; without those that the author accepts for a reason. */
  readonly findings: readonly Finding[];
  /** Findings that a comment accepts, with the reason it gives. */
  readonly accepted: readonly AcceptedFinding[];
  /** Rules that could not finish: what they are for is not checked. */
  readonly crashedRules: readonly string[];
}

/**
 * Reads a text and checks it. Total: any text gives an analysis; what crashes becomes one visible finding. With the analysis of
 * the text as it was before an edit it gives the same, sooner: what the edit leaves as it is, is not read again.
 */
export function analyse(text: string | RoomyText, options: AnalyseOptions, before?: Analysis): Analysis {
  const lines = linesOf(text);
  const { document, crash } = readSafely(text, lines, options, before);
  const recognised = document.systems.length > 0;
  const context: RuleContext = { document, text, lines };
  const crashedRules = new Set<string>();
  const run = (judgesComments: boolean, given: RuleContext) =>
    rules.filter((rule) => rule.judgesComments === judgesComments).flatMap((rule) => runRule(rule, given, options, crashedRules));
  const { open, accepted, faults } = acceptSafely(context, recognised ? run(false, context).sort(byPlace) : [], options);
  const ofComments = recognised && faults.length > 0 ? run(true, { ...context, commentFaults: faults }) : [];
  const findings = crash ? [crash] : [...open, ...ofComments].sort(byPlace);
  return { text, lines, options, document, recognised, findings, accepted, crashedRules: [...crashedRules] };
}

/** Where comments cannot be judged, they accept nothing. */
function acceptSafely(context: RuleContext, findings: readonly Finding[], options: AnalyseOptions): Judgement {
  try {
    return acceptFindings(context, findings, levelsOf(options));
  } catch (error) {
    const what = options.locale === 'en' ? 'Reading the comments' : '读取核实说明';
    return { open: [...findings, crashed(what, 0, options.locale, error)], accepted: [], faults: [] };
  }
}

/** Rules about several documents speak elsewhere: what comments say of them is not judged here. */
function levelsOf(options: AnalyseOptions): ReadonlyMap<string, RuleLevel> {
  return new Map([
    ...rules.map(({ id, defaultSeverity }): [string, RuleLevel] => [id, options.rules?.[id] ?? defaultSeverity]),
    ...setRules.map(({ id }): [string, RuleLevel] => [id, 'off']),
  ]);
}

/** A text that the engine stumbles over counts as read without tables, and says so. */
function readSafely(
  text: SourceText,
  lines: LineMap,
  options: AnalyseOptions,
  before: Analysis | undefined,
): { document: BudgetDocument; crash?: Finding } {
  try {
    return { document: readDocument(text, lines, options, before?.document) };
  } catch (error) {
    const what = options.locale === 'en' ? 'Reading the document' : '读取文稿';
    return { document: readDocument('', new LineMap('')), crash: crashed(what, 0, options.locale, error) };
  }
}

/** Runs one rule at the level the user gave it; a rule that crashes becomes one visible finding and the others run. */
function runRule(rule: Rule, context: RuleContext, options: AnalyseOptions, crashedRules: Set<string>): readonly Finding[] {
  const level = options.rules?.[rule.id];
  if (level === 'off') return [];
  try {
    const findings = rule.check(context, options.locale);
    return level ? findings.map((finding) => ({ ...finding, severity: level })) : findings;
  } catch (error) {
    crashedRules.add(rule.id);
    const what = options.locale === 'en' ? `The rule ${rule.id}` : `规则 ${rule.id}`;
    return [crashed(what, context.document.systems[0]?.table.table.span.start ?? 0, options.locale, error)];
  }
}

/** The finding that stands for what could not be finished. */
export function crashed(what: string, offset: number, locale: Locale, error: unknown): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  const message =
    locale === 'en'
      ? `${what} could not be finished (${detail}), so not everything is checked. Please report it with this document.`
      : `${what}未能完成（${detail}），检查不完整。请将此文稿反馈给开发者。`;
  return { ruleId: 'internal-error', severity: 'information', span: { start: offset, end: offset }, message, related: [], suggestions: [] };
}
