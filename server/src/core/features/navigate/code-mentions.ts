import type { Span } from '../../base/span.js';
import { readSubjectPaths } from '../../budget/statements/subject-mentions.js';
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
  return inSentences(analysis).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Every place of the document that prints a code: the rows of tables, then the sentences that write out its digits. */
export function codeMentions(analysis: Analysis, code: string): readonly CodeMention[] {
  const rows = rowsWithCode(analysis.document, code).map((item): CodeMention => {
    const printed = item.codes.find((each) => each.code === code);
    const selection = printed?.span ?? item.labelCell?.span ?? item.row.row.span;
    return { code, span: selection, target: { span: around(item.row.row.span, selection), selection } };
  });
  return [...rows, ...inSentences(analysis).filter((mention) => mention.code === code)];
}

const known = new WeakMap<Analysis, readonly CodeMention[]>();

function inSentences(analysis: Analysis): readonly CodeMention[] {
  const found = known.get(analysis) ?? readSentences(analysis);
  known.set(analysis, found);
  return found;
}

function readSentences({ document }: Analysis): readonly CodeMention[] {
  return document.paragraphs.flatMap((paragraph) =>
    readSubjectPaths(paragraph.text).flatMap(({ code, span }): CodeMention[] => {
      if (code === undefined) return [];
      const place = paragraph.spanOf(span.start, span.end);
      return [{ code, span: place, target: plainTarget(place) }];
    }),
  );
}
