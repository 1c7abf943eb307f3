import { formatLike } from '../base/amount.js';
import type { Edit } from '../base/span.js';
import type { Figure } from '../table/figure.js';
import type { Entry, Item } from './ledger.js';
import { type Scale, withPlaces } from './scale.js';
import { isCellTerm, type Term } from './sums/equation.js';

/**
 * Puts a value into a cell and changes nothing else: the figure keeps its digits, separators, sign style and unit,
 * and the cell its width where the rows around it are aligned.
 */
export function figureEdit(entry: Entry, item: Item, value: number, scale: Scale): Edit {
  const neighbours = columnNeighbours(entry, item);
  const plain = scale.amountOf(value, entry);
  const amount = withPlaces(plain, usualDecimals(neighbours) ?? entry.amount?.decimals ?? plain.decimals);
  const written = entry.cell.text.slice(entry.figure.start - entry.cell.span.start, entry.figure.end - entry.cell.span.start);
  const model = written === '' || !entry.amount ? (neighbours.find((other) => other.amount)?.cell.text ?? '') : written;
  const separators = /[,，]/u.test(model) || neighbours.some((other) => other.amount && /\d[,，]\d{3}/u.test(other.cell.text));
  const figure = formatLike(amount, model, separators);
  return inAlignedCell(entry, figure, neighbours);
}

/** Puts a value into a figure of a table or a sentence, as that figure is printed. */
export function termEdit(term: Term, value: number, scale: Scale): Edit {
  return isCellTerm(term) ? figureEdit(term.entry, term.item, value, scale) : statedEdit(term.entry, value, scale);
}

/** A sentence that leaves out zeros at the end goes on to leave them out. */
function statedEdit(stated: Figure, value: number, scale: Scale): Edit {
  const { start, end } = stated.cell.span;
  const written = stated.cell.text.slice(stated.figure.start - start, end - start + (stated.figure.end - end));
  const printedPlaces = /[.．]([\d０-９]*)/u.exec(written)?.[1]?.length ?? 0;
  const amount = withPlaces(scale.amountOf(value, stated), printedPlaces);
  return { span: stated.figure, newText: formatLike(amount, written) };
}

/** How far around a row its column is looked at: a long table is not read once for each of its faults. */
const ROWS_AROUND = 150;

/** The cells of the same column in the rows around, the cell itself left out. */
function columnNeighbours(entry: Entry, item: Item): readonly Entry[] {
  const { index } = entry.column;
  for (const items of item.table.items) {
    const place = items.findIndex((other) => other.row === item.row && other.entries.get(index)?.cell === entry.cell);
    if (place < 0) continue;
    return items.slice(Math.max(0, place - ROWS_AROUND), place + ROWS_AROUND + 1).flatMap((other) => {
      const neighbour = other.entries.get(index);
      return neighbour && neighbour.cell !== entry.cell ? [neighbour] : [];
    });
  }
  return [];
}

/** The places that the figures around it all print; undefined where they differ. */
function usualDecimals(neighbours: readonly Entry[]): number | undefined {
  const places = new Set(neighbours.flatMap((other) => (other.amount ? [other.amount.decimals] : [])));
  return places.size === 1 ? [...places][0] : undefined;
}

/** Keeps the width that the other cells of the column share; elsewhere only the figure is replaced. */
function inAlignedCell(entry: Entry, figure: string, neighbours: readonly Entry[]): Edit {
  const { cell } = entry;
  // A cell of one blank keeps that blank before the figure and gets one after it.
  const isOneBlank = entry.figure.start === entry.figure.end && cell.outer.end === cell.span.end && cell.outer.start < cell.outer.end;
  const plain: Edit = { span: entry.figure, newText: isOneBlank ? `${figure} ` : figure };
  const width = sharedWidth(neighbours);
  if (width === undefined) return plain;
  const left = entry.figure.start - cell.outer.start;
  const right = cell.outer.end - entry.figure.end;
  const padding = width - figure.length;
  if (padding < 2 || left + right < 1 || cell.text.length !== entry.figure.end - entry.figure.start) return plain;
  const alignsRight = neighbours.some((other) => other.amount && other.cell.span.start - other.cell.outer.start > 1);
  const before = alignsRight ? padding - 1 : Math.min(left, padding);
  return { span: cell.outer, newText: ' '.repeat(before) + figure + ' '.repeat(padding - before) };
}

/** The width of the column where at least three rows agree on it although their figures differ in length. */
function sharedWidth(neighbours: readonly Entry[]): number | undefined {
  const filled = neighbours.filter((other) => other.amount);
  const widths = new Set(filled.map((other) => other.cell.outer.end - other.cell.outer.start));
  const lengths = new Set(filled.map((other) => other.cell.text.length));
  return filled.length >= 3 && widths.size === 1 && lengths.size > 1 ? [...widths][0] : undefined;
}
