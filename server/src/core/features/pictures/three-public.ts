import type { Span } from '../../base/span.js';
import type { FactCell, FactYear, Fund, NamedItem } from '../../budget/facts/fact.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import { sayIn } from '../checklist/words.js';
import { tableName } from '../row-name.js';
import { type BarRows, barsOf, barTable, hasBars, unitOfBars } from './bar-picture.js';
import type { Picture } from './picture.js';
import type { PictureSource } from './picture-source.js';
import { tellAmount, tellLargest, titleFor } from './picture-words.js';
import { addsUp, type PrintedNumber, printedNumber } from './printed-number.js';
import { type ToldYears, toldYears } from './told-years.js';

type Numbers = ReadonlyMap<string, PrintedNumber>;

interface ThreePublic {
  readonly table: TableFacts;
  readonly total: PrintedNumber;
  readonly items: readonly { readonly subject: NamedItem; readonly name: string; readonly number: PrintedNumber }[];
  /** Last year's amounts that the table prints, by item. */
  readonly previous: Numbers;
}

/** 三公 by item, with last year's amounts or the changes from them where these are printed too. */
export function threePublicPicture(source: PictureSource): Picture<Span> | undefined {
  const found = threePublicOf(source);
  if (!found) return undefined;
  const { document, locale, owner } = source;
  const say = sayIn(locale);
  const { table, total, items, previous } = found;
  const rows = withLastYear(
    found,
    toldYears(document),
    [...items, { subject: 'three-public' as const, name: wholeName(locale), number: total }],
    locale,
  );
  const unit = unitOfBars(rows);
  if (unit === undefined || !hasBars(rows)) return undefined;
  const list = tellLargest(
    items.map(({ name, number }) => ({ name, amount: number.amount, value: number.value })),
    unit,
    locale,
  );
  const before = previous.get('three-public');
  const last = before ? say(`，上年 ${tellAmount(before.amount, unit)}`, `, last year ${tellAmount(before.amount, unit)}`) : '';
  const amount = tellAmount(total.amount, unit);
  const name = tableName(table.table.table, locale);
  return {
    id: 'three-public',
    title: titleFor(say('“三公”经费', 'The three public expenses'), owner),
    unit,
    description: say(`据《${name}》：“三公”经费 ${amount}${last}，其中${list}。`, `${name}: ${amount} in all${last}, of which ${list}.`),
    chart: barsOf(rows, false),
    table: barTable(rows, say('项目', 'Item')),
  };
}

function wholeName(locale: PictureSource['locale']): string {
  return sayIn(locale)('“三公”经费合计', 'In all');
}

/** The items of this year beside last year's amounts, or else what sentences say of the change. */
function withLastYear(
  { previous }: ThreePublic,
  told: readonly ToldYears[],
  items: ThreePublic['items'],
  locale: PictureSource['locale'],
): BarRows {
  const say = sayIn(locale);
  const toldOf = (subject: NamedItem) => told.find(({ fact }) => fact?.subject === subject && fact.year === 'current');
  const columns = [
    { name: say('上年', 'Last year'), of: (subject: NamedItem) => previous.get(subject) ?? toldOf(subject)?.previous },
    { name: say('本年', 'This year'), of: (subject: NamedItem) => items.find((item) => item.subject === subject)?.number },
    { name: say('比上年增加', 'More than last year'), of: (subject: NamedItem) => toldOf(subject)?.more },
    { name: say('比上年减少', 'Less than last year'), of: (subject: NamedItem) => toldOf(subject)?.less },
  ];
  const hasPrevious = items.some(({ subject }) => columns[0]?.of(subject) !== undefined);
  const shown = columns.filter(({ of, name }, at) => {
    if (at > 1 && hasPrevious) return false;
    return at === 1 || items.some(({ subject }) => (of(subject)?.value ?? 0) !== 0) || (at === 0 && hasPrevious && name !== '');
  });
  return {
    series: shown.map(({ name }) => name),
    rows: items.map(({ subject, name }) => ({ name, numbers: shown.map(({ of }) => of(subject)), isTotal: subject === 'three-public' })),
  };
}

const VEHICLE_ITEMS: readonly NamedItem[] = ['vehicle-purchase', 'vehicle-running'];
const FUNDS: readonly Fund[] = ['fiscal', 'all', 'general'];

function threePublicOf({ document, tables, locale }: PictureSource): ThreePublic | undefined {
  for (const table of tables) {
    if (table.form.kind !== 'three-public') continue;
    for (const fund of FUNDS) {
      const current = numbersOf(table, fund, ['current']);
      const total = current.get('three-public');
      const items = total ? itemsOf(current, locale) : [];
      const figures = items.map(({ number }) => number.figure);
      if (!total || items.length < 2 || !addsUp(total.figure, figures, document.scale)) continue;
      return { table, total, items, previous: numbersOf(table, fund, ['previous', 'previous-executed']) };
    }
  }
  return undefined;
}

/** Purchase and running of vehicles by themselves where both are printed. */
function itemsOf(numbers: Numbers, locale: PictureSource['locale']): ThreePublic['items'] {
  const hasBoth = VEHICLE_ITEMS.every((subject) => numbers.has(subject));
  const subjects: readonly NamedItem[] = ['travel-abroad', ...(hasBoth ? VEHICLE_ITEMS : (['vehicles'] as const)), 'reception'];
  return subjects.flatMap((subject) => {
    const number = numbers.get(subject);
    return number ? [{ subject, name: itemName(subject, locale), number }] : [];
  });
}

const ITEM_NAMES: Readonly<Partial<Record<NamedItem, readonly [string, string]>>> = {
  'travel-abroad': ['因公出国（境）', 'Travel abroad'],
  vehicles: ['公务用车购置及运行', 'Official vehicles'],
  'vehicle-purchase': ['公务用车购置', 'Buying vehicles'],
  'vehicle-running': ['公务用车运行维护', 'Running vehicles'],
  reception: ['公务接待', 'Receptions'],
};

function itemName(subject: NamedItem, locale: PictureSource['locale']): string {
  return sayIn(locale)(...(ITEM_NAMES[subject] ?? [subject, subject]));
}

/** The amounts of a table that are printed once, by item; of years the one that comes first. */
function numbersOf({ cells }: TableFacts, fund: Fund, years: readonly FactYear[]): Numbers {
  for (const year of years) {
    const numbers = new Map<string, PrintedNumber>();
    const ofYear = cells.filter(({ fact }) => fact.year === year && fact.fund === fund && fact.part === 'all');
    for (const cell of ofYear) addOnce(numbers, cell);
    if (numbers.size > 0) return numbers;
  }
  return new Map();
}

function addOnce(numbers: Map<string, PrintedNumber>, { fact, entry }: FactCell): void {
  const number = printedNumber(entry);
  if (number && !numbers.has(fact.subject)) numbers.set(fact.subject, number);
}
