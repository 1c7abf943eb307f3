import { plainText } from '../../table/cell-text.js';

/** The words of a cell as a page shows them: line breaks as line breaks, other markup taken away. */
export function shownText(text: string): string {
  return plainText(text.replace(/<br ?\/?>/giu, '\n'));
}
