/**
 * Where a table prints subject codes, read as written: also the places where a code should stand and something broken
 * does. The ledger only keeps what reads as a code; here nothing that an author may have meant as one is lost.
 */

import { normalise, splitLabel } from '../../base/normalise.js';
import { perUnit } from '../../base/per-unit.js';
import type { Edit, Span } from '../../base/span.js';
import { fullText } from '../../table/logical-table.js';
import type { Cell } from '../../table/physical-table.js';
import { type Catalogue, type CatalogueKind, kindOfCode } from '../catalogue/catalogue.js';
import type { Column, Panel } from '../columns.js';
import { type BudgetTable, type Item, isMisplaced } from '../ledger.js';
import { isCodePart } from '../panel-layout.js';
import { isTotalName } from '../total-name.js';

/** The columns in which one code of each row stands: one cell, cells for 类 | 款 | 项, or a name with its code before it. */
export interface CodeSite {
  readonly panel: Panel;
  readonly columns: readonly Column[];
  /** Where the name stands that goes with the code; the code's own column where both share a cell. */
  readonly nameColumn: Column | undefined;
  readonly inName: boolean;
  /** What the column is for, by its header and its codes; undefined where they do not say. */
  readonly kind: CatalogueKind | undefined;
  /** The rows of the panel that print something here, in order. */
  readonly raws: readonly RawCode[];
}

/** What one row prints at a site. */
export interface RawCode {
  readonly item: Item;
  readonly site: CodeSite;
  /** One for each column of the site, from the left; blank parts included. */
  readonly parts: readonly RawPart[];
  /** The digits as far as they are printed; `?` stands for a digit that is left to the rows above. */
  readonly pattern: string;
  /** Normalised; empty where there is none. */
  readonly name: string;
  /** The name in its cell without ordinal and code; undefined where it goes on over a page or cannot be told apart. */
  readonly nameSpan: Span | undefined;
  /** From the first filled part to the last. */
  readonly span: Span;
}

export interface RawPart {
  /** Normalised. */
  readonly text: string;
  readonly span: Span;
}

/** A code put together from its parts and from the row above. */
export interface ReadCode {
  /** Undefined where no code can be made of what is printed. */
  readonly code: string | undefined;
  /** The first part that cannot be a part of a code. */
  readonly broken: RawPart | undefined;
}

/** All sites of a table at which most rows print subject codes. */
export const readCodeSites = perUnit(findCodeSites);

function findCodeSites(table: BudgetTable, catalogue: Catalogue, year: number | undefined): readonly CodeSite[] {
  return table.panels.flatMap((panel, place) => {
    const items = table.items[place] ?? [];
    return columnGroups(panel).flatMap((group) => siteOf(panel, items, group, (raws) => kindVotes(raws, catalogue, year)) ?? []);
  });
}

/** Joins the parts of a code. `above` are the parts of the row above, for parts that are blank or broken. */
export function readCode(raw: RawCode, above: readonly string[]): ReadCode {
  if (raw.parts.length === 1) {
    const part = raw.parts[0] as RawPart;
    return kindOfCode(part.text) ? { code: part.text, broken: undefined } : { code: undefined, broken: part };
  }
  let code: string | undefined = '';
  let broken: RawPart | undefined;
  const last = raw.parts.findLastIndex((part) => part.text !== '');
  raw.parts.slice(0, last + 1).forEach((part, place) => {
    if (code === undefined) return;
    const piece = pieceOf(part.text, place, code);
    if (piece === undefined) broken ??= part.text === '' ? undefined : part;
    // A class that is broken and stands alone is not that of the row above.
    const known: string | undefined = piece ?? (last > 0 ? above[place] : undefined);
    code = known === undefined ? undefined : piece !== undefined && piece.length > 3 ? piece : code + known;
  });
  return { code, broken };
}

/** The parts of a code as columns for 类, 款, 项 print them. */
export function splitCode(code: string): readonly string[] {
  const parts = [code.slice(0, 3)];
  for (let start = 3; start < code.length; start += 2) parts.push(code.slice(start, start + 2));
  return parts;
}

/** The edits that make a place print another code; none where that takes more than changing cells that are filled. */
export function codeEdits(raw: RawCode, code: string, above: readonly string[]): readonly Edit[] {
  if (raw.parts.length === 1) return [{ span: (raw.parts[0] as RawPart).span, newText: code }];
  const wanted = splitCode(code);
  const last = raw.parts.findLastIndex((part) => part.text !== '');
  if (last === 0 && (raw.parts[0] as RawPart).text.length > 3) return [{ span: (raw.parts[0] as RawPart).span, newText: code }];
  if (wanted.length !== last + 1) return [];
  const edits: Edit[] = [];
  for (const [place, part] of raw.parts.slice(0, last + 1).entries()) {
    const piece = wanted[place] as string;
    if (part.text === '') {
      if (above[place] !== piece) edits.push({ span: part.span, newText: piece });
    } else if (place > 0 && part.text.length > 2) edits.push({ span: part.span, newText: wanted.slice(0, place + 1).join('') });
    else if (part.text !== piece && part.text !== piece.replace(/^0/u, ''))
      edits.push({ span: part.span, newText: part.text.length === 1 ? piece.replace(/^0/u, '') : piece });
  }
  return edits.filter((edit) => edit.newText !== '');
}

