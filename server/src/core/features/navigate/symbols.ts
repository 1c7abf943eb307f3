import { normalise } from '../../base/normalise.js';
import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { type OutlineItem, outline } from '../outline.js';
import { ownNames } from './own-names.js';

/** Something of a document that can be looked for by name. */
export interface NamedSymbol {
  readonly name: string;
  readonly kind: 'table' | 'row' | 'owner' | 'unit' | 'project';
  readonly span: Span;
  /** The table of a row. */
  readonly container: string | undefined;
}

/** The tables, rows and names of a document whose words or digits contain a query; all of them for an empty one. */
export function symbolsNamed(analysis: Analysis, query: string): readonly NamedSymbol[] {
  const wanted = normalise(query).toLowerCase();
  const matches = ({ name }: NamedSymbol) => normalise(name).toLowerCase().includes(wanted);
  return [...outline(analysis).flatMap((table) => fromOutline(table, undefined)), ...fromNames(analysis)].filter(matches);
}

function fromOutline({ name, kind, selectionSpan, children }: OutlineItem, container: string | undefined): readonly NamedSymbol[] {
  const table = kind === 'table' ? name : container;
  return [{ name, kind, span: selectionSpan, container }, ...children.flatMap((child) => fromOutline(child, table))];
}

/** Names that no row lists by themselves, such as the owner's. */
function fromNames(analysis: Analysis): readonly NamedSymbol[] {
  return ownNames(analysis).flatMap(({ name, kind, mentions }): readonly NamedSymbol[] => {
    const span = mentions[0]?.pieces[0];
    return kind === 'owner' && span ? [{ name, kind, span, container: undefined }] : [];
  });
}
