/** The unit of money of each table: printed as it should be, missing, or one that its figures contradict. */
import { type Amount, powerOfTen, readAmount } from '../../base/amount.js';
import { groupBy } from '../../base/group-by.js';
import { type MoneyUnit, powersOfUnits } from '../../base/money-unit.js';
import { normalise } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import type { Span } from '../../base/span.js';
import { columnPath } from '../../table/header.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Block, TextLine } from '../../table/physical-table.js';
import { type BudgetTable, type Entry, readLedger } from '../ledger.js';
import { mayAsk, type RecognisedForm } from './recognise-form.js';

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
      /** A figure that says so: as printed here, and where it stands elsewhere; nothing for a table of zeros. */
      readonly witness: Witness | undefined;
    };

export interface Witness {
  readonly here: Printed;
  readonly there: Printed;
}

/** A figure with the words around it. */
export interface Printed {
  readonly text: string;
  readonly span: Span;
}

export interface JudgedUnits {
  /** The tables with their figures in the unit that is meant. */
  readonly tables: readonly BudgetTable[];
  readonly faults: readonly UnitFault[];
}

const USUAL_UNITS: readonly MoneyUnit[] = ['元', '万元'];
const UNIT_WORDS = /单位[:：]?(?:人民币)?[:：]?(?:百|千|万|亿)?元/u;
/** A line about the unit: 单位：万元, 金额单位：元, （万元）, 表中金额以元列示 …; no sentence with an amount. */
const NAMES_UNIT = /(?:单位|金额)[^\d。]{0,12}元|^[(]?(?:人民币)?[百千万亿]?元[)]?$|[(](?:人民币)?[百千万亿]?元[)]$/u;
const LONGEST_DETAIL = 60;
/** The fewest tables with a unit that show that a document prints units. */
const FEWEST_WITH_UNIT = 3;
/** Figures shorter than this are known again too often by chance. */
const FEWEST_DIGITS = 2;
/** How much agreement is enough; less is where the form asks for the unit. */
const ENOUGH = 2;
const ENOUGH_WITH_FORM = 0.5;
/** A table that prints the unit of the others or of its form needs more than one figure to speak against it. */
const ENOUGH_AGAINST_USUAL = 4;

/** Judges the units of the recognised tables. */
export function judgeUnits(
  tables: readonly BudgetTable[],
  form: RecognisedForm,
  year: number | undefined,
  blocks: readonly Block[],
): JudgedUnits {
  const evidence = readEvidence(tables, form, year, blocks);
  const faults = [...findMissingUnits(tables, evidence), ...findWrongUnits(evidence)];
  const meant = new Map(faults.map((fault) => [fault.table, fault.meant]));
  return {
    tables: tables.map((each) => {
      const unit = meant.get(each.table);
      return unit === undefined ? each : inUnit(each.table, unit);
    }),
    faults,
  };
}

/** A table as it reads in another unit than it prints. */
const inUnit = perUnit((table: LogicalTable, unit: MoneyUnit) => readLedger({ ...table, caption: { ...table.caption, unit } }));

/** What the units of tables are told from. */
interface Evidence {
  readonly lines: readonly TextLine[];
  /** Where tables end, in order. */
  readonly ends: readonly number[];
  readonly withUnit: readonly { readonly table: LogicalTable; readonly unit: MoneyUnit; readonly figures: readonly Entry[] }[];
  /** The unit of most tables; undefined where none prevails. */
  readonly majority: MoneyUnit | undefined;
  /** The unit that the form asks for. */
  readonly asked: ReadonlyMap<LogicalTable, MoneyUnit>;
  /** Amounts of sentences, which print their unit themselves. */
  readonly inProse: () => readonly KnownFigure[];
}

interface KnownFigure extends Printed {
  readonly amount: Amount;
  readonly unit: MoneyUnit;
}

function readEvidence(tables: readonly BudgetTable[], form: RecognisedForm, year: number | undefined, blocks: readonly Block[]): Evidence {
  const lines = blocks.filter((block): block is TextLine => block.kind === 'text');
  const withUnit = tables.flatMap((each) => {
    const { unit } = each.table.caption;
    return unit === undefined ? [] : [{ table: each.table, unit, figures: figuresOf(each) }];
  });
  const [majority, among = []] = [...groupBy(withUnit, ({ unit }) => unit)].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  const prevails = among.length >= FEWEST_WITH_UNIT && among.length * 2 > withUnit.length;
  let inProse: readonly KnownFigure[] | undefined;
  return {
    lines,
    ends: tables.map(({ table }) => table.span.end),
    withUnit,
    majority: prevails ? majority : undefined,
    asked: new Map(mayAsk(form, year) ? form.matches.map((match) => [match.table.table, match.form.unit]) : []),
    inProse() {
      inProse ??= lines.flatMap(amountsIn);
      return inProse;
    },
  };
}

