import type { MoneyUnit } from '../../base/money-unit.js';
import type { Span } from '../../base/span.js';
import type { SectionTopic } from '../../budget/form/pack.js';
import { contentsOf } from '../../budget/outline/contents-against-body.js';
import type { DocumentDigest } from '../../budget/set/digest.js';
import { lineEndOf } from '../../table/line-end.js';
import type { TextLine } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import type { AnnotatedEdit } from '../change.js';
import { fillSentence } from './fill-sentence.js';
import { printSentence } from './print-sentence.js';
import { allSentences, sentencesAbout } from './sentence-template.js';
import { type KnownMoney, knownMoney } from './told-money.js';
import { topicOfHeading } from './topic-of-heading.js';

/**
 * Drafts what sentences say of the tables: figures into the places that are open, and whole sections where there is nothing below
 * a heading. Nothing that an author has written is touched.
 */
export interface SentenceDraft {
  readonly kind: 'filled' | 'section';
  /** The sentence, or the heading of the section. */
  readonly span: Span;
  readonly edits: readonly AnnotatedEdit[];
}

/** Every draft of the document; `lastYear` is the document that its bases come from. */
export function draftSentences(analysis: Analysis, lastYear: DocumentDigest | undefined): readonly SentenceDraft[] {
  const { document, recognised } = analysis;
  const { year } = document;
  // In a draft that is not filled in yet, zeros are no figures.
  const isFilledIn = document.facts.cells.some(({ entry }) => entry.amount !== undefined && entry.amount.units !== 0);
  if (!recognised || year === undefined || !isFilledIn) return [];
  const known = knownMoney(document, usualUnit(analysis), lastYear);
  const filled = document.blocks.flatMap((block) => (block.kind === 'text' ? filledLine(block, year, known) : []));
  return [...filled, ...emptySections(analysis).map((section) => drafted(section, analysis, year, known))];
}

function filledLine({ text, span }: TextLine, year: number, known: KnownMoney): readonly SentenceDraft[] {
  if (!/[xX×╳]{2}/u.test(text)) return [];
  for (const template of allSentences()) {
    const parts = fillSentence(text, template, year, known);
    if (!parts) continue;
    if (parts.length === 0) return [];
    const edits = parts.map(({ span: { start, end }, newText }) => ({
      span: { start: span.start + start, end: span.start + end },
      newText,
    }));
    return [{ kind: 'filled', span, edits }];
  }
  return [];
}

interface EmptySection {
  readonly heading: TextLine;
  readonly topic: SectionTopic;
}

/** Headings with nothing below them. */
function emptySections({ document }: Analysis): readonly EmptySection[] {
  const { blocks, tables, prose } = document;
  const contentsEnd = contentsOf(blocks, tables)?.span.end ?? 0;
  const headings = new Set(prose.paragraphs.flatMap(({ kind, span }) => (kind === 'heading' ? span.start : [])));
  const titles = new Set(tables.flatMap(({ caption }) => caption.titleSpan?.start ?? []));
  const isHeading = ({ text, span }: TextLine) => text.startsWith('#') || startsOneOf(headings, span);
  const found = blocks.flatMap((block, place): readonly EmptySection[] => {
    if (block.kind !== 'text' || block.span.start < contentsEnd || startsOneOf(titles, block.span) || !isHeading(block)) return [];
    const next = blocks[place + 1];
    const isEmpty = next === undefined || (next.kind === 'text' && (isHeading(next) || startsOneOf(titles, next.span)));
    const topic = isEmpty ? topicOfHeading(block.text) : undefined;
    return topic === undefined ? [] : [{ heading: block, topic }];
  });
  const hasOwnIncome = blocks.some(
    (block) => block.kind === 'text' && block.span.start >= contentsEnd && isHeading(block) && topicOfHeading(block.text) === 'income',
  );
  return found.map((section) => (section.topic === 'changes' && hasOwnIncome ? { ...section, topic: 'totals' } : section));
}

/** Spans of headings begin at their words or at their mark. */
function startsOneOf(starts: ReadonlySet<number>, { start, end }: Span): boolean {
  for (let at = start; at < Math.min(end, start + LONGEST_MARK); at++) if (starts.has(at)) return true;
  return false;
}

const LONGEST_MARK = 8;

function drafted({ heading, topic }: EmptySection, { text }: Analysis, year: number, known: KnownMoney): SentenceDraft {
  const lineEnd = lineEndOf(text);
  const paragraphs = sentencesAbout(topic).map((template) => printSentence(template, year, known));
  const { end } = heading.span;
  const newText = paragraphs.map((paragraph) => lineEnd + lineEnd + paragraph).join('');
  return { kind: 'section', span: heading.span, edits: [{ span: { start: end, end }, newText }] };
}

/** The unit of tables that do not say. */
function usualUnit({ document }: Analysis): MoneyUnit {
  return document.systems.find(({ table }) => table.table.caption.unit !== undefined)?.table.table.caption.unit ?? '万元';
}
