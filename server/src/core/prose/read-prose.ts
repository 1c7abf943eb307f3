import type { PartList } from './claim.js';
import type { Paragraph } from './paragraph.js';
import type { Prose } from './prose.js';
import { type MoneyFigure, type ProseFigure, readFigures } from './prose-figure.js';
import { type ParagraphClaims, readClaims } from './read-claims.js';
import type { StatementBuilder } from './statement-builder.js';
import { meantAmount, usualDecimals } from './usual-decimals.js';
import { findWrongYears, type WrongYear } from './wrong-years.js';

/** Reads what the paragraphs of a document claim. */
export function readProse(paragraphs: readonly Paragraph[], budgetYear: number | undefined): Prose {
  const wrongYears = findWrongYears(paragraphs);
  const meantYears = meantYearsOf(wrongYears);
  const figures = new Map<Paragraph, readonly ProseFigure[]>();
  for (const paragraph of paragraphs) if (paragraph.kind !== 'aside') figures.set(paragraph, readFigures(paragraph));
  const usual = usualDecimals([...figures.values()].flat().filter((figure): figure is MoneyFigure => figure.kind === 'money'));
  const known = new Map<Paragraph, ParagraphClaims>();
  /** Sub-items of one item are one list. */
  const itemLists = new Map<Paragraph, PartList>();
  let before: ParagraphClaims | undefined;
  for (const [paragraph, own] of figures) {
    if (own.length === 0 && !/[:中]$/u.test(paragraph.text)) {
      before = undefined;
      continue;
    }
    const claims = readClaims(paragraph, own, {
      ...wholeAbove(paragraph, known, itemLists),
      before: before?.statements[0],
      budgetYear,
      meantYears: meantYears.get(paragraph),
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
    wrongYears,
  };
}

/** By paragraph, and by where the wrong year stands in it. */
function meantYearsOf(wrongYears: readonly WrongYear[]): ReadonlyMap<Paragraph, ReadonlyMap<number, number>> {
  const byParagraph = new Map<Paragraph, Map<number, number>>();
  for (const { found, others, meant } of wrongYears)
    for (const { paragraph, at } of [found, ...others]) {
      const years = byParagraph.get(paragraph) ?? new Map<number, number>();
      byParagraph.set(paragraph, years.set(at, meant));
    }
  return byParagraph;
}

interface Whole {
  readonly whole: StatementBuilder | undefined;
  readonly list: PartList | undefined;
}

const NO_WHOLE: Whole = { whole: undefined, list: undefined };

/** What a paragraph is part of: the list that one above announces, or the item that it is a sub-item of. */
function wholeAbove(paragraph: Paragraph, known: ReadonlyMap<Paragraph, ParagraphClaims>, itemLists: Map<Paragraph, PartList>): Whole {
  for (let outer = paragraph.parent; outer; outer = outer.parent) {
    const claims = known.get(outer);
    if (claims?.announced) return { whole: claims.announced.head, list: claims.announced.list };
    const [first] = claims?.statements ?? [];
    if (first && (outer.kind !== 'item' || outer.text.endsWith(':'))) return NO_WHOLE;
    if (first) {
      const list = itemLists.get(outer) ?? { word: '' };
      itemLists.set(outer, list);
      return { whole: first, list };
    }
    if (outer.kind === 'body') return NO_WHOLE;
  }
  return NO_WHOLE;
}
