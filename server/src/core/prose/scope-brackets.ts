import type { ProseFigure } from './prose-figure.js';

/** Brackets that hold a figure speak of parts; others, as in 因公出国（境）费, belong to a name. Both brackets by their index. */
export function scopeBrackets(text: string, figures: readonly ProseFigure[]): ReadonlySet<number> {
  const scopes = new Set<number>();
  if (figures.length === 0 || !text.includes('(')) return scopes;
  const open: number[] = [];
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') open.push(index);
    else if (text[index] === ')') {
      const start = open.pop();
      if (start === undefined || !figures.some((figure) => start < figure.start && figure.digitsEnd < index)) continue;
      // The unit alone in brackets belongs to its figure.
      scopes.add(start);
      scopes.add(index);
    }
  }
  return scopes;
}
