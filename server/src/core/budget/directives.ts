import { LineMap } from '../base/line-map.js';
import type { SourceText } from '../base/source-text.js';
import type { Span } from '../base/span.js';
import { LineKind, readMarkdownLines } from '../table/markdown-lines.js';

/**
 * A comment in the document that speaks to the checker:
 * `<!-- budget-draft: template=guangzhou-2021 -->`, `<!-- budget-draft accept wrong-sum 12.00: 含专户资金 -->`.
 */
export interface Directive {
  /** The first word: `template`, `accept`. Empty where the comment says nothing. */
  readonly name: string;
  /** Where the name stands. */
  readonly nameSpan: Span;
  /** What follows the name, behind a space or `=`, without surrounding white space. */
  readonly value: string;
  readonly valueSpan: Span;
  /** The whole comment, marks included. */
  readonly span: Span;
}

const OPENING = '<!--';
const CLOSING = '-->';
const SPEAKS_TO_US = 'budget-draft';

/** Reads the comments that speak to the checker, in order; what stands in code or front matter is none. */
export function readDirectives(text: SourceText, lines: LineMap): readonly Directive[] {
  const places = openings(text);
  if (places.length === 0) return [];
  const whole = text.toString();
  const { kinds } = readMarkdownLines(whole, new LineMap(whole));
  return places.flatMap((start) => {
    const isApart = kinds[lines.positionAt(start).line] === LineKind.Apart;
    return isApart ? [] : (readDirective(text, start) ?? []);
  });
}

/** Where a comment begins whose first word is ours. */
function openings(text: SourceText): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(SPEAKS_TO_US); at >= 0; at = text.indexOf(SPEAKS_TO_US, at + 1)) {
    const before = text.slice(Math.max(0, at - LONGEST_OPENING), at);
    const opening = before.lastIndexOf(OPENING);
    const start = at - before.length + opening;
    const isFirstWord = opening >= 0 && before.slice(opening + OPENING.length).trim() === '';
    if (isFirstWord && /^(?:[\s:：]|-->)/u.test(text.slice(at + SPEAKS_TO_US.length, at + SPEAKS_TO_US.length + 3))) places.push(start);
  }
  return places;
}

/** `<!--` and the white space after it. */
const LONGEST_OPENING = 16;

function readDirective(text: SourceText, start: number): Directive | undefined {
  const close = text.indexOf(CLOSING, start + OPENING.length);
  if (close < 0) return undefined;
  const from = text.indexOf(SPEAKS_TO_US, start) + SPEAKS_TO_US.length;
  const body = text.slice(from, close);
  const nameStart = from + lengthOf(/^\s*[:：]?\s*/u, body);
  const nameEnd = nameStart + lengthOf(/^[^\s=:：]*/u, text.slice(nameStart, close));
  const valueStart = nameEnd + lengthOf(/^\s*=?\s*/u, text.slice(nameEnd, close));
  const value = text.slice(valueStart, close).trimEnd();
  return {
    name: text.slice(nameStart, nameEnd),
    nameSpan: { start: nameStart, end: nameEnd },
    value,
    valueSpan: { start: valueStart, end: valueStart + value.length },
    span: { start, end: close + CLOSING.length },
  };
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
