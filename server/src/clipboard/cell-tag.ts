import type { CellTag } from './open-table.js';

export type TagAttributes = Readonly<Record<string, string>>;

const HIDDEN_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all)/iu;
const RUN_STYLE = /mso-ignore\s*:[^;]*colspan/iu;
const LONGEST_STYLE = 2_000;
const PLAIN_NUMBER = /^-?\d{1,15}(?:\.\d{1,17})?$/u;

/** Whether an element is there without being shown. */
export function isHiddenTag(attributes: TagAttributes): boolean {
  return 'hidden' in attributes || HIDDEN_STYLE.test(styleOf(attributes));
}

/** What the attributes of a `td` or `th` say. */
export function cellTag(attributes: TagAttributes, isHidden: boolean): CellTag {
  return {
    rowSpan: spanOf(attributes.rowspan, Number.POSITIVE_INFINITY),
    columnSpan: spanOf(attributes.colspan, 1),
    isRun: RUN_STYLE.test(styleOf(attributes)),
    isHidden,
    value: valueBehind(attributes),
  };
}

/** How many rows or columns an attribute says; `ofZero` where it says 0, which means all that follow. */
export function spanOf(written: string | undefined, ofZero: number): number {
  const span = Number.parseInt(written ?? '1', 10);
  if (span === 0) return ofZero;
  return span > 0 ? span : 1;
}

/** The number behind what a cell shows: as Excel and WPS, LibreOffice, or Google Sheets write it. */
function valueBehind(attributes: TagAttributes): string | undefined {
  const written = attributes['x:num'] || attributes.sdval || sheetsValue(attributes['data-sheets-value']);
  return written !== undefined && PLAIN_NUMBER.test(written) ? written : undefined;
}

/** Google Sheets says `{"1":3,"3":1234.5}` of a number. */
function sheetsValue(written: string | undefined): string | undefined {
  return written === undefined ? undefined : /^\{"1":3,"3":(-?[\d.eE+-]{1,40})\}$/u.exec(written)?.[1];
}

function styleOf({ style = '' }: TagAttributes): string {
  return style.length > LONGEST_STYLE ? style.slice(0, LONGEST_STYLE) : style;
}
