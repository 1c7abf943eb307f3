/** Tables that stand at another place than their form, or their own numbers, give them. */
import type { Span } from '../../base/span.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Contents } from '../outline/contents.js';
import type { FormMatch, RecognisedForm } from './recognise-form.js';
import { isPinned, mayAsk } from './recognise-form.js';
import type { TableNumbers } from './table-numbers.js';

export interface MovedTable {
  readonly title: string;
  readonly place: Span;
  /** The table it should stand right behind; undefined where it should be the first. */
  readonly behind: string | undefined;
  /** By its form, or by the numbers of the tables. */
  readonly evidence: 'form' | 'number';
}

const FEWEST_IN_ORDER = 4;

/** The one table that moved. Where the contents list the tables, their order is compared with that. */
export function findMovedTable(
  form: RecognisedForm,
  numbers: TableNumbers,
  year: number | undefined,
  tables: readonly LogicalTable[],
  contents: Contents | undefined,
): MovedTable | undefined {
  if (contents?.entries.some(({ isTable }) => isTable)) return undefined;
  return movedByNumber(numbers, tables) ?? (mayAsk(form, year) ? movedInForm(form, numbers) : undefined);
}

function movedByNumber({ numbers, moved }: TableNumbers, tables: readonly LogicalTable[]): MovedTable | undefined {
  if (!moved || numbers.length <= FEWEST_IN_ORDER) return undefined;
  const titleOf = (span: Span) => tables.find((table) => table.span.end > span.start)?.caption.title;
  const behind = numbers.filter(({ value }) => value < moved.value).sort((a, b) => b.value - a.value)[0];
  return {
    title: titleOf(moved.span) ?? moved.text,
    place: moved.span,
    behind: behind && (titleOf(behind.span) ?? behind.text),
    evidence: 'number',
  };
}

function movedInForm(form: RecognisedForm, { numbers }: TableNumbers): MovedTable | undefined {
  const { pack, matches } = form;
  const isOneBook = new Set(matches.map((match) => match.form)).size === matches.length;
  // Tables that are numbered as they stand were put there on purpose, and common titles tell no order.
  if (!isOneBook || matches.length <= FEWEST_IN_ORDER) return undefined;
  if (!isPinned(form) && (pack.titlesAreCommon || numbers.length >= matches.length - 1)) return undefined;
  const moved = matches.filter((match) => ascends(matches.filter((other) => other !== match)));
  if (moved.length === 0 || moved.length === matches.length) return undefined;
  // Of two neighbours that changed places, the later one of the form stands too early.
  const [match] = moved.sort((a, b) => b.place - a.place) as [FormMatch];
  const behind = matches.filter(({ place }) => place < match.place).sort((a, b) => b.place - a.place)[0];
  const { caption, span } = match.table.table;
  return {
    title: caption.title ?? match.form.title,
    place: caption.titleSpan ?? span,
    behind: behind && (behind.table.table.caption.title ?? behind.form.title),
    evidence: 'form',
  };
}

function ascends(matches: readonly FormMatch[]): boolean {
  return matches.every(({ place }, index) => index === 0 || place > (matches[index - 1]?.place ?? -1));
}
