import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';

/** Where the pages of each table stand, in the order of the tables. */
export function tablePages({ document }: Analysis): readonly (readonly Span[])[] {
  return document.tables.map(({ fragments }) => fragments.map(({ span }) => span));
}
