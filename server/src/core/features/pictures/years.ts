import type { Span } from '../../base/span.js';
import { type Fact, type FactCell, factKey } from '../../budget/facts/fact.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import { sayIn } from '../checklist/words.js';
import { tableName } from '../row-name.js';
import { type BarRows, barsOf, barTable, hasBars, unitOfBars } from './bar-picture.js';
import type { Picture } from './picture.js';
import type { PictureSource } from './picture-source.js';
import { tellAmount, titleFor } from './picture-words.js';
import { type PrintedNumber, printedNumber } from './printed-number.js';
import { type ToldYears, toldYears } from './told-years.js';

/** More groups than this cannot be told apart. */
const MOST_ROWS = 24;
const MOST_TOLD = 4;

interface YearRows {
  readonly rows: BarRows;
  /** Where they stand. */
  readonly where: string;
  /** The index of the series of this year and of the one to tell beside it. */
  readonly told: readonly [current: number, other: number];
}

/** This year beside last year: by the rows of the first table that prints both, or else as sentences say it. */
export function yearsPicture(source: PictureSource): Picture<Span> | undefined {
  const found = ofTables(source) ?? ofSentences(source);
  const unit = found && unitOfBars(found.rows);
  if (!found || unit === undefined || !hasBars(found.rows)) return undefined;
  const { locale, owner } = source;
  const say = sayIn(locale);
  return {
    id: 'years',
    title: titleFor(say('本年与上年', 'This year and last year'), owner),
    unit,
    description: describe(found, unit, locale),
    chart: barsOf(found.rows, false),
    table: barTable(found.rows, say('项目', 'Item')),
  };
}

function describe({ rows, where, told: [current, other] }: YearRows, unit: string, locale: PictureSource['locale']): string {
  const say = sayIn(locale);
  const filled = rows.rows.filter(({ numbers }) => numbers.some((number) => (number?.value ?? 0) !== 0));
  const bySize = filled.toSorted((a, b) => Math.abs(b.numbers[current]?.value ?? 0) - Math.abs(a.numbers[current]?.value ?? 0));
  const clauses = bySize.slice(0, MOST_TOLD).map(({ name, numbers }) => {
    const series = [current, other, ...rows.series.keys()].filter((at, place, all) => all.indexOf(at) === place);
    const words = series.flatMap((at) => {
      const number = numbers[at];
      return number ? [`${rows.series[at]} ${tellAmount(number.amount, unit)}`] : [];
    });
    return say(`${name}${words.join('、')}`, `${name}: ${words.join(', ')}`);
  });
  const more = filled.length > clauses.length ? say(`；共 ${filled.length} 项`, `; ${filled.length} items in all`) : '';
  return say(`据${where}：${clauses.join('；')}${more}。`, `${where}: ${clauses.join('; ')}${more}.`);
}

// ---- tables that print both years

interface Pair {
  readonly current: FactCell;
  readonly previous: FactCell;
}

function ofTables({ tables, locale }: PictureSource): YearRows | undefined {
  for (const kind of ['overview', 'expenditure', 'fund-expenditure', 'fiscal-overview', 'income']) {
    for (const table of tables) {
      const pairs = table.form.kind === kind ? pairsOf(table) : [];
      const shown = pairs.length > MOST_ROWS ? pairs.filter(({ current }) => current.fact.subject.length <= 3) : pairs;
      const rows = rowsOf(shown.slice(0, MOST_ROWS), locale);
      if (rows && hasBars(rows)) return { rows, where: `《${tableName(table.table.table, locale)}》`, told: [1, 0] };
    }
  }
  return undefined;
}

function rowsOf(pairs: readonly Pair[], locale: PictureSource['locale']): BarRows | undefined {
  const [first] = pairs;
  if (!first) return undefined;
  const say = sayIn(locale);
  const wasExecuted = first.previous.fact.year === 'previous-executed';
  return {
    series: [wasExecuted ? say('上年执行', 'Last year, executed') : say('上年', 'Last year'), say('本年', 'This year')],
    rows: pairs.map(({ current, previous }) => ({
      name: current.item.codes[0]?.name || current.item.label.name,
      numbers: [printedNumber(previous.entry), printedNumber(current.entry)],
      isTotal: current.item.isTotal && current.fact.subject === '',
    })),
  };
}

/** The classes of a table, or its rows without codes, that have both years' amounts. */
function pairsOf({ cells }: TableFacts): readonly Pair[] {
  const classes = cells.filter(({ fact }) => fact.subject === '' || /^\d{3}$/u.test(fact.subject));
  for (const year of ['previous', 'previous-executed'] as const) {
    const before = new Map(classes.flatMap((cell) => (cell.fact.year === year ? [[keyFor(cell.fact), cell] as const] : [])));
    const pairs = classes.flatMap((current): readonly Pair[] => {
      const previous = current.fact.year === 'current' ? before.get(keyFor(current.fact)) : undefined;
      const isOfOneRow = previous !== undefined && previous.item.row === current.item.row;
      return isOfOneRow && (current.entry.amount || previous.entry.amount) ? [{ current, previous }] : [];
    });
    if (pairs.length > 0) return pairs;
  }
  return [];
}

function keyFor(fact: Fact): string {
  return factKey({ ...fact, year: 'current' });
}

// ---- what sentences say

function ofSentences({ document, locale }: PictureSource): YearRows | undefined {
  const say = sayIn(locale);
  const told = toldYears(document).filter((each) => !isThreePublic(each));
  const shown = toldApart(told).slice(0, MOST_ROWS);
  if (shown.length === 0) return undefined;
  const columns: readonly { readonly name: string; readonly of: (each: ToldYears) => PrintedNumber | undefined }[] = [
    { name: say('本年', 'This year'), of: ({ level }) => level },
    { name: say('上年', 'Last year'), of: ({ previous }) => previous },
    { name: say('比上年增加', 'More than last year'), of: ({ more }) => more },
    { name: say('比上年减少', 'Less than last year'), of: ({ less }) => less },
  ];
  const used = columns.filter(({ of }, at) => at === 0 || shown.some((each) => (of(each)?.value ?? 0) !== 0));
  if (used.length < 2) return undefined;
  return {
    rows: {
      series: used.map(({ name }) => name),
      rows: shown.map((each) => ({ name: each.name, numbers: used.map(({ of }) => of(each)) })),
    },
    where: say('文字说明', 'The explanation'),
    told: [0, 1],
  };
}

/** Shown by itself, because its amounts are so much smaller. */
function isThreePublic({ fact }: ToldYears): boolean {
  return ['three-public', 'travel-abroad', 'vehicles', 'vehicle-purchase', 'vehicle-running', 'reception'].includes(fact?.subject ?? '');
}

/** Items that tables call alike by the words of their sentences; what is still the same is told once. */
function toldApart(told: readonly ToldYears[]): readonly ToldYears[] {
  const counts = new Map<string, number>();
  for (const { name } of told) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Set<string>();
  return told.flatMap((each): readonly ToldYears[] => {
    const name = counts.get(each.name) === 1 || each.words === '' ? each.name : each.words;
    const key = `${name} ${each.level.amount}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...each, name }];
  });
}
