/** The unit of money of each table: printed as it should be, missing, or one that its figures contradict. */
import { powerOfTen } from '../../base/amount.js';
import { groupBy } from '../../base/group-by.js';
import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import type { MoneyUnit } from '../../table/caption.js';
import { columnPath } from '../../table/header.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Block, TextLine } from '../../table/physical-table.js';
import { type BudgetTable, type Entry, readLedger } from '../ledger.js';

/** A table whose unit is not the one its figures are in. */
export type UnitFault =
  /** No unit is printed although the other tables print theirs. */
  | { readonly kind: 'missing'; readonly table: LogicalTable; readonly meant: MoneyUnit | undefined; readonly model: TextLine | undefined }
  /** The figures agree with other tables only in another unit. */
  | {
      readonly kind: 'wrong';
      readonly table: LogicalTable;
      readonly printed: MoneyUnit;
      readonly meant: MoneyUnit;
      /** Where the unit is printed. */
      readonly place: Span;
      /** A figure that says so: as printed here, and where another table prints it. */
      readonly witness: { readonly here: Entry; readonly there: Entry };
    };

export interface JudgedUnits {
  /** The tables with their figures in the unit that is meant. */
  readonly tables: readonly BudgetTable[];
  readonly faults: readonly UnitFault[];
}

const POWERS: Readonly<Record<MoneyUnit, number>> = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 亿元: 8 };
const USUAL_UNITS: readonly MoneyUnit[] = ['元', '万元'];
const UNIT_WORDS = /单位[:：]?(?:人民币)?[:：]?(?:百|千|万|亿)?元/u;
const LONGEST_DETAIL = 60;
/** The fewest tables with a unit that show that a document prints units. */
const FEWEST_WITH_UNIT = 3;
/** How many figures must agree; long ones count twice. */
const ENOUGH_WITNESSES = 2;
const FEWEST_DIGITS = 3;
const MANY_DIGITS = 5;

/** Judges the units of the recognised tables. */
export function judgeUnits(tables: readonly BudgetTable[], blocks: readonly Block[]): JudgedUnits {
  const lines = blocks.filter((block): block is TextLine => block.kind === 'text');
  const wrong = findWrongUnits(tables, lines);
  const meant = new Map(wrong.map((fault) => [fault.table, fault.meant]));
  return {
    tables: tables.map((each) => {
      const unit = meant.get(each.table);
      return unit === undefined ? each : readLedger({ ...each.table, caption: { ...each.table.caption, unit } });
    }),
    faults: [...findMissingUnits(tables, lines), ...wrong],
  };
}

function findMissingUnits(tables: readonly BudgetTable[], lines: readonly TextLine[]): readonly UnitFault[] {
  const titled = tables.filter(({ table }) => table.caption.namesTable);
  const having = titled.filter(({ table }) => table.caption.unit !== undefined);
  const lacking = titled.filter((each) => each.table.caption.unit === undefined && hasMoney(each) && !namesUnit(each, lines));
  if (having.length < FEWEST_WITH_UNIT || lacking.length === 0 || lacking.length * 3 > having.length) return [];
  const units = new Set(having.map(({ table }) => table.caption.unit));
  const meant = units.size === 1 ? having[0]?.table.caption.unit : undefined;
  return lacking.map(({ table }) => ({ kind: 'missing', table, meant, model: modelLine(table, having, lines, meant) }));
}

function hasMoney({ items }: BudgetTable): boolean {
  return items.some((list) => list.some(({ entries }) => [...entries.values()].some(({ amount }) => amount !== undefined)));
}

/** Whether the table says its unit anywhere: in its header, its cells, or the lines above it and between its pages. */
function namesUnit({ table, items }: BudgetTable, lines: readonly TextLine[]): boolean {
  const inHeader = Array.from({ length: table.header.columnCount }, (_, index) => columnPath(table.header, index).join('')).some((path) =>
    path.includes('元'),
  );
  if (inHeader || /元/u.test(table.caption.title ?? '')) return true;
  if (items.some((list) => list.some(({ entries }) => [...entries.values()].some(({ unit }) => unit !== undefined)))) return true;
  return linesOf(table, lines).some(({ text }) => text.length <= LONGEST_DETAIL && /元/u.test(text));
}

/** The lines between the table before and the end of this one. */
function linesOf(table: LogicalTable, lines: readonly TextLine[]): readonly TextLine[] {
  const from = (table.caption.titleSpan?.start ?? table.span.start) - LINES_BEFORE_TITLE;
  return lines.filter(({ span }) => span.start >= from && span.end <= table.span.end);
}

/** How many characters before a title its unit may stand. */
const LINES_BEFORE_TITLE = 80;

/** The unit line of the nearest table that has one by itself. */
function modelLine(
  table: LogicalTable,
  having: readonly BudgetTable[],
  lines: readonly TextLine[],
  meant: MoneyUnit | undefined,
): TextLine | undefined {
  if (meant === undefined) return undefined;
  const nearest = [...having].sort((a, b) => Math.abs(a.table.index - table.index) - Math.abs(b.table.index - table.index));
  for (const other of nearest) {
    const line = linesOf(other.table, lines).find(({ text }) => UNIT_WORDS.test(normalise(text)) && normalise(text).length <= 12);
    if (line) return line;
  }
  return undefined;
}

