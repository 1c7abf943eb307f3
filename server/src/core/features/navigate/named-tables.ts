/** Where a document names its tables: in the contents, in 《…》, as 表3. */
import { holdsOffset, type Span } from '../../base/span.js';
import { contentsOf } from '../../budget/outline/contents-against-body.js';
import { bareTitle, titleCore, titleKey } from '../../budget/outline/title.js';
import type { Analysis } from '../analyse.js';

/** Words that name something of the document, and where that stands. */
export interface NamedPlace {
  readonly span: Span;
  /** The title that is named. */
  readonly target: Span;
}

const QUOTED = /《([^《》]{2,60})》/gu;
const NUMBERED = /(?:附)?表([0-9]{1,2})(?![0-9格示])/gu;

const known = new WeakMap<Analysis, readonly NamedPlace[]>();

/** Every place that names a table or a heading which the document has, in order. */
export function namedPlaces(analysis: Analysis): readonly NamedPlace[] {
  if (!analysis.recognised) return [];
  const found = known.get(analysis) ?? [...inContents(analysis), ...inText(analysis)].sort((a, b) => a.span.start - b.span.start);
  known.set(analysis, found);
  return found;
}

/** The named place at an offset, its end included. */
export function namedPlaceAt(analysis: Analysis, offset: number): NamedPlace | undefined {
  return namedPlaces(analysis).find(({ span }) => holdsOffset(span, offset));
}

interface Title {
  readonly span: Span;
  readonly ordinal: string;
  readonly name: string;
}

function titlesOf({ document }: Analysis): readonly Title[] {
  return document.tables.flatMap(({ caption: { title, titleSpan } }) => {
    if (title === undefined || !titleSpan) return [];
    const { name, ordinal } = bareTitle(title);
    return [{ span: titleSpan, ordinal, name }];
  });
}

function byKey(titles: readonly Title[]): (name: string) => Span | undefined {
  const keys = new Map<string, Span>();
  for (const key of [titleCore, titleKey]) for (const { name, span } of titles) if (!keys.has(key(name))) keys.set(key(name), span);
  return (name) => keys.get(titleKey(name)) ?? keys.get(titleCore(name));
}

function inContents(analysis: Analysis): readonly NamedPlace[] {
  const { blocks, tables, paragraphs } = analysis.document;
  const contents = contentsOf(blocks, tables);
  if (!contents) return [];
  const tableNamed = byKey(titlesOf(analysis).filter(({ span }) => span.start > contents.span.end));
  const headings = paragraphs
    .filter(({ kind, span }) => kind === 'heading' && span.start > contents.span.end)
    .map(({ text, span }) => ({ ...bareTitle(text.replace(/^#+/u, '')), span }));
  const headingNamed = new Map(headings.map(({ ordinal, name, span }) => [ordinal + titleKey(name), span]));
  return contents.entries.flatMap(({ name, ordinal, span, isTable }) => {
    const heading = headingNamed.get(ordinal + titleKey(name));
    // 政府采购情况 names a section, though there is a table of that as well.
    const target = isTable ? (tableNamed(name) ?? heading) : (heading ?? tableNamed(name));
    return target ? [{ span, target }] : [];
  });
}

function inText(analysis: Analysis): readonly NamedPlace[] {
  const titles = titlesOf(analysis);
  const tableNamed = byKey(titles);
  const numbered = new Map(titles.flatMap(({ ordinal, span }) => (/^表\d+/u.test(ordinal) ? [[ordinal.replace(/\D/gu, ''), span]] : [])));
  const contents = contentsOf(analysis.document.blocks, analysis.document.tables)?.span;
  return analysis.document.paragraphs.flatMap((paragraph) => {
    const { kind, span: whole, text } = paragraph;
    // Lines of the contents are places already, and a title that is repeated on the next page points nowhere.
    if (kind === 'aside' || (contents && contents.start <= whole.start && whole.end <= contents.end)) return [];
    const place = (match: RegExpExecArray, target: Span | undefined): readonly NamedPlace[] => {
      const span = paragraph.spanOf(match.index, match.index + match[0].length);
      // A title does not point at itself.
      return target && !(target.start <= span.start && span.end <= target.end) ? [{ span, target }] : [];
    };
    return [
      ...[...text.matchAll(QUOTED)].flatMap((match) => place(match, tableNamed(match[1] ?? ''))),
      ...[...text.matchAll(NUMBERED)].flatMap((match) => place(match, numbered.get(match[1] ?? ''))),
    ];
  });
}
