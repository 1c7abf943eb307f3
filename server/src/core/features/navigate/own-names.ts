/** The names that an author gives: of projects, of units, of the owner, and every place that prints one. */
import { normalise, splitLabel } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import type { Paragraph } from '../../prose/paragraph.js';
import { plainText } from '../../table/cell-text.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Cell, PhysicalRow } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { type FoldedText, foldedParagraph, foldedPieces } from './folded-text.js';
import { NameFinder } from './name-finder.js';
import { givenNames } from './named-rows.js';
import type { OwnNameKind } from './own-name-kind.js';
import { standsAlone } from './whole-name.js';

/** One place that prints a name: more than one piece where a page or a line end cuts it. */
export interface NameMention {
  readonly pieces: readonly Span[];
  /** The table it stands in or above; undefined in text. */
  readonly table: LogicalTable | undefined;
  /** Its cell holds nothing else, so that the row is about what is named. */
  readonly isRow: boolean;
}

export interface OwnName {
  readonly kind: OwnNameKind;
  /** Normalised. */
  readonly name: string;
  /** In the order of the document. */
  readonly mentions: readonly NameMention[];
  /** Places that print the same characters as what may be a part of a longer name. */
  readonly doubtful: readonly Span[];
}

/** A name at a place of the document. */
export interface NamePlace {
  readonly own: OwnName;
  readonly mention: NameMention;
  /** The piece of the mention that holds the place. */
  readonly piece: Span;
}

/** The name at an offset, its end included. */
export function ownNameAt(analysis: Analysis, offset: number): NamePlace | undefined {
  const { places } = indexOf(analysis);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as NamePlace).piece.end < offset) low = middle + 1;
    else high = middle;
  }
  const place = places[low];
  return place && place.piece.start <= offset ? place : undefined;
}

/** Every name of the document that its author gave. */
export function ownNames(analysis: Analysis): readonly OwnName[] {
  return indexOf(analysis).names;
}

interface NameIndex {
  readonly names: readonly OwnName[];
  /** In the order of the document; no two overlap. */
  readonly places: readonly NamePlace[];
}

const indexes = new WeakMap<Analysis, NameIndex>();

function indexOf(analysis: Analysis): NameIndex {
  const known = indexes.get(analysis);
  if (known) return known;
  const index = buildIndex(analysis);
  indexes.set(analysis, index);
  return index;
}

function buildIndex(analysis: Analysis): NameIndex {
  const kinds = givenNames(analysis.document);
  const search = new Search(analysis, kinds);
  if (kinds.size > 0) search.run();
  const names = [...kinds].flatMap(([name, kind]): readonly OwnName[] => {
    const mentions = (search.mentions.get(name) ?? []).sort((a, b) => startOf(a) - startOf(b));
    return mentions.length > 0 ? [{ kind, name, mentions, doubtful: search.doubtful.get(name) ?? [] }] : [];
  });
  const places = names.flatMap((own) => own.mentions.flatMap((mention) => mention.pieces.map((piece) => ({ own, mention, piece }))));
  return { names, places: places.sort((a, b) => a.piece.start - b.piece.start) };
}

function startOf({ pieces }: NameMention): number {
  return pieces[0]?.start ?? 0;
}

/** Looks through everything that a document prints, each character once. */
class Search {
  readonly mentions = new Map<string, NameMention[]>();
  readonly doubtful = new Map<string, Span[]>();
  readonly #analysis: Analysis;
  readonly #kinds: ReadonlyMap<string, OwnNameKind>;
  readonly #finder: NameFinder;
  /** By line: the table that a title or a line below it belongs to. */
  readonly #captions = new Map<number, LogicalTable>();

  constructor(analysis: Analysis, kinds: ReadonlyMap<string, OwnNameKind>) {
    this.#analysis = analysis;
    this.#kinds = kinds;
    this.#finder = new NameFinder(kinds.keys());
  }

  run(): void {
    const { tables, paragraphs } = this.#analysis.document;
    for (const table of tables) this.#takeTable(table);
    for (const paragraph of paragraphs) this.#takeParagraph(paragraph);
    this.#takeOtherLines();
  }

  #takeTable(table: LogicalTable): void {
    const { lines } = this.#analysis;
    const { titleSpan } = table.caption;
    // Each page may say again whose table it is.
    const last = lines.lineAt(table.fragments.at(-1)?.span.start ?? table.span.start);
    for (let line = lines.lineAt((titleSpan ?? table.span).start); line < last; line++) this.#captions.set(line, table);
    const ofData = new Set<PhysicalRow>();
    for (const { row, continuations } of table.rows) {
      for (const each of [row, ...continuations]) ofData.add(each);
      row.cells.forEach((cell, column) => {
        this.#takeCells([cell, ...continuations.flatMap(({ cells }) => cells[column] ?? [])], table);
      });
    }
    // Titles and owners may stand in rows of their own, again on each page; labels of the header name no project.
    for (const { rows } of table.fragments)
      for (const row of rows) if (!ofData.has(row)) for (const cell of row.cells) this.#takeCells([cell], table, isOrganisation);
  }

  #takeCells(cells: readonly Cell[], table: LogicalTable, counts: (kind: OwnNameKind) => boolean = anyKind): void {
    const filled = cells.filter(({ text }) => text !== '');
    const plain = filled.map(({ text }) => normalise(plainText(text))).join('');
    if (this.#finder.in(plain).length === 0) return;
    const folded = foldedPieces(
      this.#analysis.text,
      filled.map(({ span }) => span),
    );
    this.#take(folded, table, counts);
  }

  #takeParagraph(paragraph: Paragraph): void {
    if (this.#finder.in(normalise(paragraph.text)).length > 0) this.#take(foldedParagraph(paragraph));
  }

  /** What stands on every page is no paragraph, and names the owner. */
  #takeOtherLines(): void {
    const { document, lines, text } = this.#analysis;
    const read = new Set<number>();
    for (const paragraph of document.paragraphs)
      for (let index = 0; index < paragraph.text.length; index++)
        if (index === 0 || paragraph.isCutBefore(index)) read.add(lines.lineAt(paragraph.spanOf(index, index + 1).start));
    for (const block of document.blocks) if (block.kind === 'text' && !read.has(block.line)) this.#take(foldedPieces(text, [block.span]));
  }

  #take(folded: FoldedText, inTable?: LogicalTable, counts: (kind: OwnNameKind) => boolean = anyKind): void {
    const { text } = folded;
    for (const { name, start, end } of this.#finder.in(text)) {
      const pieces = folded.spansOf(start, end);
      const [first] = pieces;
      const kind = this.#kinds.get(name);
      if (!first || !kind || !counts(kind)) continue;
      if (!standsAlone(text, start, end, kind)) {
        push(this.doubtful, name, first);
        continue;
      }
      const table = inTable ?? this.#captions.get(this.#analysis.lines.lineAt(first.start));
      push(this.mentions, name, { pieces, table, isRow: inTable !== undefined && splitLabel(text).name === name });
    }
  }
}

function anyKind(): boolean {
  return true;
}

function isOrganisation(kind: OwnNameKind): boolean {
  return kind !== 'project';
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
