/** Puts figures into the open places of a sentence that follows a template; whatever its author has written stays. */
import type { Span } from '../../base/span.js';
import { printPart } from './print-sentence.js';
import type { SentencePart, SentenceTemplate } from './sentence-template.js';
import type { KnownMoney } from './told-money.js';

/** A place of a sentence that is filled. */
export interface FilledPart {
  /** Within the sentence. */
  readonly span: Span;
  readonly newText: string;
}

/** What can be filled; undefined where the sentence is not one of this template. */
export function fillSentence(text: string, template: SentenceTemplate, year: number, known: KnownMoney): readonly FilledPart[] | undefined {
  const slots = slotsOf(text, template, year, known);
  return slots?.flatMap(({ part, span }): readonly FilledPart[] => {
    const now = text.slice(span.start, span.end);
    if (!OPEN.test(now)) return [];
    const newText = printPart(part, year, known);
    return newText === now || OPEN.test(newText) ? [] : [{ span, newText }];
  });
}

/** An amount or rate that is not written yet; reasons are not ours to write. */
const OPEN = /[xX×╳]{2}/u;

interface Slot {
  readonly part: Exclude<SentencePart, string>;
  readonly span: Span;
}

/** Where the parts of a template stand in a sentence: between its words, each at its first place behind the one before it. */
function slotsOf(text: string, template: SentenceTemplate, year: number, known: KnownMoney): readonly Slot[] | undefined {
  const slots: Slot[] = [];
  let at = 0;
  let open: { readonly part: Exclude<SentencePart, string>; readonly start: number } | undefined;
  for (const [place, part] of template.entries()) {
    if (typeof part !== 'string') {
      open = { part, start: at };
      continue;
    }
    const words = printPart(part, year, known);
    const isLast = place === template.length - 1;
    const found = place === 0 ? (text.startsWith(words) ? 0 : -1) : isLast ? endingWith(text, words, at) : text.indexOf(words, at);
    if (found < 0) return undefined;
    if (open) {
      if (open.part.kind !== 'reason' && found - open.start > LONGEST_SLOT) return undefined;
      slots.push({ part: open.part, span: { start: open.start, end: found } });
    }
    open = undefined;
    at = found + words.length;
  }
  return at === text.length ? slots : undefined;
}

function endingWith(text: string, words: string, from: number): number {
  const start = text.length - words.length;
  return start >= from && text.endsWith(words) ? start : -1;
}

/** An amount and how it grew are no longer than this. */
const LONGEST_SLOT = 60;
