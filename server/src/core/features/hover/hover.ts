import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { placeAt } from '../places.js';
import { amountMarkdown } from './hover-amount.js';
import { codeMarkdown } from './hover-code.js';
import { statedAt, statedMarkdown } from './hover-stated.js';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What is known about the subject code or the amount, of a table or a sentence, at an offset; undefined elsewhere. */
export function hoverAt(analysis: Analysis, offset: number): Hover | undefined {
  const { document, options } = analysis;
  const place = placeAt(document, offset);
  if (!place) {
    const stated = statedAt(document, offset);
    return stated && { span: stated.span, markdown: statedMarkdown(document, stated, options.locale) };
  }
  const markdown = place.kind === 'code' ? codeMarkdown(document, place, options.locale) : amountMarkdown(document, place, options.locale);
  return { span: place.span, markdown };
}
