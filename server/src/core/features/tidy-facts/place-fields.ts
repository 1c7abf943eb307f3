import type { Span } from '../../base/span.js';
import type { Finding } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import type { TidyFact } from './tidy-fact.js';

/** Where an amount stands, and what was found there. */
export class PlaceFields {
  readonly #lines: Analysis['lines'];
  /** By place. */
  readonly #findings: readonly Finding[];

  constructor({ lines, findings }: Analysis) {
    this.#lines = lines;
    this.#findings = findings;
  }

  of({ start, end }: Span): Pick<TidyFact, 'findings' | 'line' | 'line_column'> {
    const { line, character } = this.#lines.positionAt(start);
    return { findings: this.#rulesWithin(start, end).join(' '), line: line + 1, line_column: character + 1 };
  }

  /** Each rule once; a finding on a whole row or table is none on its amounts. */
  #rulesWithin(start: number, end: number): readonly string[] {
    const rules = new Set<string>();
    for (let at = this.#firstFrom(start); at < this.#findings.length; at++) {
      const { span, ruleId } = this.#findings[at] as Finding;
      if (span.start >= end) break;
      if (span.end <= end) rules.add(ruleId);
    }
    return [...rules];
  }

  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#findings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#findings[middle] as Finding).span.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
