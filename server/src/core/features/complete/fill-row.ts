/** Completes the row of a subject once it is chosen: its code and name, zeros, and the rows of its 款 and 类 above it. */
import { readAmount } from '../../base/amount.js';
import type { Edit, Span } from '../../base/span.js';
import { kindOfCode } from '../../budget/catalogue/catalogue.js';
import type { BudgetDocument } from '../../budget/document.js';
import type { PhysicalRow } from '../../table/physical-table.js';
import { lineEndBeside } from '../../table/row-slot.js';
import type { CursorRow } from './cursor-row.js';
import type { DocumentUse } from './document-use.js';
import { type Filled, fillCells } from './fill-cells.js';
import { missingParents } from './missing-parents.js';
import { cellsOfPartner } from './partner-cells.js';
import type { RowLayout } from './row-layout.js';
import { cellsOfSubject } from './subject-cells.js';
import type { SubjectPlace } from './subject-site.js';

export interface ChosenSubject {
  readonly row: CursorRow;
  readonly place: SubjectPlace;
  readonly code: string;
  readonly name: string;
  /** What the author has typed, which gives way. */
  readonly span: Span;
  readonly document: BudgetDocument;
  readonly use: DocumentUse;
  readonly layout: RowLayout;
}

export function fillRow(chosen: ChosenSubject): Filled {
  const { row, place, code, span, document, use, layout } = chosen;
  const { site } = place;
  const zeros = site.panel.amounts.map(({ index }) => [index, layout.zeroOf(index)] as const);
  const blank = zeros.filter(([index]) => (row.row.cells[index]?.text ?? '') === '');
  const filled = fillCells(row, span, new Map([...cellsOfSubject(chosen), ...cellsOfPartner(chosen), ...blank]), layout);
  const parents = missingParents(row, site, code, use);
  if (parents.length === 0) return filled;
  const amounts = zeros.map(([index, zero]) => [index, printedAmount(row.row, index) ?? zero] as const);
  const rows = parents.map((parent) => {
    const ofParent = { ...chosen, code: parent, name: nameOf(parent, document), isNewRow: true };
    return new Map([...cellsOfSubject(ofParent), ...cellsOfPartner(ofParent), ...amounts]);
  });
  return { ...filled, edits: [insertAbove(row, rows, layout), ...filled.edits] };
}

/** A parent that is new has what its only child has. */
function printedAmount(row: PhysicalRow, column: number): string | undefined {
  const text = row.cells[column]?.text ?? '';
  return readAmount(text).kind === 'amount' ? text : undefined;
}

function nameOf(code: string, { catalogue, year }: BudgetDocument): string {
  const kind = kindOfCode(code, year);
  return (kind && catalogue.entryIn(kind, code, year)?.name) ?? '';
}

/** New rows between the line of the cursor and the one above: behind the end of that one, so as not to touch what is typed. */
function insertAbove({ text, table, endOfLineAbove }: CursorRow, rows: readonly ReadonlyMap<number, string>[], layout: RowLayout): Edit {
  const span = { start: endOfLineAbove, end: endOfLineAbove };
  const lineEnd = lineEndBeside(text, span);
  const written = rows.map((values) =>
    layout.written(Array.from({ length: table.table.header.columnCount }, (_, column) => values.get(column) ?? '')),
  );
  return { span, newText: written.map((line) => lineEnd + line).join('') };
}
