import type { Span } from '../base/span.js';
import type { Analysis } from './analyse.js';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What is known about the subject code or the amount at an offset; undefined elsewhere. */
export function hoverAt(_analysis: Analysis, _offset: number): Hover | undefined {
  return undefined;
}
