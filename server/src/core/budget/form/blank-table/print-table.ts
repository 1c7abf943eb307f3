/** A table of a form with its header, rows and zeros in place of figures. */

import { type RowKind, writeTable } from '../../../table/write-table.js';
import { entryIn } from '../../catalogue/catalogue.js';
import { classNamed } from '../../catalogue/subject-class.js';
import { chineseNumeral } from '../chinese-numeral.js';
import type { FormTable, LayoutRow, SubjectRows, TableLayout } from '../pack.js';
import { classesFor, type PrintedSubject, subjectsFor } from './common-subjects.js';
import { type DraftFacts, filledIn } from './draft-facts.js';
import { layoutOf } from './table-layout.js';

/** The rows of a table as cells, header first. */
function tableRows(table: FormTable, facts: DraftFacts): readonly (readonly string[])[] {
  const layout = layoutOf(table);
  const width = Math.max(...layout.header.map((row) => row.length));
  const header = layout.header.map((row) => Array.from({ length: width }, (_, column) => filledIn(row[column] ?? '', facts)));
  const numbers = layout.numbersColumns ? [Array.from({ length: width }, (_, column) => String(column + 1))] : [];
  return [...header, ...numbers, ...bodyRows(table, layout, width, facts)];
}

/** A table as it is written; amounts are on the right. */
export function printTable(table: FormTable, facts: DraftFacts, kind: RowKind, lineEnd = '\n'): string {
  const rows = tableRows(table, facts);
  const width = rows[0]?.length ?? 0;
  const holdsAmounts = (column: number) => rows.some((row) => row[column] === ZERO) && !rows.some((row) => isLabel(row[column] ?? '', row));
  const alignments = Array.from({ length: width }, (_, column) => (holdsAmounts(column) ? ('right' as const) : ('none' as const)));
  return writeTable({ kind, rows, alignments, lineEnd });

  function isLabel(cell: string, row: readonly string[]): boolean {
    return row.includes(ZERO) && cell !== '' && cell !== ZERO;
  }
}

const ZERO = '0.00';

function bodyRows(table: FormTable, layout: TableLayout, width: number, facts: DraftFacts): readonly (readonly string[])[] {
  const share = Math.floor(width / layout.sides.length);
  const words = wordColumns(layout, width);
  const sides = layout.sides.map((rows, side) => {
    const counter = new Counter();
    const cells = rows.flatMap((row) => expand(row, table, facts));
    return cells.map((own): Line => line(own, side, counter));
  });
  return beside(sides).map((lines) => lines.flatMap((own, side) => own?.cells ?? blanks(widthOf(side))));

  function widthOf(side: number): number {
    return side === layout.sides.length - 1 ? width - share * side : share;
  }

  function line(own: readonly string[], side: number, counter: Counter): Line {
    const meets = own[0]?.startsWith('=') ?? false;
    const first = side * share;
    const cells = Array.from({ length: widthOf(side) }, (_, column) => {
      const cell = own[column];
      if (cell === undefined) return words.has(first + column) ? '' : ZERO;
      return cell === '0' ? ZERO : counter.number(inForce(filledIn(column === 0 && meets ? cell.slice(1) : cell, facts), facts.year));
    });
    return { cells, meets };
  }
}

/** A class of expenditure under the name that it has in the year: forms print those of the years they were made for. */
function inForce(label: string, year: number): string {
  const name = label.replace(/^(?:（#）|#、|#\.)/u, '');
  const code = name.endsWith('支出') ? classNamed(name) : undefined;
  const current = code === undefined ? undefined : entryIn('function', code, year)?.name;
  return current === undefined ? label : label.slice(0, label.length - name.length) + current;
}

interface Line {
  readonly cells: readonly string[];
  /** Stands beside the next such line of the other sides. */
  readonly meets: boolean;
}

function blanks(count: number): readonly string[] {
  return Array.from({ length: count }, () => '');
}

/** Puts sides next to each other, with blanks before lines that meet. */
function beside(sides: readonly (readonly Line[])[]): readonly (readonly (Line | undefined)[])[] {
  const lengths = sides.map(partLengths);
  const longest = Array.from({ length: Math.max(...lengths.map((parts) => parts.length)) }, (_, part) =>
    Math.max(...lengths.map((parts) => parts[part] ?? 0)),
  );
  const columns = sides.map((side) => {
    let part = 0;
    let placed: (Line | undefined)[] = [];
    let begun = 0;
    for (const own of side) {
      if (own.meets) {
        placed = [...placed, ...gap((longest[part] ?? 0) - (placed.length - begun))];
        begun = placed.length + 1;
        part++;
      }
      placed.push(own);
    }
    return placed;
  });
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, row) => columns.map((column) => column[row]));
}

function gap(length: number): readonly undefined[] {
  return Array.from({ length: Math.max(0, length) }, () => undefined);
}

/** How many lines stand before each line that meets, and behind the last one. */
function partLengths(side: readonly Line[]): readonly number[] {
  const parts = [0];
  for (const { meets } of side) {
    if (meets) parts.push(0);
    else parts[parts.length - 1] = (parts.at(-1) ?? 0) + 1;
  }
  return parts;
}

function wordColumns({ header, wordColumns: names }: TableLayout, width: number): ReadonlySet<number> {
  const columns = Array.from({ length: width }, (_, column) => column);
  return new Set(columns.filter((column) => header.some((row) => names.includes(row[column] ?? ''))));
}

/** A row of the layout as the first cells of the rows that it stands for. */
function expand(row: LayoutRow, table: FormTable, facts: DraftFacts): readonly (readonly string[])[] {
  if (typeof row === 'string')
    return row.includes('{类}') ? classesFor(facts.year, facts.subjects?.function).map((name) => [row.replace('{类}', name)]) : [[row]];
  if ('subjects' in row) return subjectRows(row, table, facts);
  return [row];
}

function subjectRows({ subjects, cells, classes }: SubjectRows, table: FormTable, facts: DraftFacts): readonly (readonly string[])[] {
  const depth = table.depth ?? (subjects === 'function' ? '项' : '款');
  const isPaired = cells.some((cell) => cell.includes('{对应'));
  const rows = subjectsFor({ kind: subjects, year: facts.year, depth, classes, isPaired, known: facts.subjects?.[subjects] });
  return rows.map((subject) => cells.map((cell) => subjectCell(cell, subject)));
}

function subjectCell(cell: string, { code, name, partner }: PrintedSubject): string {
  return cell
    .replace('{编码}', code)
    .replace('{名称}', name)
    .replace('{类}', code.slice(0, 3))
    .replace('{款}', code.slice(3, 5))
    .replace('{项}', code.slice(5, 7))
    .replace('{对应编码}', partner?.code ?? '')
    .replace('{对应名称}', partner?.name ?? '');
}

/** Counts the ordinals of one side. */
class Counter {
  #upper = 0;
  #middle = 0;
  #lower = 0;

  number(label: string): string {
    if (label.includes('（#）')) {
      this.#lower = 0;
      return label.replace('（#）', `（${chineseNumeral(++this.#middle)}）`);
    }
    if (label.includes('#、')) {
      this.#middle = 0;
      this.#lower = 0;
      return label.replace('#、', `${chineseNumeral(++this.#upper)}、`);
    }
    return label.includes('#.') ? label.replace('#.', `${++this.#lower}.`) : label;
  }
}
