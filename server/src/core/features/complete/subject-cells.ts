import { normalise, splitLabel } from '../../base/normalise.js';
import { kindOfCode } from '../../budget/catalogue/catalogue.js';
import { splitCode } from '../../budget/codes/code-places.js';
import type { BudgetDocument } from '../../budget/document.js';
import { numberLike } from '../../budget/form/form-row-edit.js';
import { inkOf } from '../../table/pipe-layout.js';
import type { CursorRow } from './cursor-row.js';
import type { CodedRow, SubjectPlace, SubjectSite } from './subject-site.js';

export interface SubjectToPrint {
  readonly row: CursorRow;
  readonly place: SubjectPlace;
  readonly code: string;
  readonly name: string;
  readonly document: BudgetDocument;
  /** The row is written anew, above the one of the cursor. */
  readonly isNewRow?: boolean;
}

/** What the cells for the code and the name of a subject print, as the rows around print theirs; cells that an author has filled with something else are left out. */
export function cellsOfSubject({
  row,
  place: { site },
  code,
  name,
  document,
  isNewRow = false,
}: SubjectToPrint): ReadonlyMap<number, string> {
  const model = modelFor(row, site, code);
  const cells = new Map<number, string>();
  const [first] = site.columns;
  if (!first) return cells;
  if (site.inName) cells.set(first.index, codeAndName(model, code, name));
  else {
    const parts = site.columns.length === 1 ? [codeLike(model, code)] : partsLike(model, site, code);
    site.columns.forEach(({ index }, at) => {
      const part = parts[at] ?? '';
      const printed = isNewRow ? '' : (row.row.cells[index]?.text ?? '');
      if (index === row.column || mayReplace(printed, part, document)) cells.set(index, part);
    });
    if (site.nameColumn) {
      const { index } = site.nameColumn;
      const printed = isNewRow ? '' : (row.row.cells[index]?.text ?? '');
      const indent = index === row.column && printed !== '' && !isNewRow ? '' : indentOf(model, row, index);
      if (index === row.column || mayReplaceName(printed, document)) cells.set(index, indent + ordinalOf(model, row, code) + name);
    }
  }
  return cells;
}

/** The row to be like: one of the same level, the nearest above before those below; any other where there is none. */
function modelFor({ row: { line } }: CursorRow, { rows }: SubjectSite, code: string): CodedRow | undefined {
  const same = rows.filter((each) => each.code.length === code.length);
  const among = same.length > 0 ? same : rows;
  return among.findLast((each) => each.line < line) ?? among[0];
}

/** Digits that are those of a subject give way to others; anything else is the author's. */
function mayReplace(printed: string, wanted: string, document: BudgetDocument): boolean {
  const text = normalise(printed);
  return text === '' || (text !== wanted && /^\d{1,2}$/u.test(text)) || kindOfCode(text, document.year) !== undefined;
}

const KINDS = ['function', 'department-economic', 'government-economic', 'revenue'] as const;

/** The official name of another subject gives way to that of the chosen one. */
function mayReplaceName(printed: string, { catalogue }: BudgetDocument): boolean {
  if (printed === '') return true;
  const { name } = splitLabel(printed);
  return KINDS.some((kind) => catalogue.entriesNamed(kind, name).length > 0);
}

function codeLike(model: CodedRow | undefined, code: string): string {
  const text = model?.printed.cells[0]?.text ?? '';
  return model && text.includes(model.code) ? text.replace(model.code, code) : code;
}

/** `[2080505]名称`, with the brackets and blanks of the rows around. */
function codeAndName(model: CodedRow | undefined, code: string, name: string): string {
  const text = model?.printed.cells[0]?.text ?? '';
  const at = model ? text.indexOf(model.code) : -1;
  if (!model || at < 0) return `[${code}]${name}`;
  const end = at + model.code.length;
  const between = /^[\]】〕)）\s\-—:：]*/u.exec(text.slice(end))?.[0] ?? '';
  return text.slice(0, at) + code + between + name;
}

/** 208 | 05 | 06 as the rows around print it: parents left blank or printed again, a digit for two, or the whole code so far. */
function partsLike(model: CodedRow | undefined, site: SubjectSite, code: string): readonly string[] {
  const parts = splitCode(code);
  if (!model) return parts;
  const { cells } = model.item.row.row;
  const printed = site.columns.map(({ index }) => normalise(cells[index]?.text ?? ''));
  const last = parts.length - 1;
  const isDeep = model.code.length === code.length && last > 0;
  return parts.map((part, at) => {
    if (at < last && isDeep && printed[at] === '') return '';
    if (at > 0 && (printed[at]?.length ?? 0) > 2) return parts.slice(0, at + 1).join('');
    return at > 0 && printed.slice(1).some((text) => text.length === 1) ? part.replace(/^0/u, '') : part;
  });
}

/** The number of a 类, where those above it are numbered. */
function ordinalOf(model: CodedRow | undefined, { row: { line } }: CursorRow, code: string): string {
  const ordinal = model?.item.label.ordinal;
  if (!model || !ordinal || model.code.length !== code.length || model.line > line) return '';
  return numberLike(model.item, ordinal, ordinal.value + 1) ?? '';
}

/** The wide blanks by which a form sets the names of a level in. */
function indentOf(model: CodedRow | undefined, { around }: CursorRow, column: number): string {
  const cell = model?.item.row.row.cells[column];
  if (!cell || cell.text === '') return '';
  const ink = inkOf(around, cell);
  return around.slice(ink.start, cell.span.start);
}
