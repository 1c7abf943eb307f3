import type { Span } from '../../base/span.js';
import type { BarChart, PictureTable } from './picture.js';
import type { PrintedNumber } from './printed-number.js';

/** Numbers by row and series, as a chart and its table are made of them. */
export interface BarRows {
  readonly series: readonly string[];
  readonly rows: readonly BarRow[];
}

export interface BarRow {
  readonly name: string;
  readonly numbers: readonly (PrintedNumber | undefined)[];
  /** A total of other rows, which would dwarf them. */
  readonly isTotal?: boolean;
}

/** Bars for the rows that have any, and for totals only where nothing else has. */
export function barsOf({ series, rows }: BarRows, stacked: boolean): BarChart<Span> {
  const filled = rows.filter(({ numbers }) => numbers.some((number) => number !== undefined && number.value !== 0));
  const parts = filled.filter(({ isTotal }) => !isTotal);
  const drawn = parts.length > 0 ? parts : filled;
  return {
    kind: 'bars',
    stacked,
    categories: drawn.map(({ name }) => name),
    series: series.map((name, at) => ({
      name,
      bars: drawn.map(({ numbers }) => {
        const number = numbers[at];
        return number ? { value: number.value, amount: number.amount, place: number.place } : null;
      }),
    })),
  };
}

/** Whether there is any bar to see. */
export function hasBars({ rows }: BarRows): boolean {
  return rows.some(({ numbers }) => numbers.some((number) => number !== undefined && number.value !== 0));
}

/** Every row with its numbers. */
export function barTable({ series, rows }: BarRows, nameTitle: string): PictureTable<Span> {
  return {
    columns: [nameTitle, ...series],
    rows: rows.map(({ name, numbers }) => [
      { text: name, place: undefined },
      ...numbers.map((number) => ({ text: number?.amount ?? '', place: number?.place })),
    ]),
  };
}

/** The one unit of some numbers; undefined where they have several. */
export function unitOfBars({ rows }: BarRows): string | undefined {
  const units = new Set(rows.flatMap(({ numbers }) => numbers.flatMap((number) => (number ? [number.figure.unit ?? ''] : []))));
  return units.size === 1 ? [...units][0] : undefined;
}