function findMissingUnits(tables: readonly BudgetTable[], evidence: Evidence): readonly UnitFault[] {
  const { majority, asked } = evidence;
  const titled = tables.filter(({ table }) => table.caption.namesTable);
  const having = titled.filter(({ table }) => table.caption.unit !== undefined);
  const lacking = titled.filter((each) => each.table.caption.unit === undefined && hasMoney(each) && !namesUnit(each, evidence));
  if (having.length < FEWEST_WITH_UNIT || lacking.length === 0 || lacking.length * 3 > having.length) return [];
  const isOne = new Set(having.map(({ table }) => table.caption.unit)).size === 1;
  return lacking.map((each): UnitFault => {
    const best = bestUnit(each.table, figuresOf(each), USUAL_UNITS, evidence);
    const meant = asked.get(each.table) ?? (best && best.score >= ENOUGH ? best.unit : isOne ? majority : undefined);
    return { kind: 'missing', table: each.table, meant, model: modelLine(each.table, having, evidence, meant) };
  });
}

function hasMoney({ items }: BudgetTable): boolean {
  return items.some((list) => list.some(({ entries }) => [...entries.values()].some(({ amount }) => amount !== undefined)));
}

/** Whether the table says its unit anywhere: in its header, its cells, or the lines above it and between its pages. */
function namesUnit({ table, items }: BudgetTable, evidence: Evidence): boolean {
  const inHeader = Array.from({ length: table.header.columnCount }, (_, index) => columnPath(table.header, index).join('')).some((path) =>
    path.includes('元'),
  );
  if (inHeader || /元/u.test(table.caption.title ?? '')) return true;
  if (items.some((list) => list.some(({ entries }) => [...entries.values()].some(({ unit }) => unit !== undefined)))) return true;
  return linesOf(table, evidence).some(({ text }) => text.length <= LONGEST_DETAIL && NAMES_UNIT.test(normalise(text)));
}

/** The lines right above a table and between its pages; what stands before the table above it is not its own. */
function linesOf(table: LogicalTable, { lines, ends }: Pick<Evidence, 'lines' | 'ends'>): readonly TextLine[] {
  const title = table.caption.titleSpan?.start ?? table.span.start;
  const from = ends.findLast((end) => end <= title) ?? 0;
  const own = lines.filter(({ span }) => span.start >= from && span.end <= table.span.end);
  let above = 0;
  const near = own.toReversed().filter(({ span, text }) => {
    if (span.start >= title) return true;
    above += text.length + 1;
    return above <= CHARACTERS_ABOVE_TITLE;
  });
  return near.reverse();
}

/** How many characters above a title its unit may stand. */
const CHARACTERS_ABOVE_TITLE = 80;

/** The unit line of the nearest table that has one by itself. */
function modelLine(
  table: LogicalTable,
  having: readonly BudgetTable[],
  evidence: Evidence,
  meant: MoneyUnit | undefined,
): TextLine | undefined {
  if (meant === undefined) return undefined;
  const nearest = [...having].sort((a, b) => Math.abs(a.table.index - table.index) - Math.abs(b.table.index - table.index));
  for (const other of nearest) {
    const line = linesOf(other.table, evidence).find(({ text }) => UNIT_WORDS.test(normalise(text)) && normalise(text).length <= 12);
    if (line) return line;
  }
  return undefined;
}

type WrongUnit = Extract<UnitFault, { kind: 'wrong' }>;

/** Tables whose figures agree with other tables and with sentences in another unit, and nowhere in their own. */
function findWrongUnits(evidence: Evidence): readonly WrongUnit[] {
  const { withUnit, majority, asked } = evidence;
  if (majority === undefined) return [];
  const usual = withUnit.filter(({ unit }) => unit === majority);
  const keys = new Map(usual.map(({ table, figures }) => [table, keysOf(figures)]));
  const holders = firstHolders(keys);
  const isShared = (table: LogicalTable) => keys.get(table)?.some((key) => holders.get(key) !== table) ?? false;
  return withUnit.flatMap(({ table, unit, figures }) => {
    const wanted = asked.get(table);
    if (unit === majority && isShared(table)) return [];
    const place = unitPlace(table, evidence);
    if (!place) return [];
    // A table of zeros is in the unit that it prints, unless form and document both say another one.
    if (figures.length === 0)
      return wanted === majority && unit !== majority
        ? [{ kind: 'wrong', table, printed: unit, meant: majority, place, witness: undefined }]
        : [];
    if (agreement(table, figures, unit, evidence).score > 0) return [];
    const candidates = [...new Set([majority, ...USUAL_UNITS])].filter((candidate) => candidate !== unit);
    const best = bestUnit(table, figures, candidates, evidence);
    const isUsual = unit === majority || unit === wanted;
    const enough = best?.unit === wanted ? ENOUGH_WITH_FORM : isUsual ? ENOUGH_AGAINST_USUAL : ENOUGH;
    if (!best || best.score < enough) return [];
    return [{ kind: 'wrong', table, printed: unit, meant: best.unit, place, witness: best.witness }];
  });
}

