/** The names that an author gives: of projects, of units, of the owner. Subjects are named by their catalogue. */
import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import { entriesNamed } from '../../budget/catalogue/catalogue.js';
import { classNamed } from '../../budget/catalogue/subject-class.js';
import type { TableKind } from '../../budget/facts/table-kind.js';
import { readScope } from '../../budget/facts/vocabulary.js';
import type { BudgetTable, Item } from '../../budget/ledger.js';
import type { Paragraph } from '../../prose/paragraph.js';
import type { LogicalRow, LogicalTable } from '../../table/logical-table.js';
import type { Analysis } from '../analyse.js';
import { foldedText } from './folded-text.js';

export type OwnNameKind = 'owner' | 'unit' | 'project';

/** One place that prints a name: more than one piece where a page or a line end cuts it. */
export interface NameMention {
  readonly pieces: readonly Span[];
  /** Undefined in text. */
  readonly table: LogicalTable | undefined;
}

export interface OwnName {
  readonly kind: OwnNameKind;
  /** Normalised. */
  readonly name: string;
  /** In the order of the document; rows that list the name come with their item. */
  readonly mentions: readonly NameMention[];
}

/** Shorter names are words of many sentences, and stand for the thing only where marks set them apart. */
const SHORTEST_FREE_NAME = 5;
const SHORTEST_NAME = 3;
const LONGEST_NAME = 80;
const BOUNDARY = /^[\s"“”'‘’《》<>「」『』（）()、，,。；;：:|\-—/]?$/u;

const SUBJECT_KINDS = ['function', 'department-economic', 'government-economic'] as const;

interface NameIndex {
  readonly names: ReadonlyMap<string, OwnName>;
  /** By place, for a look-up by offset. */
  readonly places: readonly { readonly span: Span; readonly name: string; readonly mention: NameMention }[];
}

/** The name at an offset, its end included, with the mention that was asked for. */
export function ownNameAt(analysis: Analysis, offset: number): { readonly own: OwnName; readonly mention: NameMention } | undefined {
  const { names, places } = indexOf(analysis);
  const place = places.find(({ span }) => span.start <= offset && offset <= span.end);
  const own = place && names.get(place.name);
  return own && place && { own, mention: place.mention };
}

/** Every name of the document that its author gave. */
export function ownNames(analysis: Analysis): readonly OwnName[] {
  return [...indexOf(analysis).names.values()];
}

const indexes = new WeakMap<Analysis, NameIndex>();

function indexOf(analysis: Analysis): NameIndex {
  const known = indexes.get(analysis);
  if (known) return known;
  const index = buildIndex(analysis);
  indexes.set(analysis, index);
  return index;
}

function buildIndex({ document, text }: Analysis): NameIndex {
  const kinds = new Map<string, OwnNameKind>();
  const add = (name: string, kind: OwnNameKind) => {
    if (name.length >= SHORTEST_NAME && name.length <= LONGEST_NAME && !kinds.has(name)) kinds.set(name, kind);
  };
  if (document.owner !== undefined) add(normalise(document.owner), 'owner');
  const forms = new Map(document.forms.map(({ table, form }) => [table, form.kind]));
  for (const { table } of document.systems) {
    const isProject = listsProjects(table, forms.get(table));
    for (const item of table.items.flat()) addRow(item, isProject, add);
  }
  const finder = new NameFinder([...kinds.keys()]);
  const found = new Map<string, NameMention[]>([...kinds.keys()].map((name) => [name, []]));
  const note = (name: string, mention: NameMention) => found.get(name)?.push(mention);
  for (const table of document.tables) for (const row of rowsOf(table)) findInRow(row, table, text, finder, note);
  for (const paragraph of document.paragraphs) findInText(paragraph, finder, note);
  const names = new Map<string, OwnName>();
  for (const [name, kind] of kinds) {
    const mentions = (found.get(name) ?? []).sort((a, b) => startOf(a) - startOf(b));
    if (mentions.length > 0) names.set(name, { kind, name, mentions });
  }
  const places = [...names.values()].flatMap(({ name, mentions }) =>
    mentions.flatMap((mention) => mention.pieces.map((span) => ({ span, name, mention }))),
  );
  return { names, places: places.sort((a, b) => a.span.start - b.span.start) };
}

function startOf({ pieces }: NameMention): number {
  return pieces[0]?.start ?? 0;
}

function addRow(item: Item, isProject: boolean, add: (name: string, kind: OwnNameKind) => void): void {
  const { label, codes, unitCode, isTotal, isOwner } = item;
  if (isTotal || label.name === '' || codes.length > 0) return;
  if (isOwner) add(label.name, 'owner');
  else if (unitCode !== undefined) add(label.name, 'unit');
  else if (isProject && label.code === undefined && !isCommonItem(label.name)) add(label.name, 'project');
}

/** What forms name themselves: 公务接待费, 财政拨款收入, 社会保障和就业支出. */
function isCommonItem(name: string): boolean {
  if (name.length <= SHORTEST_FREE_NAME || readScope(name).rest === '' || classNamed(name) !== undefined) return true;
  return SUBJECT_KINDS.some((kind) => entriesNamed(kind, name).length > 0);
}

/** Whether a table lists projects, by its title or by the label over their names; what lists something else says 项目名称 of that. */
function listsProjects({ table: { caption }, columns }: BudgetTable, kind: TableKind | undefined): boolean {
  if (/项目/u.test(caption.title ?? '')) return true;
  if (kind !== undefined && kind !== 'projects') return false;
  return columns.some(({ role, path }) => role === 'name' && /项目名称$/u.test(path.at(-1) ?? ''));
}

interface WholeRow {
  readonly pieces: readonly (readonly Span[])[];
}

/** The cells of each row, each with the cells below it that continue it. Header rows hold no names of the author's. */
function* rowsOf({ rows, caption }: LogicalTable): Generator<WholeRow> {
  for (const row of rows) yield { pieces: piecesOf(row) };
  if (caption.titleSpan) yield { pieces: [[caption.titleSpan]] };
}

function piecesOf({ row, continuations }: LogicalRow): readonly (readonly Span[])[] {
  return row.cells.map(({ span }, column) => [
    span,
    ...continuations.flatMap(({ cells }) => {
      const below = cells[column]?.span;
      return below && below.end > below.start ? [below] : [];
    }),
  ]);
}

type Note = (name: string, mention: NameMention) => void;

function findInRow({ pieces }: WholeRow, table: LogicalTable, text: string, finder: NameFinder, note: Note): void {
  for (const cell of pieces) {
    const folded = foldedText(text, cell);
    for (const { name, start, end } of finder.in(folded.text)) note(name, { pieces: folded.spansOf(start, end), table });
  }
}

function findInText(paragraph: Paragraph, finder: NameFinder, note: Note): void {
  for (const { name, start, end } of finder.in(paragraph.text)) {
    const pieces: Span[] = [];
    let from = start;
    for (let at = start + 1; at <= end; at++) {
      if (at < end && !paragraph.hasGapBefore(at)) continue;
      pieces.push(paragraph.spanOf(from, at));
      from = at;
    }
    note(name, { pieces, table: undefined });
  }
}

/** Finds many names in a text in one pass: the longest that begins at a place, so that no name is found inside a longer one. */
class NameFinder {
  /** By their first two characters, longest first. */
  readonly #byStart = new Map<string, string[]>();

  constructor(names: readonly string[]) {
    for (const name of [...names].sort((a, b) => b.length - a.length)) {
      const start = name.slice(0, 2);
      const list = this.#byStart.get(start);
      if (list) list.push(name);
      else this.#byStart.set(start, [name]);
    }
  }

  *in(text: string): Generator<{ readonly name: string; readonly start: number; readonly end: number }> {
    for (let at = 0; at + 1 < text.length; at++) {
      const name = this.#byStart.get(text.slice(at, at + 2))?.find((candidate) => text.startsWith(candidate, at));
      if (name === undefined) continue;
      const end = at + name.length;
      if (name.length < SHORTEST_FREE_NAME && !(BOUNDARY.test(text.charAt(at - 1)) && BOUNDARY.test(text.charAt(end)))) continue;
      yield { name, start: at, end };
      at = end - 1;
    }
  }
}
