import { normalise, stripOrdinal } from '../base/normalise.js';
import type { Span } from '../base/span.js';
import type { TextLine } from './physical-table.js';

export type MoneyUnit = '元' | '百元' | '千元' | '万元' | '亿元';

/** What the lines around a table say about it. */
export interface Caption {
  /** As written, without heading marks. */
  readonly title: string | undefined;
  readonly titleSpan: Span | undefined;
  /** Whether the title names a table (…表), rather than being the nearest heading. */
  readonly namesTable: boolean;
  readonly owner: string | undefined;
  readonly unit: MoneyUnit | undefined;
  readonly year: number | undefined;
}

const UNIT_PATTERN = /单位[:：]?(?:人民币)?[:：]?(元|百元|千元|万元|亿元)/u;
const OWNER_PATTERN =
  /(?:部门|单位|主管部门|编制单位|编制部门|预算单位|填报单位)(?:名称)?(?:\(公章\)|\(盖章\))?[:：]([^:：]+?)(?=金额单位|单位[:：]|$)/u;
const NUMBER_PATTERN = /^(?:附件?|公开|预算公开)?(?:表[\d一二三四五六七八九十]+|[\d-]+表)[:：.、]?$/u;
const TITLE_PATTERN = /表(?:[\d一二三四五六七八九十]{1,3})?(?:\([^()]*\))*$/u;
const NOTE_PATTERN = /^(?:#+\s*)?(?:备?注|说明|附注)[:：]/u;
const LONGEST_TITLE = 70;
/** How many lines above a table may belong to it. */
const CAPTION_LINES = 7;

/** Whether a line is a note under a table, which closes it. */
export function isNote(line: string): boolean {
  return NOTE_PATTERN.test(normalise(line));
}

/** Whether a line says nothing but the owner, the unit or the number of a table, or is a page number. */
export function isCaptionDetail(line: string): boolean {
  const text = normalise(line);
  return (
    text === '' || UNIT_PATTERN.test(text) || OWNER_PATTERN.test(text) || NUMBER_PATTERN.test(text) || /^[-—–·]?\d{1,4}[-—–·]?$/u.test(text)
  );
}

/** Whether a cell alone in its row holds a caption rather than a label. */
export function isCaptionCell(text: string): boolean {
  const plain = normalise(text);
  return UNIT_PATTERN.test(plain) || OWNER_PATTERN.test(plain) || NUMBER_PATTERN.test(plain) || (plain.length >= 5 && isTableTitle(plain));
}

/** Reads the caption of a table from the lines above it (since the last table) and its own caption cells. */
export function readCaption(linesAbove: readonly TextLine[], ownCells: readonly { readonly text: string; readonly span: Span }[]): Caption {
  let title: { text: string; span: Span } | undefined;
  let heading: { text: string; span: Span } | undefined;
  let owner: string | undefined;
  let unit: MoneyUnit | undefined;
  const near = linesAbove.slice(-CAPTION_LINES);
  for (const line of [...near, ...ownCells].reverse()) {
    const written = withoutMarks(line.text);
    const text = normalise(written);
    if (isNote(text)) break;
    const unitMatch = UNIT_PATTERN.exec(text);
    unit ??= unitMatch?.[1] as MoneyUnit | undefined;
    owner ??= ownerOf(text);
    if (unitMatch || NUMBER_PATTERN.test(text)) continue;
    if (!title && text.length <= LONGEST_TITLE && isTableTitle(text)) {
      title = { text: written, span: line.span };
      // A title further up belongs to an earlier table.
      break;
    }
    if (!heading && text.length <= 40 && (line.text.startsWith('#') || stripOrdinal(text) !== text))
      heading = { text: written, span: line.span };
  }
  const chosen = title ?? heading;
  return {
    title: chosen?.text,
    titleSpan: chosen?.span,
    namesTable: title !== undefined,
    owner,
    unit,
    year: chosen ? yearOf(chosen.text) : undefined,
  };
}

function ownerOf(text: string): string | undefined {
  const owner = OWNER_PATTERN.exec(text)?.[1];
  return owner && !/^(?:元|百元|千元|万元|亿元)$/u.test(owner) ? owner : undefined;
}

function isTableTitle(text: string): boolean {
  return TITLE_PATTERN.test(text) && !/[。;；]/u.test(text);
}

function withoutMarks(text: string): string {
  return text
    .replace(/^[#>\s]+/u, '')
    .replace(/\*\*|__/gu, '')
    .replace(/\s*#+$/u, '')
    .trim();
}

/** The first year a text names, as 2021 年 or 2021年度; undefined where it names none. */
export function yearOf(text: string): number | undefined {
  const match = /(?:^|[^\d])((?:19|20)\d\d)年/u.exec(normalise(text));
  return match ? Number(match[1]) : undefined;
}