/** Which table prints a figure, by its key; nothing where several do. */
function firstHolders(keys: ReadonlyMap<LogicalTable, readonly string[]>): ReadonlyMap<string, LogicalTable | undefined> {
  const holders = new Map<string, LogicalTable | undefined>();
  for (const [table, own] of keys) for (const key of own) holders.set(key, holders.has(key) ? undefined : table);
  return holders;
}

interface Agreement {
  readonly unit: MoneyUnit;
  readonly score: number;
  readonly witness: Witness | undefined;
}

/** The unit in which most figures of a table agree with what is printed elsewhere. */
function bestUnit(table: LogicalTable, figures: readonly Entry[], units: readonly MoneyUnit[], evidence: Evidence): Agreement | undefined {
  return units.map((unit) => agreement(table, figures, unit, evidence)).sort((one, other) => other.score - one.score)[0];
}

/** The figures of a table that are long enough to be known again, each once. */
const figuresOf = perUnit(({ items }: BudgetTable): readonly Entry[] => {
  const found = new Map<string, Entry>();
  for (const list of items)
    for (const { entries } of list)
      for (const entry of entries.values()) {
        if (entry.amount !== undefined && significant(entry).length >= FEWEST_DIGITS) found.set(keyOf(entry), entry);
      }
  return [...found.values()];
});

const keysOf = perUnit((figures: readonly Entry[]): readonly string[] => figures.map(keyOf));

function keyOf({ amount }: Entry): string {
  return `${amount?.units}|${amount?.decimals}`;
}

function significant({ amount }: Entry): string {
  return amount === undefined ? '' : String(Math.abs(amount.units)).replace(/0+$/u, '');
}

/** How well the figures of a table, read in a unit, agree with those of other tables and of sentences. */
function agreement(table: LogicalTable, figures: readonly Entry[], unit: MoneyUnit, { withUnit, majority, inProse }: Evidence): Agreement {
  const places = new Set(figures.map(({ amount }) => amount?.decimals ?? 0));
  const known = new Map<string, Printed>();
  const remember = (amount: Amount | undefined, from: MoneyUnit, printed: Printed) => {
    for (const decimals of places) known.set(printedAs(amount, from, unit, decimals) ?? '', printed);
  };
  for (const other of withUnit)
    if (other.table !== table && other.unit === majority) for (const { amount, cell } of other.figures) remember(amount, other.unit, cell);
  const stated = new Set(inProse());
  for (const figure of stated) remember(figure.amount, figure.unit, figure);
  let score = 0;
  let witness: Witness | undefined;
  let longest = 0;
  for (const here of figures) {
    const there = known.get(keyOf(here));
    if (!there) continue;
    const digits = significant(here).length;
    // A sentence prints the unit beside the figure.
    score += weightOf(digits) * ('unit' in there ? 2 : 1);
    if (digits <= longest) continue;
    longest = digits;
    witness = { here: here.cell, there };
  }
  return { unit, score, witness };
}

/** Long figures are hardly ever the same by chance. */
function weightOf(digits: number): number {
  if (digits >= 5) return 2;
  return digits >= 3 ? 1 : 0.5;
}

const STATED_PATTERN = /(\d[\d,，]{0,18}(?:\.\d{1,6})?)\s?(亿元|万元|千元|百元|元)/gu;

/** The amounts that a line of text states with their unit. */
function amountsIn({ text, span }: TextLine): readonly KnownFigure[] {
  return [...text.matchAll(STATED_PATTERN)].flatMap(({ 0: words, 1: digits = '', 2: unit, index }) => {
    const reading = readAmount(digits);
    if (reading.kind !== 'amount') return [];
    const start = span.start + index;
    return [{ amount: reading.amount, unit: unit as MoneyUnit, text: words, span: { start, end: start + words.length } }];
  });
}

/** A figure as another unit would print it with so many decimals; undefined where it leaves the exact range. */
function printedAs(amount: Amount | undefined, from: MoneyUnit, to: MoneyUnit, decimals: number): string | undefined {
  if (!amount) return undefined;
  const shift = powersOfUnits[from] - powersOfUnits[to] - amount.decimals + decimals;
  if (shift >= 0) {
    const units = amount.units * powerOfTen(shift);
    return Number.isSafeInteger(units) ? `${units}|${decimals}` : undefined;
  }
  const step = powerOfTen(-shift);
  const units = Math.sign(amount.units) * Math.floor((Math.abs(amount.units) + step / 2) / step);
  return `${units}|${decimals}`;
}

/** Where a table prints its unit: the word itself. */
function unitPlace(table: LogicalTable, evidence: Evidence): Span | undefined {
  const cells = table.fragments.flatMap(({ rows }) => rows.slice(0, 3).flatMap((row) => row.cells));
  const sources = [...linesOf(table, evidence), ...cells.map(({ text, span }) => ({ text, span }))];
  for (const { text, span } of sources) {
    const match = /单位\s*[:：]?\s*(?:人民币)?\s*[:：]?\s*((?:百|千|万|亿)?\s*元)/u.exec(text);
    if (!match) continue;
    const end = span.start + match.index + match[0].length;
    return { start: end - (match[1] as string).length, end };
  }
  return undefined;
}
