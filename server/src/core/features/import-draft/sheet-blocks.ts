import { isCaptionDetail } from '../../table/caption.js';
import { isAmount } from '../../table/row-words.js';
import { looksLikeTable, type SheetPart, sheetParts, titleAmong } from '../paste/sheet-parts.js';
import { unfold } from '../paste/unfold.js';
import type { ImportedSheet } from './imported-workbook.js';

/** A part of a sheet as a draft has it. */
export type SheetBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'items'; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

type Rows = readonly (readonly string[])[];

/** What a workbook calls its sheets by itself says nothing. */
const NO_TITLE = /^(?:sheet|工作表|表|表格|table)?[ _-]*\d*$/iu;
const CONTENTS = /^目\s*[录次]$/u;

/**
 * The parts of a sheet in their order; none where it is blank. A table that prints no title has the name of the sheet for one,
 * unless its titles stand elsewhere.
 */
export function sheetBlocks({ grid, name }: ImportedSheet, hasTitlesElsewhere: boolean): readonly SheetBlock[] {
  const parts = sheetParts(unfold(grid, Number.POSITIVE_INFINITY) ?? []);
  if (isContents(parts, name)) return contentsBlocks(parts);
  const isTablePart = parts.map((part) => part.kind === 'table' && (hasTitlesElsewhere || isTable(part.rows)));
  let isTitled = hasTitlesElsewhere || NO_TITLE.test(name);
  return parts.flatMap((part, at): readonly SheetBlock[] => {
    if (part.kind === 'table' && isTablePart[at]) {
      const title: readonly SheetBlock[] = isTitled ? [] : [{ kind: 'heading', text: name }];
      isTitled = true;
      return [...title, part];
    }
    const lines = linesOf(part);
    if (!isTablePart[at + 1]) return [{ kind: 'lines', lines }];
    const title = titleOf(lines);
    if (title < 0 && isTitled) return [{ kind: 'lines', lines }];
    isTitled = true;
    if (title < 0)
      return [
        { kind: 'heading', text: name },
        { kind: 'lines', lines },
      ];
    const blocks: readonly SheetBlock[] = [
      { kind: 'lines', lines: lines.slice(0, title) },
      { kind: 'heading', text: lines[title] ?? '' },
      { kind: 'lines', lines: lines.slice(title + 1) },
    ];
    return blocks.filter((block) => block.kind === 'heading' || (block.kind === 'lines' && block.lines.length > 0));
  });
}

/** A table may be as short as its header, where it has columns enough or figures; who signs a page stands in two cells too. */
function isTable(rows: Rows): boolean {
  if (looksLikeTable(rows)) return true;
  const [head = [], ...others] = rows.map((row) => row.filter((text) => text !== ''));
  if (head.some((text) => /[:：]/u.test(text))) return false;
  if (head.length >= 3) return true;
  return others.length > 0 && (head.length === 2 || others.some((row) => row.length >= 2 && row.some(isAmount)));
}

/** The line above a table that is its title: one that names a table, else the first that says something else than its owner or unit. */
function titleOf(lines: readonly string[]): number {
  const named = titleAmong(lines);
  return named >= 0 ? named : lines.findIndex((line) => !isCaptionDetail(line));
}

function linesOf(part: SheetPart): readonly string[] {
  if (part.kind === 'lines') return part.lines;
  return part.rows.flatMap((row) => {
    const filled = row.filter((text) => text !== '');
    return filled.length > 1 ? [filled.join(' ')] : (filled[0] ?? '').split('\n');
  });
}

function isContents(parts: readonly SheetPart[], name: string): boolean {
  const [first] = parts.flatMap(linesOf);
  return CONTENTS.test(name) || (first !== undefined && CONTENTS.test(first));
}

/** A list of what the workbook holds: numbers, names and pages of tables, in columns or not. */
function contentsBlocks(parts: readonly SheetPart[]): readonly SheetBlock[] {
  const lines = parts.flatMap((part) => (part.kind === 'table' ? part.rows.map(contentsLine) : part.lines));
  const title = lines.findIndex((line) => CONTENTS.test(line));
  const before = lines.slice(0, Math.max(0, title));
  return [
    ...(before.length > 0 ? [{ kind: 'lines', lines: before } as const] : []),
    { kind: 'heading', text: '目录' },
    { kind: 'items', lines: lines.slice(title + 1).filter((line) => line !== '') },
  ];
}

function contentsLine(row: readonly string[]): string {
  const [first = '', ...others] = row.filter((text) => text !== '');
  const isNumber = /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})$/u.test(first) && others.length > 0;
  return [isNumber ? `${first}${/^\d/u.test(first) ? '.' : '、'}` : first, ...others].join(' ');
}
