/** What a document printed when its amounts agreed: what an author has changed since is told from it. */

import { readAmount } from '../../base/amount.js';
import { normalise } from '../../base/normalise.js';
import type { BudgetTable, Entry, Item } from '../../budget/ledger.js';
import { isFailing } from '../../budget/sums/equation.js';
import type { Cell } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { type Changed, type FormerFigure, type Ripple, ripple } from './ripple.js';

/**
 * The amounts of a document, by table, row and column rather than by place, so that rows may be put in anywhere. Immutable.
 */
export interface Baseline {
  readonly figures: Printed;
  /** How many equations did not hold. */
  readonly failing: number;
  /** What earlier baselines print otherwise than the one after them, the latest first: undoing an update leads back to one. */
  readonly earlier: readonly Printed[];
}

/** Cells by table, row and column; undefined for one that is not there. */
type Printed = ReadonlyMap<string, string | undefined>;

/** What follows from what the author has changed. */
export interface Impact {
  readonly changed: Changed;
  readonly ripple: Ripple;
}

export interface Observed {
  readonly baseline: Baseline;
  /** Undefined where nothing was changed that others follow from. */
  readonly impact: Impact | undefined;
}

/** More figures than these no author changes one by one: the document has been replaced, and agrees or not in its own right. */
const MOST_CHANGED = 200;
/** Undoing goes back so many updates. */
const MOST_EARLIER = 10;

/**
 * Takes notice of a document as it is now. The baseline moves on once everything that follows from a change has followed; until
 * then what is typed in between, as the 1 of 123.45, is no baseline.
 */
export function observe(before: Baseline | undefined, analysis: Analysis): Observed | undefined {
  if (!analysis.recognised) return before && { baseline: before, impact: undefined };
  const now = readCells(analysis);
  if (!before) return { baseline: { figures: now.figures, failing: failingIn(analysis), earlier: [] }, impact: undefined };
  const { baseline, difference } = nearest(withNewTables(before, now), now);
  if (!difference) return { baseline, impact: undefined };
  if (difference.formers.length > MOST_CHANGED) return { baseline: advanced(baseline, analysis, now), impact: undefined };
  const impact = { changed: difference, ripple: ripple(analysis, difference) };
  if (isPending(impact)) return { baseline, impact };
  const isUpToDate = impact.ripple.sources.length > 0 || failingIn(analysis) <= baseline.failing;
  return { baseline: isUpToDate ? advanced(baseline, analysis, now) : baseline, impact: undefined };
}

/** Words that need wording anew are told with an update; nothing would ever say that they have been. */
function isPending({ ripple: { changes, open } }: Impact): boolean {
  return changes.length > 0 || open.some(({ kind }) => kind === 'leaf');
}

interface Compared {
  readonly baseline: Baseline;
  readonly difference: Changed | undefined;
}

/** The baseline that fewest figures differ from: once an update is undone, that is an earlier one. */
function nearest(latest: Baseline, now: Cells): Compared {
  let best: Compared = { baseline: latest, difference: differenceOf(latest.figures, now) };
  if (sizeOf(best) < 2) return best;
  let { figures } = latest;
  for (const [place, former] of latest.earlier.entries()) {
    figures = new Map([...figures, ...former]);
    const earlier = { ...latest, figures, earlier: latest.earlier.slice(place + 1) };
    const compared = { baseline: earlier, difference: differenceOf(figures, now) };
    if (sizeOf(compared) < sizeOf(best)) best = compared;
  }
  return best;
}

function sizeOf({ difference }: Compared): number {
  return difference ? difference.formers.length + (difference.reshaped?.length ?? 0) : 0;
}

function advanced(from: Baseline, analysis: Analysis, { figures }: Cells): Baseline {
  const keys = new Set([...from.figures.keys(), ...figures.keys()]);
  const former = new Map([...keys].filter((key) => from.figures.get(key) !== figures.get(key)).map((key) => [key, from.figures.get(key)]));
  return { figures, failing: failingIn(analysis), earlier: [former, ...from.earlier].slice(0, MOST_EARLIER) };
}

