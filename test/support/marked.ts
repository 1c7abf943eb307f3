/**
 * Drafts with marks: `⟦…⟧` stands round each place a rule reports. Carets under the line would misalign under full-width
 * text, and tags would change what cells say.
 */
import type { Span } from '../../server/src/core/api.js';

export interface Marked {
  readonly text: string;
  /** In order of their beginning. */
  readonly marks: readonly Span[];
}

/** Takes the marks out of a draft. */
export function readMarks(marked: string): Marked {
  const marks: Span[] = [];
  let text = '';
  let start: number | undefined;
  for (const piece of marked.split(/([⟦⟧])/u)) {
    if (piece === '⟦') start = text.length;
    else if (piece === '⟧') {
      if (start === undefined) throw new Error('⟧ stands without ⟦ before it');
      marks.push({ start, end: text.length });
      start = undefined;
    } else text += piece;
  }
  if (start !== undefined) throw new Error('⟦ stands without ⟧ after it');
  return { text, marks };
}

/** Puts marks into a text, so that a difference shows where it is. */
export function withMarks(text: string, spans: readonly Span[]): string {
  let marked = '';
  let offset = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < offset) continue;
    marked += `${text.slice(offset, start)}⟦${text.slice(start, end)}⟧`;
    offset = end;
  }
  return marked + text.slice(offset);
}

/** The same draft with its pipe tables written as rows of tabs; marks stay where they are. */
export function asTabs(marked: string): string {
  return marked
    .split('\n')
    .filter((line) => !/^\|(?: *:?-+:? *\|)+$/u.test(line))
    .map((line) => {
      const row = /^(⟦?)\|(.*)\|(⟧?)$/u.exec(line);
      if (!row) return line;
      const [, open = '', cells = '', close = ''] = row;
      const written = cells.split('|').map((cell) => cell.trim());
      return open + written.join('\t') + close;
    })
    .join('\n');
}
