import type { MoneyUnit } from '../base/money-unit.js';
import { normalise, stripOrdinal } from '../base/normalise.js';
import { perWord } from '../base/per-word.js';
import type { Span } from '../base/span.js';
import { isContinuationMark, isPageNumber, withoutContinuationMark } from './page-marks.js';
import type { TextLine } from './physical-table.js';
import { namesOwner, ownerIn } from './table-owner.js';

/** What the lines around a table say about it. */
export interface Caption {
  /** As written, without heading marks and without a mark that the table goes on (续表). */
  readonly title: string | undefined;
  readonly titleSpan: Span | undefined;
  /** Whether the title names a table (…表), rather than being the nearest heading. */
  readonly namesTable: boolean;
  readonly owner: string | undefined;
  readonly unit: MoneyUnit | undefined;
  readonly year: number | undefined;
}

const UNIT_PATTERN = /单位[:：]?(?:人民币)?[:：]?(元|百元|千元|万元|亿元)/u;
const NUMBER_PATTERN = /^(?:附件?|公开|预算公开)?(?:表[\d一二三四五六七八九十]+|[\d-]+表)[:：.、]?$/u;
const TITLE_PATTERN = /表(?:[\d一二三四五六七八九十]{1,3})?(?:\([^()]*\))*$/u;
const NOTE_PATTERN = /^(?:#+\s*)?(?:备?注|说明|附注)[:：]/u;
const LONGEST_TITLE = 70;
const LONGEST_HEADING = 40;
/** How many lines above a table may belong to it. */
const CAPTION_LINES = 7;

/** Whether a line is a note under a table, which closes it. */
export function isNote(line: string): boolean {
  return NOTE_PATTERN.test(normalise(line));
}

/** Whether a line says nothing but the owner, the unit or the number of a table, that it goes on, or is a page number. */
export const isCaptionDetail = perWord((line): boolean => {
  const text = normalise(line);
  return text === '' || saysOwnerOrUnit(text) || NUMBER_PATTERN.test(text) || isContinuationMark(text) || isPageNumber(text);
});

/** Whether a cell alone in its row holds a caption rather than a label. */
export const isCaptionCell = perWord((text): boolean => {
  const plain = normalise(text);
  return saysOwnerOrUnit(plain) || NUMBER_PATTERN.test(plain) || (plain.length >= 5 && isTableTitle(plain));
});

function saysOwnerOrUnit(text: string): boolean {
  return UNIT_PATTERN.test(text) || namesOwner(text);
}

/** A line as a caption reads it. */
interface CaptionLine {
  readonly words: CaptionWords;
  readonly span: Span;
}

/** What the words of a line say to a caption. */
interface CaptionWords {
  readonly written: string;
  readonly text: string;
  readonly isNote: boolean;
  /** It says nothing but what goes with a title. */
  readonly isDetail: boolean;
  readonly isHeading: boolean;
  /** What the line is as the title of a table; undefined where it is none. */
  readonly title: string | undefined;
  readonly owner: string | undefined;
  readonly unit: MoneyUnit | undefined;
}

/** Reads the caption of a table from the lines above it (since the last table) and its own caption cells. */
export function readCaption(linesAbove: readonly TextLine[], ownCells: readonly { readonly text: string; readonly span: Span }[]): Caption {
  const lines = linesUpwards(linesAbove, ownCells);
  const titleAt = lines.findIndex(({ words }) => words.title !== undefined);
  const title = lines[titleAt];
  const below = title ? lines.slice(0, titleAt) : lines;
  // A title further up belongs to an earlier table, and so does what stands right below it.
  const details = title ? [...below, ...detailsAbove(lines.slice(titleAt + 1))] : below;
  const heading = below.find(({ words }) => words.isHeading && words.text.length <= LONGEST_HEADING);
  const chosen = title?.words.title ?? heading?.words.written;
  return {
    title: chosen,
    titleSpan: (title ?? heading)?.span,
    namesTable: title !== undefined,
    owner: details.find(({ words }) => words.owner !== undefined)?.words.owner,
    unit: details.find(({ words }) => words.unit !== undefined)?.words.unit,
    year: chosen === undefined ? undefined : yearOf(chosen),
  };
}

/** The lines that may belong to a table, the nearest first, up to a note on the table before. */
function linesUpwards(
  linesAbove: readonly TextLine[],
  ownCells: readonly { readonly text: string; readonly span: Span }[],
): readonly CaptionLine[] {
  const lines: CaptionLine[] = [];
  const furthest = Math.max(0, linesAbove.length - CAPTION_LINES);
  for (let place = linesAbove.length + ownCells.length - 1; place >= furthest; place--) {
    const line = linesAbove[place] ?? ownCells[place - linesAbove.length];
    if (line === undefined) break;
    const words = wordsOfLine(line.text);
    if (words.isNote) break;
    lines.push({ words, span: line.span });
  }
  return lines;
}

const wordsOfLine = perWord((source): CaptionWords => {
  const written = withoutMarks(source);
  const text = normalise(written);
  const unit = UNIT_PATTERN.exec(text)?.[1] as MoneyUnit | undefined;
  const saysNoTitle = unit !== undefined || NUMBER_PATTERN.test(text) || isContinuationMark(text);
  const isHeading = !saysNoTitle && (source.startsWith('#') || stripOrdinal(text) !== text);
  return {
    written,
    text,
    isNote: isNote(text),
    isDetail: isCaptionDetail(text),
    isHeading,
    title: saysNoTitle || text.length > LONGEST_TITLE ? undefined : titleOf(written),
    owner: ownerIn(text, isHeading),
    unit,
  };
});

/** The owner and the unit may also stand above the title, by themselves or in a heading. */
function detailsAbove(lines: readonly CaptionLine[]): readonly CaptionLine[] {
  const end = lines.findIndex(({ words }) => !words.isDetail && words.owner === undefined);
  if (end < 0) return lines;
  return lines[end]?.words.title === undefined ? lines.slice(0, end) : [];
}

function titleOf(written: string): string | undefined {
  return [...withoutContinuationMark(written), written].find((title) => isTableTitle(normalise(title)));
}

function isTableTitle(text: string): boolean {
  return TITLE_PATTERN.test(text) && !/[。;；]/u.test(text);
}

function withoutMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return text
    .slice(0, end)
    .replace(/^[#>\s]+/u, '')
    .replace(/\*\*|__/gu, '')
    .trim();
}

/** The first year a text names, as 2021 年 or 2021年度; undefined where it names none. */
export function yearOf(text: string): number | undefined {
  const match = /(?:^|[^\d])((?:19|20)\d\d)年/u.exec(normalise(text));
  return match ? Number(match[1]) : undefined;
}