/** Whether the digits that a row prints may belong to a code that begins like this. */
export function mayBeginWith(pattern: string, prefix: string): boolean {
  if (pattern.length < prefix.length) return false;
  for (let index = 0; index < prefix.length; index++) {
    const character = pattern.charAt(index);
    if (character !== '?' && character !== prefix.charAt(index)) return false;
  }
  return true;
}

/** Columns in which a code of each row may stand, and its name. */
export interface ColumnGroup {
  readonly columns: readonly Column[];
  readonly nameColumn: Column | undefined;
  readonly inName: boolean;
}

/** All places of a panel that could hold a code, by its columns alone. */
export function columnGroups(panel: Panel): readonly ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  const { labels } = panel;
  for (let place = 0; place < labels.length; place++) {
    const column = labels[place] as Column;
    if (column.role === 'name') groups.push({ columns: [column], nameColumn: column, inName: true });
    if (column.role !== 'code') continue;
    let end = place;
    while (labels[end + 1]?.role === 'code' && isCodePart(labels[end + 1] as Column)) end++;
    const after = labels.slice(end + 1).find((candidate) => candidate.role === 'name');
    // A form for purchases names the item first and repeats its code after it.
    const nameColumn = after ?? labels.slice(0, place).findLast((candidate) => candidate.role === 'name');
    groups.push({ columns: labels.slice(place, end + 1), nameColumn, inName: false });
    place = end;
  }
  return groups;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

function siteOf(
  panel: Panel,
  items: readonly Item[],
  group: ColumnGroup,
  votesOf: (raws: readonly RawCode[]) => ReadonlyMap<CatalogueKind, number>,
): CodeSite | undefined {
  const raws: RawCode[] = [];
  const site: Growing<CodeSite> = { panel, ...group, kind: undefined, raws };
  for (const item of items) {
    if (isMisplaced(item.row, item.table)) continue;
    const raw = group.inName ? readInName(item, site) : readInColumns(item, site);
    if (raw) raws.push(raw);
  }
  const votes = votesOf(raws);
  const known = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const hint = kindByHeader(group);
  // A column without one known code may hold numbers of any kind, unless it is for subjects and there is just a row or two.
  if (known === 0 ? hint === undefined || group.inName || raws.length > 2 : known * 2 < raws.length && !group.columns.some(isSubjectColumn))
    return undefined;
  const majority = [...votes].sort((a, b) => b[1] - a[1])[0];
  site.kind = majority && majority[1] * 2 > known && known > 1 ? majority[0] : (hint ?? majority?.[0]);
  return site;
}

/** How many codes of each kind the catalogue knows among those printed at a site. */
function kindVotes(raws: readonly RawCode[], catalogue: Catalogue, year: number | undefined): ReadonlyMap<CatalogueKind, number> {
  const votes = new Map<CatalogueKind, number>();
  let above: readonly string[] = [];
  for (const raw of raws) {
    const { code } = raw.parts.length === 1 ? { code: (raw.parts[0] as RawPart).text } : readCode(raw, above);
    if (code === undefined) continue;
    above = splitCode(code);
    const kind = kindOfCode(code, year);
    if (kind && catalogue.entriesOf(kind, code).length > 0) votes.set(kind, (votes.get(kind) ?? 0) + 1);
  }
  return votes;
}

/** Whether the labels over a column ask for subjects. */
export function isSubjectColumn(column: Column): boolean {
  return /科目|功能分类|经济分类/u.test(column.path.join('/')) || /^[类款项目]$/u.test(column.path.at(-1) ?? '');
}

/** What the labels over columns ask for. */
export function kindByHeader({ columns }: Pick<ColumnGroup, 'columns'>): CatalogueKind | undefined {
  const path = columns.flatMap((column) => column.path).join('/');
  if (/政府[^/]*经济/u.test(path)) return 'government-economic';
  if (/部门[^/]*经济/u.test(path)) return 'department-economic';
  if (/功能/u.test(path)) return 'function';
  return /收入[^/]*科目/u.test(path) ? 'revenue' : undefined;
}

