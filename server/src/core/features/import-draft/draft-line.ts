import type { RowKind } from '../../table/write-table.js';

/** What a line of Markdown may begin with that makes it something else than words. */
const BEGINS_BLOCK = /^(?:[#>=~`]|[-*+_](?=[\s*_-]|$)|\[[^[\]]{0,80}\]:)/u;

/** Words of a sheet as a line of a draft: they stay words, whatever they look like. */
export function draftLine(text: string, kind: RowKind): string {
  const line = draftWords(text.replace(/\s+/gu, ' ').trim());
  if (kind === 'tab') return line;
  return line
    .replace(/<(?=[a-z!/?])/giu, '&lt;')
    .replaceAll('|', '\\|')
    .replace(BEGINS_BLOCK, '\\$&');
}

/** Words in a cell or a line: a comment in a workbook is none to the checker of the draft. */
export function draftWords(text: string): string {
  return text.replaceAll('<!--', '&lt;!--');
}
