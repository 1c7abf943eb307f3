import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { type OutlineItem, outline } from '../outline.js';
import { tableName } from '../row-name.js';
import { ownNames } from './own-names.js';

/** Something of a document that can be looked for by name. */
export interface NamedSymbol {
  readonly name: string;
  readonly kind: 'table' | 'row' | 'owner' | 'unit' | 'project';
  readonly span: Span;
  /** The table it stands in; undefined for a table and for what the text names. */
  readonly container: string | undefined;
}

const known = new WeakMap<Analysis, readonly NamedSymbol[]>();

/** The tables and rows of a document, and the names that no row begins with, such as the owner's. */
export function namedSymbols(analysis: Analysis): readonly NamedSymbol[] {
  const symbols = known.get(analysis) ?? readSymbols(analysis);
  known.set(analysis, symbols);
  return symbols;
}

/** Those whose words or digits contain a query; all of them for an empty one. */
export function symbolsMatching(symbols: readonly NamedSymbol[], query: string): readonly NamedSymbol[] {
  const wanted = searched(query);
  return wanted === '' ? symbols : symbols.filter(({ name }) => searched(name).includes(wanted));
}

function searched(words: string): string {
  return normalise(words).toLowerCase();
}

function readSymbols(analysis: Analysis): readonly NamedSymbol[] {
  const listed = outline(analysis).flatMap((table) => fromOutline(table, undefined));
  const names = new Set(listed.map(({ name }) => normalise(name)));
  const others = ownNames(analysis).flatMap(({ name, kind, mentions }): readonly NamedSymbol[] => {
    const place = mentions.find(({ isRow }) => isRow) ?? mentions[0];
    const span = place?.pieces[0];
    if (!span || names.has(name)) return [];
    return [{ name, kind, span, container: place.table && tableName(place.table, analysis.options.locale) }];
  });
  return [...listed, ...others];
}

function fromOutline({ name, kind, selectionSpan, children }: OutlineItem, container: string | undefined): readonly NamedSymbol[] {
  const table = kind === 'table' ? name : container;
  return [{ name, kind, span: selectionSpan, container }, ...children.flatMap((child) => fromOutline(child, table))];
}
