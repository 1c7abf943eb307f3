import { LineMap } from '../../base/line-map.js';
import { countFrontMatterLines } from '../../table/front-matter.js';
import { LineKind, readMarkdownLines } from '../../table/markdown-lines.js';
import type { TextLine } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';

/**
 * What Markdown sets apart from prose, such as code and scripts, a line each. Rules, underlines of headings and the marks
 * around code say nothing by themselves and are left out.
 */
export function codeLines({ text, lines }: Pick<Analysis, 'text' | 'lines'>): readonly TextLine[] {
  const whole = text.toString();
  const { kinds } = readMarkdownLines(whole, new LineMap(whole));
  const found: TextLine[] = [];
  /** What begins the code that is being read. */
  let fence: string | undefined;
  for (let line = countFrontMatterLines(text, lines); line < lines.lineCount; line++) {
    if (kinds[line] !== LineKind.Apart) {
      fence = undefined;
      continue;
    }
    const start = lines.lineStart(line);
    const written = text.slice(start, lines.lineEnd(line));
    const before = /^[\s>]*/u.exec(written)?.[0].length ?? 0;
    const words = written.slice(before).trimEnd();
    const mark = /^(?:`{3,}|~{3,})/u.exec(words)?.[0];
    if (fence === undefined) {
      fence = mark;
      if (mark !== undefined || /^[-=*_ \t]*$/u.test(words)) continue;
    } else if (words === mark && mark.startsWith(fence)) {
      fence = undefined;
      continue;
    }
    const span = { start: start + before, end: start + before + words.length };
    if (words !== '') found.push({ kind: 'text', line, span, text: words });
  }
  return found;
}
