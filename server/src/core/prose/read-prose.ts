import type { Block } from '../table/physical-table.js';
import type { Paragraph } from './paragraph.js';
import type { Prose } from './prose.js';
import { type MoneyFigure, type ProseFigure, readFigures } from './prose-figure.js';
import { type ParagraphClaims, readClaims } from './read-claims.js';
import { readParagraphs } from './read-paragraphs.js';
import type { StatementBuilder } from './statement-builder.js';
import { meantAmount, usualDecimals } from './usual-decimals.js';

/** Reads the text outside tables: its paragraphs and what they claim. */
export function readProse(blocks: readonly Block[], budgetYear: number | undefined): Prose {
  const paragraphs = readParagraphs(blocks);
  const figures = new Map<Paragraph, readonly ProseFigure[]>();
  for (const paragraph of paragraphs) if (paragraph.kind !== 'aside') figures.set(paragraph, readFigures(paragraph));
  const usual = usualDecimals([...figures.values()].flat().filter((figure): figure is MoneyFigure => figure.kind === 'money'));
  const known = new Map<Paragraph, ParagraphClaims>();
  let before: ParagraphClaims | undefined;
  for (const [paragraph, own] of figures) {
    if (own.length === 0 && !/[:中]$/u.test(paragraph.text)) {
      before = undefined;
      continue;
    }
    const claims = readClaims(paragraph, own, {
      ...wholeAbove(paragraph, known),
      before: before?.statements[0],
      budgetYear,
      meantAmount: (figure) => meantAmount(figure, paragraph, usual),
    });
    known.set(paragraph, claims);
    before = claims;
  }
  const all = [...known.values()];
  return {
    paragraphs,
    statements: all.flatMap(({ statements }) => statements),
    amounts: all.flatMap(({ amounts }) => amounts),
    percents: all.flatMap(({ percents }) => percents),
  };
}

interface Whole {
  readonly whole: StatementBuilder | undefined;
  readonly partWord: string | undefined;
}

const NO_WHOLE: Whole = { whole: undefined, partWord: undefined };

/** What a paragraph is part of: the list that one above announces, or the item that it is a sub-item of. */
function wholeAbove(paragraph: Paragraph, known: ReadonlyMap<Paragraph, ParagraphClaims>): Whole {
  for (let outer = paragraph.parent; outer; outer = outer.parent) {
    const claims = known.get(outer);
    if (claims?.announced) return { whole: claims.announced.head, partWord: claims.announced.word };
    const [first] = claims?.statements ?? [];
    if (first) return outer.kind === 'item' && !outer.text.endsWith(':') ? { whole: first, partWord: undefined } : NO_WHOLE;
    if (outer.kind === 'body') return NO_WHOLE;
  }
  return NO_WHOLE;
}
