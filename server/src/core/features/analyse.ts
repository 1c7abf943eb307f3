import { LineMap } from '../base/line-map.js';
import { type BudgetDocument, readDocument } from '../budget/document.js';
import type { Finding, Locale, RuleLevel } from '../rules/finding.js';
import { rules } from '../rules/index.js';
import type { Rule, RuleContext } from '../rules/rule.js';

export interface AnalyseOptions {
  /** Language of messages. */
  readonly locale: Locale;
  /** Levels by rule id, over the rules' defaults. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  /** The budget year, where the author pins it; otherwise it is read from the document. */
  readonly year?: number;
}

/** All that is known about one text. Immutable; a new text gets a new analysis. */
export interface Analysis {
  readonly text: string;
  readonly lines: LineMap;
  readonly options: AnalyseOptions;
  readonly document: BudgetDocument;
  /** Whether the text is a budget document. Where it is not, there are no findings. */
  readonly recognised: boolean;
  /** Ordered by place. */
  readonly findings: readonly Finding[];
}

/** Reads a text and checks it. Total: any text gives an analysis. */
export function analyse(text: string, options: AnalyseOptions): Analysis {
  const lines = new LineMap(text);
  const document = readDocument(text, lines, options.year);
  const recognised = document.systems.length > 0;
  const context: RuleContext = { document, text, lines };
  const findings = recognised ? rules.flatMap((rule) => runRule(rule, context, options)) : [];
  return {
    text,
    lines,
    options,
    document,
    recognised,
    findings: findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

/** Runs one rule at the level the user gave it; a rule that crashes becomes one visible finding and the others run. */
function runRule(rule: Rule, context: RuleContext, options: AnalyseOptions): readonly Finding[] {
  const level = options.rules?.[rule.id];
  if (level === 'off') return [];
  try {
    const findings = rule.check(context, options.locale);
    return level ? findings.map((finding) => ({ ...finding, severity: level })) : findings;
  } catch (error) {
    return [crashed(rule, context, options.locale, error)];
  }
}

function crashed(rule: Rule, context: RuleContext, locale: Locale, error: unknown): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  const first = context.document.systems[0]?.table.table.span.start ?? 0;
  const message =
    locale === 'en'
      ? `The rule ${rule.id} could not finish (${detail}); the other rules did. Please report it with this document's table.`
      : `规则 ${rule.id} 未能完成检查（${detail}），其余规则照常运行。请将此表反馈给开发者。`;
  return { ruleId: 'internal-error', severity: 'information', span: { start: first, end: first }, message, related: [], suggestions: [] };
}
