import type { Edit } from '../../base/span.js';
import type { Analysis } from '../analyse.js';

/** White space between two Chinese characters: layout puts it there (`社会保障和就业支 出`, `合　计`), no name contains it. */
const BETWEEN = /(?<=[\p{Script=Han}（）()“”、])[ \u00a0\u3000]+(?=[\p{Script=Han}（）()“”、])/gu;

/** Takes the white space of layout out of the names of rows. */
export function spacesInNames({ document, text }: Analysis): readonly Edit[] {
  const edits = new Map<number, Edit>();
  for (const { table } of document.systems) {
    for (const { labelCell } of table.items.flat()) {
      if (!labelCell) continue;
      const { start, end } = labelCell.span;
      for (const { index, 0: blanks } of text.slice(start, end).matchAll(BETWEEN)) {
        const at = start + index;
        edits.set(at, { span: { start: at, end: at + blanks.length }, newText: '' });
      }
    }
  }
  return [...edits.values()];
}