/** A name does not begin with these: what stands before it is the code, or what is left of it. */
const CODE_BEFORE_NAME = /^([*_`~]{0,3}[[(]?\s*)([0-9A-Za-z.,·-]{2,14})(\s*[\])]?)/u;
const EMPHASIS_AFTER = /[*_`~]{1,3}$/u;

function readInName(item: Item, site: CodeSite): RawCode | undefined {
  const column = site.columns[0] as Column;
  const cell = item.row.row.cells[column.index];
  if (!cell || cell.text === '') return undefined;
  const folded = foldWidths(cell.text);
  const match = CODE_BEFORE_NAME.exec(folded);
  if (!match || !/\d.*\d|\d.*[\])]$/u.test(match[0])) return undefined;
  const [whole, opening = '', digits = '', closing = ''] = match;
  // Without brackets only a subject code can be told from a year, a quantity or a model.
  if (!/[[(]/u.test(opening) || closing.trim() === '') {
    const label = splitLabel(plain(fullText(item.row, column.index)));
    if (label.code !== digits) return undefined;
  }
  const start = opening.length;
  const part = { text: digits, span: within(cell, start, start + digits.length) };
  const rest = fullText(item.row, column.index).slice(whole.length);
  const name = splitLabel(plain(rest)).name;
  return { item, site, parts: [part], pattern: digits, name, nameSpan: nameSpanIn(item, column, name, whole.length), span: part.span };
}

function readInColumns(item: Item, site: CodeSite): RawCode | undefined {
  if (item.isTotal) return undefined;
  const cells = site.columns.map((column) => item.row.row.cells[column.index]);
  const parts = cells.flatMap((cell) => (cell ? [readPart(cell)] : []));
  const filled = parts.filter((part) => part.text !== '');
  const first = filled[0];
  const last = filled.at(-1);
  if (!first || !last || filled.some((part) => !/\d/u.test(part.text) || /[^0-9A-Za-z.,·-]/u.test(part.text))) return undefined;
  const name = site.nameColumn ? splitLabel(plain(fullText(item.row, site.nameColumn.index))).name : '';
  if (isTotalName(name)) return undefined;
  return {
    item,
    site,
    parts,
    pattern: parts.length === 1 ? first.text : patternOf(parts),
    name,
    nameSpan: site.nameColumn ? nameSpanIn(item, site.nameColumn, name, 0) : undefined,
    span: { start: first.span.start, end: last.span.end },
  };
}

function readPart(cell: Cell): RawPart {
  const text = normalise(plain(cell.text)).replace(/^\[|\]$/gu, '');
  const start = foldWidths(cell.text).indexOf(text);
  return { text, span: text === '' || start < 0 ? cell.span : within(cell, start, start + text.length) };
}

function patternOf(parts: readonly RawPart[]): string {
  const last = parts.findLastIndex((part) => part.text !== '');
  if (last === 0) return (parts[0] as RawPart).text;
  let pattern = '';
  for (const [place, part] of parts.slice(0, last + 1).entries()) {
    const piece = pieceOf(part.text, place, pattern) ?? '?'.repeat(place === 0 ? 3 : 2);
    pattern = piece.length > 3 ? piece : pattern + piece;
  }
  return pattern;
}

/** A part as the code contains it; undefined where it is blank or broken. Some forms repeat the whole code in deeper columns. */
function pieceOf(text: string, place: number, before: string): string | undefined {
  if (!isAllDigits(text)) return undefined;
  if (place === 0) return text.length >= 3 && kindOfCode(text) ? text : undefined;
  if (text.length > 2) return text.length === before.length + 2 && mayBeginWith(before, text.slice(0, -2)) ? text : undefined;
  return text.padStart(2, '0');
}

function isAllDigits(text: string): boolean {
  return /^\d+$/u.test(text);
}

/** A text without the markup around it: emphasis, and HTML that a conversion left behind. */
function plain(text: string): string {
  const bare = text.includes('<') ? text.replace(/<\/?[a-zA-Z][^<>]{0,60}>/gu, '') : text;
  return bare.replace(/^[*_`~]{1,3}/u, '').replace(EMPHASIS_AFTER, '');
}

/** Full-width digits, letters and brackets in half width, one character for one, so that places stay what they are. */
function foldWidths(text: string): string {
  return text
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[【〔〖]/gu, '[')
    .replace(/[】〕〗]/gu, ']');
}

function within(cell: Cell, start: number, end: number): Span {
  // Where the cell holds escapes its characters cannot be counted off, and the whole cell stands for them.
  if (cell.span.end - cell.span.start !== cell.text.length) return cell.span;
  return { start: cell.span.start + start, end: cell.span.start + end };
}

function nameSpanIn(item: Item, column: Column, name: string, from: number): Span | undefined {
  const cell = item.row.row.cells[column.index];
  if (!cell || name === '' || cell.span.end - cell.span.start !== cell.text.length) return undefined;
  if (item.row.continuations.some((row) => (row.cells[column.index]?.text ?? '') !== '')) return undefined;
  const end = cell.text.replace(EMPHASIS_AFTER, '').length;
  for (let start = from; start < end; start++) {
    if (!/\s/u.test(cell.text.charAt(start)) && normalise(cell.text.slice(start, end)) === name) return within(cell, start, end);
  }
  return undefined;
}
