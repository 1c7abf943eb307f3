import { normalise } from '../base/normalise.js';
import type { Item, PrintedCode } from '../budget/ledger.js';
import type { Locale } from '../rules/finding.js';
import type { LogicalTable } from '../table/logical-table.js';

/** What a row is called: its codes with their names, or its label, or its line. `line` is zero-based. */
export function rowName(item: Item, locale: Locale): string {
  const coded = item.codes.map((printed) => `${codeAsPrinted(printed)} ${printed.name || item.label.name}`.trim());
  const name = coded.length > 0 ? [...new Set(coded)].join(' ‖ ') : item.label.name;
  return name === '' ? lineName(item.row.row.line, locale) : name;
}

/**
 * A code as the document has it: a mistyped one is read as what it likely means, but shown as it is written. One that is
 * split over cells, or leaves out what the row above says, is shown whole.
 */
export function codeAsPrinted({ code, cells, span, completed }: PrintedCode): string {
  const [cell, ...others] = cells;
  if (!cell || others.length > 0 || completed) return code;
  const written = normalise(cell.text.slice(span.start - cell.span.start, span.end - cell.span.start)).replace(/[^\dA-Za-z]/gu, '');
  return written === '' ? code : written;
}

/** What a table is called: its title, or where it stands. */
export function tableName(table: LogicalTable, locale: Locale): string {
  const title = table.caption.title?.trim().replace(/[:：]$/u, '') ?? '';
  if (title !== '') return title;
  const line = table.fragments[0]?.rows[0]?.line ?? 0;
  return locale === 'en' ? `Table at line ${line + 1}` : `第 ${line + 1} 行的表`;
}

export function lineName(line: number, locale: Locale): string {
  return locale === 'en' ? `line ${line + 1}` : `第 ${line + 1} 行`;
}