/** Tables that were not there are taken as they are. */
function withNewTables(baseline: Baseline, { figures, tables }: Cells): Baseline {
  const known = new Set([...baseline.figures.keys()].map(tableKeyOf));
  const isNew = (key: string) => !known.has(tableKeyOf(key));
  if (![...tables.keys()].some((table) => !known.has(table))) return baseline;
  const added = [...figures].filter(([key]) => isNew(key));
  return { ...baseline, figures: new Map([...baseline.figures, ...added]) };
}

/** A row that is new counted for nothing before. */
const NOTHING = '0.00';

function differenceOf(baseline: Printed, { figures, cells, tables }: Cells): Changed | undefined {
  const formers: FormerFigure[] = [];
  for (const [key, cell] of cells) {
    const [was, is] = [baseline.get(key), figures.get(key) ?? ''];
    if (was === is || valueIn(was) === valueIn(is)) continue;
    // While it cannot be read, a figure is being typed.
    if (readAmount(is).kind !== 'unreadable') formers.push({ cell, text: was ?? NOTHING });
  }
  const reshaped = new Set<number>();
  for (const [key, was] of baseline) {
    const table = tables.get(tableKeyOf(key));
    if (table !== undefined && !figures.has(key) && valueIn(was) !== 0) reshaped.add(table);
  }
  return formers.length + reshaped.size > 0 ? { formers, reshaped: [...reshaped] } : undefined;
}

/** Only for comparing: two figures of one cell are the same amount, however they are written. */
function valueIn(text: string | undefined): number | string {
  const reading = readAmount(text ?? '');
  if (reading.kind === 'blank') return 0;
  if (reading.kind !== 'amount') return text ?? '';
  const { units, decimals } = reading.amount;
  return units === 0 ? 0 : `${units * 10 ** (6 - Math.min(6, decimals))} ${reading.unit ?? ''}`;
}

function failingIn({ document }: Analysis): number {
  return document.evaluated.filter(isFailing).length;
}

interface Cells {
  readonly figures: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Where each table begins, by its key. */
  readonly tables: ReadonlyMap<string, number>;
}

const SEPARATOR = '\u0001';

function tableKeyOf(key: string): string {
  return key.slice(0, key.indexOf(SEPARATOR));
}

const read = new WeakMap<Analysis, Cells>();

function readCells(analysis: Analysis): Cells {
  const known = read.get(analysis);
  if (known) return known;
  const figures = new Map<string, string>();
  const cells = new Map<string, Cell>();
  const tables = new Map<string, number>();
  const tableName = counter();
  for (const { table } of analysis.document.systems) {
    const tableKey = tableName(normalise(table.table.caption.title ?? ''));
    tables.set(tableKey, table.table.span.start);
    for (const { key, entry } of entriesOf(table)) {
      const whole = `${tableKey}${SEPARATOR}${key}`;
      figures.set(whole, entry.cell.text);
      cells.set(whole, entry.cell);
    }
  }
  const result = { figures, cells, tables };
  read.set(analysis, result);
  return result;
}

function* entriesOf(table: BudgetTable): Generator<{ readonly key: string; readonly entry: Entry }> {
  for (const [panel, items] of table.items.entries()) {
    const rowName = counter();
    for (const item of items) {
      const row = rowName(rowKey(item));
      const columnName = counter();
      for (const entry of item.entries.values()) {
        if (entry.amount || entry.cell.text === '' || entry.unreadable)
          yield { key: `${panel}${SEPARATOR}${row}${SEPARATOR}${columnName(entry.column.path.join('/'))}`, entry };
      }
    }
  }
}

function rowKey({ codes, unitCode, label }: Item): string {
  return [...codes.map(({ code }) => code), unitCode ?? '', label.ordinal?.text ?? '', label.name].join(' ');
}

/** Tells things of one name apart by their order. */
function counter(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };
}
