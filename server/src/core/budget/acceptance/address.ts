import { readAmount } from '../../base/amount.js';
import { normalise } from '../../base/normalise.js';
import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import type { BudgetDocument } from '../document.js';
import type { Item } from '../ledger.js';

/** What a comment calls a place by: the name of its row, where it has one, and what is printed there. */
export interface Address {
  readonly name: string;
  readonly printed: string;
}

/** Longer texts are cut: a comment names its place, it does not repeat it. */
const LONGEST_PRINTED = 40;

/** Finds the addresses of places in one document. */
export class Addresses {
  readonly #text: SourceText;
  readonly #rowAt: ReadonlyMap<number, Item>;

  constructor(document: BudgetDocument, text: SourceText) {
    this.#text = text;
    this.#rowAt = rowsByCell(document);
  }

  of(span: Span): Address {
    const row = this.#rowAt.get(span.start);
    const printed = firstPiece(this.#text.slice(span.start, span.end));
    const name = row ? plainName(row.label.name || (row.codes[0]?.code ?? '')) : '';
    return { name, printed: printed === '' && name === '' ? firstPiece(this.#lineAt(span.start)) : printed };
  }

  #lineAt(offset: number): string {
    return /^[^\r\n]*/u.exec(this.#text.slice(offset, offset + 10 * LONGEST_PRINTED))?.[0] ?? '';
  }
}

/** An address in the words of a comment; never empty, never with a colon, which parts it from the reason. */
export function addressWords({ name, printed }: Address): string {
  return `${name} ${printed}`.trim() || '-';
}

/** Whether a comment's words mean a place: what is printed there, with the name of the row or without. */
export function isMeant(target: string, address: Address): boolean {
  const wanted = inOneForm(target);
  return [address.printed, `${address.name}${address.printed}`, addressWords(address)].some((words) => {
    const form = inOneForm(words);
    return form !== '' && form === wanted;
  });
}

/** Whether a comment's words name the row of a place, whatever is printed there. */
export function namesRow(target: string, { name }: Address): boolean {
  return name !== '' && inOneForm(target).startsWith(inOneForm(name));
}

/** Separators between thousands, white space and widths make no difference. */
function inOneForm(words: string): string {
  const form = normalise(words)
    .replace(/[:|]/gu, '')
    .replace(/(?<=\d),(?=\d{3})/gu, '');
  const reading = readAmount(form);
  return reading.kind === 'amount' && reading.unit === undefined ? `${reading.amount.units}e-${reading.amount.decimals}` : form;
}

/** The first words of what may be a cell, a row or more. */
function firstPiece(text: string): string {
  const piece = text.split(/[|\t\r\n]/u).find((part) => part.trim() !== '') ?? '';
  return plainName(piece.trim().slice(0, LONGEST_PRINTED));
}

/** Without what would end the name, or the comment, too early. */
function plainName(words: string): string {
  return words
    .replace(/[:：]|-->|<!--/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function rowsByCell(document: BudgetDocument): ReadonlyMap<number, Item> {
  const rows = new Map<number, Item>();
  for (const { table } of document.systems)
    for (const item of table.items.flat())
      for (const { cell, figure } of item.entries.values())
        for (const start of [cell.span.start, figure.start]) if (!rows.has(start)) rows.set(start, item);
  return rows;
}
