/** Where a table prints the unit of its figures. */
import type { MoneyUnit } from '../../base/money-unit.js';
import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import { isNote } from '../../table/caption.js';
import type { Block, TextLine } from '../../table/physical-table.js';

/** How many lines above a table may belong to it. */
const LINES_ABOVE = 7;

/** Words for the unit, by line and label: 单位：万元, 金额单位：人民币元, （万元）, and a line that says nothing else. */
const SAID_PATTERN = /单\s{0,4}位[\s:：]{0,12}(?:人\s{0,4}民\s{0,4}币[\s:：]{0,12})?((?:[百千万亿]\s{0,4})?元)/gu;
const BRACKETED_PATTERN = /[(（]\s{0,4}(?:人\s{0,4}民\s{0,4}币\s{0,4})?((?:[百千万亿]\s{0,4})?元)\s{0,4}[)）]/gu;

/** A unit as it is printed. */
export interface UnitWord {
  readonly span: Span;
  readonly unit: MoneyUnit;
}

/** The lines above each page of a table that no note and no other table parts from it. */
export type LinesAbove = ReadonlyMap<Block, readonly TextLine[]>;

export function linesAboveTables(blocks: readonly Block[]): LinesAbove {
  const above = new Map<Block, readonly TextLine[]>();
  let lines: TextLine[] = [];
  for (const block of blocks) {
    if (block.kind !== 'text') {
      above.set(block, lines.slice(-LINES_ABOVE));
      lines = [];
    } else if (isNote(block.text)) lines = [];
    else lines.push(block);
  }
  return above;
}

/** The units printed over a table, on each of its pages and in the labels of its columns. */
export function unitWordsOf({ table }: BudgetTable, above: LinesAbove, text: string): readonly UnitWord[] {
  const data = new Set(table.rows.flatMap(({ row, continuations }) => [row, ...continuations]));
  const labels = table.fragments.flatMap(({ rows }) => rows.filter((row) => !data.has(row)).flatMap(({ cells }) => cells));
  const places = [...table.fragments.flatMap((fragment) => above.get(fragment) ?? []), ...labels];
  const words = places.flatMap(({ span }) => wordsIn(text.slice(span.start, span.end), span.start));
  return [...new Map(words.map((word) => [word.span.start, word])).values()];
}

function wordsIn(written: string, offset: number): readonly UnitWord[] {
  if (!written.includes('元')) return [];
  return [SAID_PATTERN, BRACKETED_PATTERN].flatMap((pattern) =>
    [...written.matchAll(pattern)].map((match): UnitWord => {
      const word = match[1] as string;
      const start = offset + match.index + match[0].lastIndexOf(word);
      return { span: { start, end: start + word.length }, unit: normalise(word) as MoneyUnit };
    }),
  );
}
