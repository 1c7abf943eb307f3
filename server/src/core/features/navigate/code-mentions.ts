import { normalise } from '../../base/normalise.js';
import { holdsOffset, type Span } from '../../base/span.js';
import type { BudgetDocument } from '../../budget/document.js';
import { type DocumentSubjects, documentSubjects, subjectOfPath } from '../../budget/statements/document-subjects.js';
import type { StatedFigure } from '../../budget/statements/statements.js';
import { readSubjectPaths, type SubjectPath } from '../../budget/statements/subject-mentions.js';
import type { Paragraph } from '../../prose/paragraph.js';
import type { Cell } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { placeAt, rowsWithCode } from '../places.js';
import { around, plainTarget, type Target } from './target.js';

/** A subject code, or the name printed with it, in a table or in a sentence. */
export interface CodeMention {
  readonly code: string;
  readonly span: Span;
  readonly target: Target;
}

/** The code at an offset, its end included. */
export function codeAt(analysis: Analysis, offset: number): { readonly code: string; readonly span: Span } | undefined {
  const place = placeAt(analysis.document, offset);
  if (place?.kind === 'code') return { code: place.meant, span: place.span };
  return unprinted(analysis).find(({ span }) => holdsOffset(span, offset));
}

/** Every place of the document that is about a code: rows that print it, then rows and sentences that name it by words alone. */
export function codeMentions(analysis: Analysis, code: string): readonly CodeMention[] {
  const rows = rowsWithCode(analysis.document, code).map((item): CodeMention => {
    const printed = item.codes.find((each) => each.code === code);
    const selection = printed?.span ?? item.labelCell?.span ?? item.row.row.span;
    return { code, span: selection, target: { span: around(item.row.row.span, selection), selection } };
  });
  return [...rows, ...unprinted(analysis).filter((mention) => mention.code === code)];
}

const known = new WeakMap<Analysis, readonly CodeMention[]>();

/** Subjects where no code of theirs stands in a row. */
function unprinted(analysis: Analysis): readonly CodeMention[] {
  const found = known.get(analysis) ?? [...readLabels(analysis), ...readSentences(analysis)];
  known.set(analysis, found);
  return found;
}

/** Overviews name the classes of expenditure without their codes. */
function readLabels({ document }: Analysis): readonly CodeMention[] {
  const byCell = new Map<Cell, CodeMention>();
  for (const { fact, item } of document.facts.cells) {
    const { labelCell, codes, row } = item;
    if (!labelCell || codes.length > 0 || !/^\d{3}/u.test(fact.subject) || byCell.has(labelCell)) continue;
    const { span } = labelCell;
    byCell.set(labelCell, { code: fact.subject, span, target: { span: around(row.row.span, span), selection: span } });
  }
  return [...byCell.values()];
}

function readSentences({ document }: Analysis): readonly CodeMention[] {
  const subjects = documentSubjects(document.facts);
  const written = document.paragraphs.flatMap((paragraph) =>
    readSubjectPaths(paragraph.text).flatMap((path) => mentionsOfPath(paragraph, path, subjects)),
  );
  const starts = new Set(written.map(({ span }) => span.start));
  const stated = document.stated.flatMap((each) => mentionInStatement(document, each) ?? []);
  return [...written, ...stated.filter(({ span }) => !starts.has(span.start))].toSorted((a, b) => a.span.start - b.span.start);
}

/** `社会保障和就业支出（类）行政事业单位养老支出（款）`: each level with its own code, printed or found by the names. */
function mentionsOfPath(paragraph: Paragraph, path: SubjectPath, subjects: DocumentSubjects): readonly CodeMention[] {
  const [named, ...others] = subjectOfPath(path, [], subjects).codes;
  const code = path.code ?? (others.length === 0 ? named : undefined);
  if (code === undefined) return [];
  return path.mentions.flatMap(({ nameSpan }, place): readonly CodeMention[] => {
    const next = path.mentions[place + 1];
    const own = code.slice(0, code.length - DIGITS_OF_LEVEL * (path.mentions.length - 1 - place));
    if (own.length < SHORTEST_CODE) return [];
    return [mentionAt(own, paragraph.spanOf(nameSpan.start, next ? next.nameSpan.start : path.span.end))];
  });
}

const DIGITS_OF_LEVEL = 2;
const SHORTEST_CODE = 3;

/** The name of a subject in front of an amount that is bound to its rows. */
function mentionInStatement({ facts }: BudgetDocument, { claim, places }: StatedFigure): CodeMention | undefined {
  const codes = new Set(places.flatMap(({ entry }) => facts.factsAt(entry).map(({ fact }) => fact.subject)));
  const [code = ''] = codes;
  if (codes.size !== 1 || !/^\d{3}/u.test(code)) return undefined;
  const { text } = claim.paragraph;
  const names = new Set(places.map(({ item }) => normalise(item.codes.find((each) => each.code === code)?.name || item.label.name)));
  for (const name of names) {
    const at = name === '' ? -1 : text.lastIndexOf(name, claim.at - name.length);
    if (at >= 0 && claim.at - at <= FARTHEST_NAME) return mentionAt(code, claim.paragraph.spanOf(at, at + name.length));
  }
  return undefined;
}

/** In characters before the amount. */
const FARTHEST_NAME = 60;

function mentionAt(code: string, span: Span): CodeMention {
  return { code, span, target: plainTarget(span) };
}