type WrongUnit = Extract<UnitFault, { kind: 'wrong' }>;

/** Tables whose figures agree with other tables in another unit, and nowhere in their own. */
function findWrongUnits(tables: readonly BudgetTable[], lines: readonly TextLine[]): readonly WrongUnit[] {
  const withUnit = tables.flatMap((each) => {
    const { unit } = each.table.caption;
    return unit === undefined ? [] : [{ table: each.table, unit, figures: figuresOf(each) }];
  });
  const majority = mostFrequent(withUnit.map(({ unit }) => unit));
  const usual = withUnit.filter(({ unit }) => unit === majority);
  // Where no unit prevails there is no telling which tables are wrong.
  if (majority === undefined || usual.length < FEWEST_WITH_UNIT || usual.length * 2 <= withUnit.length) return [];
  const tablesOf = groupBy(
    usual.flatMap(({ table, figures }) => figures.map((figure) => ({ table, figure }))),
    ({ figure }) => keyOf(figure),
  );
  return withUnit.flatMap(({ table, unit, figures }) => {
    const isShared = (figure: Entry) => tablesOf.get(keyOf(figure))?.some((other) => other.table !== table) ?? false;
    if (figures.length === 0 || (unit === majority && figures.some(isShared))) return [];
    const others = usual.filter((other) => other.table !== table).flatMap((other) => other.figures);
    if (unit !== majority && agreement(figures, unit, others, majority).score > 0) return [];
    const [best] = [...new Set([majority, ...USUAL_UNITS])]
      .filter((candidate) => candidate !== unit)
      .map((meant) => ({ meant, ...agreement(figures, meant, others, majority) }))
      .sort((one, other) => other.score - one.score);
    const place = unitPlace(table, lines);
    if (!best?.witness || best.score < ENOUGH_WITNESSES || !place) return [];
    return [{ kind: 'wrong', table, printed: unit, meant: best.meant, place, witness: best.witness }];
  });
}

function mostFrequent(units: readonly MoneyUnit[]): MoneyUnit | undefined {
  return [...groupBy(units, (unit) => unit)].sort((a, b) => b[1].length - a[1].length)[0]?.[0];
}

/** The figures of a table that are long enough to be known again, each once. */
function figuresOf({ items }: BudgetTable): readonly Entry[] {
  const found = new Map<string, Entry>();
  for (const list of items)
    for (const { entries } of list)
      for (const entry of entries.values()) {
        if (significant(entry).length >= FEWEST_DIGITS) found.set(keyOf(entry), entry);
      }
  return [...found.values()];
}

function keyOf({ amount }: Entry): string {
  return `${amount?.units}|${amount?.decimals}`;
}

function significant({ amount }: Entry): string {
  return amount === undefined ? '' : String(Math.abs(amount.units)).replace(/0+$/u, '');
}

/** How many of the figures, read in a unit, are figures of the others, as exactly as they are printed. */
function agreement(
  own: readonly Entry[],
  unit: MoneyUnit,
  others: readonly Entry[],
  unitOfOthers: MoneyUnit,
): { readonly score: number; readonly witness: WrongUnit['witness'] | undefined } {
  const places = new Set(own.map(({ amount }) => amount?.decimals ?? 0));
  const known = new Map<string, Entry>();
  for (const there of others) for (const decimals of places) known.set(printedAs(there, unitOfOthers, unit, decimals) ?? '', there);
  let score = 0;
  let witness: WrongUnit['witness'] | undefined;
  for (const here of own) {
    const there = known.get(keyOf(here));
    if (!there) continue;
    score += significant(here).length >= MANY_DIGITS ? 2 : 1;
    if (!witness || significant(witness.here).length < significant(here).length) witness = { here, there };
  }
  return { score, witness };
}

/** A figure as another unit would print it with so many decimals; undefined where it leaves the exact range. */
function printedAs({ amount }: Entry, from: MoneyUnit, to: MoneyUnit, decimals: number): string | undefined {
  if (!amount) return undefined;
  const shift = POWERS[from] - POWERS[to] - amount.decimals + decimals;
  if (shift >= 0) {
    const units = amount.units * powerOfTen(shift);
    return Number.isSafeInteger(units) ? `${units}|${decimals}` : undefined;
  }
  const step = powerOfTen(-shift);
  const units = Math.sign(amount.units) * Math.floor((Math.abs(amount.units) + step / 2) / step);
  return `${units}|${decimals}`;
}

/** Where a table prints its unit: the word itself. */
function unitPlace(table: LogicalTable, lines: readonly TextLine[]): Span | undefined {
  const cells = table.fragments.flatMap(({ rows }) => rows.slice(0, 3).flatMap((row) => row.cells));
  const sources = [...linesOf(table, lines), ...cells.map(({ text, span }) => ({ text, span }))];
  for (const { text, span } of sources) {
    const match = /单位\s*[:：]?\s*(?:人民币)?\s*[:：]?\s*((?:百|千|万|亿)?\s*元)/u.exec(text);
    if (!match) continue;
    const end = span.start + match.index + match[0].length;
    return { start: end - (match[1] as string).length, end };
  }
  return undefined;
}
