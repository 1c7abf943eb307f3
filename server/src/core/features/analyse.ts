import { LineMap } from '../base/line-map.js';
import type { Finding, Locale, RuleLevel } from '../rules/finding.js';

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
  /** Whether the text is a budget document. Where it is not, there are no findings. */
  readonly recognised: boolean;
  /** Ordered by place. */
  readonly findings: readonly Finding[];
}

/** Reads a text and checks it. Total: any text gives an analysis. */
export function analyse(text: string, options: AnalyseOptions): Analysis {
  return { text, lines: new LineMap(text), options, recognised: false, findings: [] };
}
