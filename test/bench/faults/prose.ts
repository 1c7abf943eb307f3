import type { Span } from '../../../server/src/core/api.js';
import { slipsInTurn, timesTenThousand } from './slips.js';
import { type Ground, lineOf, newTally, plant, type Tally } from './tally.js';

const AMOUNT = /(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?=\s*(?:万元|元))/g;
const RATE = /(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?=\s*%)/g;
const CHANGE = /(?:较|比|与)上年(?:度|相比)?[^，。；]{0,6}?(?:增加|减少)\s*(\d[\d,]*(?:\.\d+)?)\s*万元/;

export interface ProseTallies {
  readonly amounts: Tally;
  /** Amounts whose figure stands in a table, so that something can be known of them. */
  readonly known: Tally;
  readonly units: Tally;
  readonly rates: Tally;
  /** Last year's amount, which a sentence implies by naming the change, left in the place of this year's. */
  readonly lastYear: Tally;
}

/** Every amount and rate in the lines outside tables, found by their looks alone. */
export function plantInProse(ground: Ground): ProseTallies {
  const tallies = { amounts: newTally(), known: newTally(), units: newTally(), rates: newTally(), lastYear: newTally() };
  const inTables = amountsOfTables(ground);
  const slip = slipsInTurn();
  for (const { text, start } of proseLines(ground)) {
    for (const match of text.matchAll(AMOUNT)) {
      const span = spanOf(start, match);
      const figure = match[1] as string;
      const tallied = inTables.has(inCents(figure)) ? [tallies.amounts, tallies.known] : [tallies.amounts];
      change(ground, span, slip(figure, span.start), tallied);
      change(ground, span, timesTenThousand(figure), tallied.length > 1 ? [tallies.units] : []);
      const after = CHANGE.exec(text.slice(match.index, match.index + 60));
      if (after) change(ground, span, lastYearOf(figure, after[1] as string, after[0].includes('增加')), [tallies.lastYear]);
    }
    for (const match of text.matchAll(RATE)) {
      const span = spanOf(start, match);
      change(ground, span, slip(match[1] as string, span.start), [tallies.rates]);
    }
  }
  return tallies;
}

function change(ground: Ground, span: Span, newText: string | undefined, tallies: readonly Tally[]): void {
  if (newText === undefined) return;
  const { text } = ground;
  const label = `${lineOf(ground, span.start)} ${text.slice(Math.max(0, span.start - 18), span.start).replace(/\s+/g, '')}[${text.slice(span.start, span.end)} -> ${newText}]`;
  for (const tally of tallies) plant(ground, { edits: [{ span, newText }], place: span, label, judged: true }, tally);
}

function spanOf(start: number, match: RegExpExecArray): Span {
  return { start: start + match.index, end: start + match.index + (match[1] as string).length };
}

function proseLines({ text, clean }: Ground): readonly { readonly text: string; readonly start: number }[] {
  return clean.document.blocks.flatMap((block) =>
    block.kind === 'text' ? [{ text: text.slice(block.span.start, block.span.end), start: block.span.start }] : [],
  );
}

function amountsOfTables({ clean }: Ground): ReadonlySet<bigint> {
  const amounts = clean.document.systems.flatMap(({ table }) =>
    table.items.flat().flatMap(({ entries }) => [...entries.values()].flatMap(({ amount }) => (amount ? [amount] : []))),
  );
  return new Set(amounts.map(({ units, decimals }) => (decimals <= 2 ? BigInt(units) * 10n ** BigInt(2 - decimals) : -1n)));
}

function inCents(figure: string): bigint {
  const [whole = '', fraction = ''] = figure.replaceAll(',', '').split('.');
  return fraction.length > 2 ? -2n : BigInt(whole + fraction.padEnd(2, '0'));
}

function lastYearOf(figure: string, by: string, isMore: boolean): string | undefined {
  const [now, change] = [inCents(figure), inCents(by)];
  const before = isMore ? now - change : now + change;
  if (change <= 0n || before <= 0n) return undefined;
  const digits = String(before).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
