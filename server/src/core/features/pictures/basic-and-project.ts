import type { Span } from '../../base/span.js';
import type { FactCell, Fund, Part } from '../../budget/facts/fact.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import type { Item } from '../../budget/ledger.js';
import type { RowNode } from '../../budget/rows/row-node.js';
import type { Cell } from '../../table/physical-table.js';
import { sayIn } from '../checklist/words.js';
import { tableName } from '../row-name.js';
import { type BarRows, barsOf, barTable, hasBars, unitOfBars } from './bar-picture.js';
import type { Picture } from './picture.js';
import { byCell, cellOf, type PictureSource, rootsOf } from './picture-source.js';
import { tellAmount, titleFor } from './picture-words.js';
import { addsUp, type PrintedNumber, printedNumber } from './printed-number.js';

/** What expenditure consists of, in the order in which it is shown. */
const PARTS: readonly Part[] = ['basic', 'project', 'operating-business', 'subsidy', 'remittance', 'contingency', 'carried-forward'];
/** More groups than this cannot be told apart. */
const MOST_ROWS = 40;
const DEEPEST = 4;
/** What a budget is mostly paid from; tables of the others are about little of it. */
const LARGE_FUNDS: ReadonlySet<Fund> = new Set<Fund>(['all', 'fiscal', 'general']);

interface SplitRow {
  readonly name: string;
  readonly total: PrintedNumber;
  readonly parts: readonly (PrintedNumber | undefined)[];
}

interface Split {
  readonly table: TableFacts;
  readonly whole: SplitRow;
  readonly rows: readonly SplitRow[];
  /** The parts that any row has money in. */
  readonly parts: readonly Part[];
}

/** 基本支出 and 项目支出 of each class, of the first table whose rows they add up to. */
export function basicAndProjectPicture(source: PictureSource): Picture<Span> | undefined {
  const split = splitOf(source);
  if (!split) return undefined;
  const { locale, owner } = source;
  const say = sayIn(locale);
  const series = split.parts.map((part) => partName(part, locale));
  const rows = rowsFor(split, series);
  const unit = unitOfBars(rows);
  if (unit === undefined || !hasBars(rows)) return undefined;
  const numbers = split.parts.flatMap((part, at) => {
    const number = split.whole.parts[PARTS.indexOf(part)];
    return number ? [`${series[at]} ${tellAmount(number.amount, unit)}`] : [];
  });
  const name = tableName(split.table.table.table, locale);
  const whole = `${split.whole.name} ${tellAmount(split.whole.total.amount, unit)}`;
  const list = numbers.join(say('、', ', '));
  const table = barTable(rows, say('科目', 'Subject'));
  return {
    id: 'basic-and-project',
    title: titleFor(say('基本支出与项目支出', 'Basic and project expenditure'), owner),
    unit,
    description: say(`据《${name}》：${whole}，其中${list}。`, `${name}: ${whole}, of which ${list}.`),
    chart: barsOf(rows, true),
    table: {
      columns: [...table.columns, say('合计', 'Total')],
      rows: table.rows.map((row, at) => {
        const { amount, place } = ([...split.rows, split.whole][at] as SplitRow).total;
        return [...row, { text: amount, place }];
      }),
    },
  };
}

function rowsFor({ parts, rows, whole }: Split, series: readonly string[]): BarRows {
  const numbersOf = (row: SplitRow) => parts.map((part) => row.parts[PARTS.indexOf(part)]);
  return {
    series,
    rows: [...rows, whole].map((row) => ({ name: row.name, numbers: numbersOf(row), isTotal: row === whole })),
  };
}

function splitOf({ document, tables }: PictureSource): Split | undefined {
  for (const kind of ['expenditure', 'fund-expenditure']) {
    for (const table of tables) {
      if (table.form.kind !== kind || table.form.part !== undefined || !LARGE_FUNDS.has(table.form.fund)) continue;
      const reader = new SplitReader(table);
      const whole = reader.whole();
      const rows = reader.classes(rootsOf(document, table), DEEPEST);
      if (rows.length > MOST_ROWS) continue;
      const all = whole ? [whole, ...rows] : [];
      const adds = all.every(({ total, parts }) =>
        addsUp(
          total.figure,
          parts.flatMap((part) => part?.figure ?? []),
          document.scale,
        ),
      );
      const parts = PARTS.filter((_, at) => all.some((row) => (row.parts[at]?.value ?? 0) !== 0));
      if (whole && rows.length > 0 && adds && parts.length > 0) return { table, whole, rows, parts };
    }
  }
  return undefined;
}

class SplitReader {
  readonly #table: TableFacts;
  readonly #totals: ReadonlyMap<Cell, FactCell>;
  readonly #parts: readonly ReadonlyMap<Cell, FactCell>[];

  constructor(table: TableFacts) {
    this.#table = table;
    const cells = table.cells.filter(({ fact }) => fact.year === 'current' && fact.fund === table.form.fund);
    this.#totals = byCell(cells.filter(({ fact }) => fact.part === 'all' || fact.part === 'this-year'));
    this.#parts = PARTS.map((part) => byCell(cells.filter(({ fact }) => fact.part === part)));
  }

  whole(): SplitRow | undefined {
    for (const { fact, item } of this.#totals.values()) {
      const row = fact.subject === '' ? this.#rowOf(item) : undefined;
      if (row) return row;
    }
    return undefined;
  }

  /** The outermost subjects; rows of units are looked through. */
  classes(nodes: readonly RowNode[], deepest: number): readonly SplitRow[] {
    if (deepest === 0) return [];
    return nodes.flatMap(({ item, children }): readonly SplitRow[] => {
      const subject = cellOf(item, this.#totals)?.fact.subject ?? '';
      const row = subject === '' ? undefined : this.#rowOf(item);
      return row ? [row] : this.classes(children, deepest - 1);
    });
  }

  #rowOf(item: Item): SplitRow | undefined {
    const total = printedNumber(cellOf(item, this.#totals)?.entry);
    if (!total || this.#table.form.flow !== 'expenditure') return undefined;
    const parts = this.#parts.map((cells) => printedNumber(cellOf(item, cells)?.entry));
    return parts.some((part) => part !== undefined) ? { name: item.codes[0]?.name || item.label.name, total, parts } : undefined;
  }
}

const PART_NAMES: Readonly<Partial<Record<Part, readonly [string, string]>>> = {
  basic: ['基本支出', 'Basic'],
  project: ['项目支出', 'Project'],
  'operating-business': ['事业单位经营支出', 'Operating business'],
  subsidy: ['对附属单位补助支出', 'Subsidies to affiliates'],
  remittance: ['上缴上级支出', 'Remitted upwards'],
  contingency: ['预留机动经费', 'Contingency'],
  'carried-forward': ['结转下年', 'Carried forward'],
};

function partName(part: Part, locale: PictureSource['locale']): string {
  return sayIn(locale)(...(PART_NAMES[part] ?? [part, part]));
}
