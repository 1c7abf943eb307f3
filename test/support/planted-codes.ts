// Changes digits of printed subject codes, one at a time, and says what the checks make of it.
import { type Analysis, analyse, applyEdits, type Finding, type Span } from '../../server/src/core/api.js';
import { entriesOf, kindOfCode } from '../../server/src/core/budget/catalogue/catalogue.js';

export const CODE_RULES: ReadonlySet<string> = new Set([
  'unknown-code',
  'code-not-in-force',
  'code-name-mismatch',
  'unmapped-economic-pair',
]);

export interface CodeTally {
  planted: number;
  /** The text changed by one digit has a finding that the clean text does not have. */
  detected: number;
  /** Exactly one new finding of the rules about codes, and it is on the planted code. */
  exact: number;
  /** No other rule has a new finding either. */
  alone: number;
  /** The first suggestion on the code gives back the original bytes. */
  repaired: number;
  readonly misses: string[];
}

/** Every subject code that stands in a table cell, alone or in brackets before a name; found without the table reader. */
export function printedCodes(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const row of text.matchAll(/^.*[|\t].*$/gm)) {
    for (const cell of row[0].matchAll(/(?<=^|[|\t])\s*\[?(\d{3}|\d{5}|\d{7})(?=\]|\s*(?:[|\t]|$))/g)) {
      const code = cell[1] as string;
      const kind = kindOfCode(code);
      if (!kind || kind === 'revenue' || entriesOf(kind, code).length === 0) continue;
      const start = row.index + cell.index + cell[0].length - code.length;
      spans.push({ start, end: start + code.length });
    }
  }
  return spans;
}

/** Plants one changed digit at a time; `everyDigit` takes each digit of each code, otherwise one of each in turn. */
export function plantInCodes(text: string, everyDigit: boolean): CodeTally {
  const clean = analyse(text, { locale: 'zh-CN' });
  const tally: CodeTally = { planted: 0, detected: 0, exact: 0, alone: 0, repaired: 0, misses: [] };
  let state = 20260101;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (const span of printedCodes(text)) {
    const length = span.end - span.start;
    const places = everyDigit ? Array.from({ length }, (_, index) => index) : [random(length)];
    for (const place of places) plant(text, clean, { start: span.start + place, end: span.start + place + 1 }, span, random(9), tally);
  }
  return tally;
}

function plant(text: string, clean: Analysis, digit: Span, code: Span, step: number, tally: CodeTally): void {
  const newText = String((Number(text.slice(digit.start, digit.end)) + 1 + step) % 10);
  const changedText = applyEdits(text, [{ span: digit, newText }]);
  const fresh = newFindings(clean, analyse(changedText, { locale: 'zh-CN' }));
  const mine = fresh.filter((finding) => CODE_RULES.has(finding.ruleId));
  const only = mine.length === 1 ? mine[0] : undefined;
  const onCode = only !== undefined && only.span.start < code.end && code.start < only.span.end;
  const fix = mine.find((finding) => finding.span.start < code.end && code.start < finding.span.end)?.suggestions[0];
  const restores = fix !== undefined && applyEdits(changedText, fix.edits) === text;
  tally.planted++;
  if (fresh.length > 0) tally.detected++;
  if (onCode) tally.exact++;
  if (onCode && fresh.length === 1) tally.alone++;
  if (restores) tally.repaired++;
  if (onCode && restores && fresh.length === 1) return;
  const line = clean.lines.positionAt(code.start).line + 1;
  const said = fresh.map((finding) => `${finding.ruleId}: ${finding.message.slice(0, 70)} → ${finding.suggestions[0]?.title ?? '–'}`);
  tally.misses.push(`${line} ${text.slice(code.start, code.end)} → ${changedText.slice(code.start, code.end)} [${said.join(' ‖ ')}]`);
}

/** Findings that the clean text does not have; a changed digit moves nothing. */
function newFindings(clean: Analysis, changed: Analysis): readonly Finding[] {
  const known = new Set(clean.findings.map((finding) => `${finding.ruleId} ${finding.span.start}`));
  return changed.findings.filter((finding) => finding.severity !== 'hint' && !known.has(`${finding.ruleId} ${finding.span.start}`));
}
