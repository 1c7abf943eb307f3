/** Where a table prints the unit of its figures. */

import type { MoneyUnit } from '../../base/money-unit.js';
import { normalise } from '../../base/normalise.js';
import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import type { BudgetTable } from '../../budget/ledger.js';
import { isNote } from '../../table/caption.js';
import type { Block, TextLine } from '../../table/physical-table.js';

/** How many lines above a table may belong to it. */
const LINES_ABOVE = 7;

/** Words for the unit, by line and label: 单位：万元, 金额单位：人民币元, （万元）, and a line that says nothing else. */
const SAID_PATTERN = /单\s{0,4}位[\s:：]{0,12}(?:人\s{0,4}民\s{0,4}币[\s:：]{0,12})?((?:[百千万亿]\s{0,4})?元)/gu;
const BRACKETED_PATTERN = /[(（]\s{0,4}(?:人\s{0,4}民\s{0,4}币\s{0,4})?((?:[百千万亿]\s{0,4})?元)\s{0,4}[)）]/gu;

/** 以元为单位, 单位均为万元, 金额以万元列示. */
const TOLD_PATTERN =
  /(?:以\s{0,4}|单位\s{0,4}(?:均|都)?[为是]\s{0,4})(?:人民币)?((?:[百千万亿]\s{0,4})?元)(?:\s{0,4}(?:为单位|列示|填列|反映|表示)|(?=[。；;，,）)\s]|$))/gu;

/** A unit as it is printed. */
export interface UnitWord {
  readonly span: Span;
  readonly unit: MoneyUnit;
}

/** The lines around each page of a table that say what its figures are: those above it, and the note below it. */
export type LinesAround = ReadonlyMap<Block, readonly TextLine[]>;

export function linesAroundTables(blocks: readonly Block[]): LinesAround {
  const around = new Map<Block, TextLine[]>();
  let above: TextLine[] = [];
  let last: TextLine[] | undefined;
  for (const block of blocks) {
    if (block.kind !== 'text') {
      last = above.slice(-LINES_ABOVE);
      around.set(block, last);
      above = [];
    } else if (isNote(block.text)) {
      // A note closes the table above it; further lines of the same note stand right below.
      if (above.length === 0) last?.push(block);
      above = [];
    } else above.push(block);
  }
  return around;
}

/** The units printed over a table, on each of its pages, in the labels of its columns and in its note. */
export function unitWordsOf({ table }: BudgetTable, around: LinesAround, text: SourceText): readonly UnitWord[] {
  const data = new Set(table.rows.flatMap(({ row, continuations }) => [row, ...continuations]));
  const labels = table.fragments.flatMap(({ rows }) => rows.filter((row) => !data.has(row)).flatMap(({ cells }) => cells));
  const places = [...table.fragments.flatMap((fragment) => around.get(fragment) ?? []), ...labels];
  const words = places.flatMap(({ span }) => wordsIn(text.slice(span.start, span.end), span.start));
  return [...new Map(words.map((word) => [word.span.start, word])).values()];
}

function wordsIn(written: string, offset: number): readonly UnitWord[] {
  if (!written.includes('元')) return [];
  return [SAID_PATTERN, BRACKETED_PATTERN, TOLD_PATTERN].flatMap((pattern) =>
    [...written.matchAll(pattern)].map((match): UnitWord => {
      const word = match[1] as string;
      const start = offset + match.index + match[0].lastIndexOf(word);
      return { span: { start, end: start + word.length }, unit: normalise(word) as MoneyUnit };
    }),
  );
}
