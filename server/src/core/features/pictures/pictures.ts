import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import { basicAndProjectPicture } from './basic-and-project.js';
import { economicPicture } from './economic-tree.js';
import { flowPicture } from './flow.js';
import { functionPicture } from './function-tree.js';
import type { Picture } from './picture.js';
import { type PictureSource, pictureSource } from './picture-source.js';
import { threePublicPicture } from './three-public.js';
import { yearsPicture } from './years.js';

const makers: readonly ((source: PictureSource) => Picture<Span> | undefined)[] = [
  flowPicture,
  functionPicture,
  economicPicture,
  basicAndProjectPicture,
  threePublicPicture,
  yearsPicture,
];

/**
 * What there is to look at in a budget: each picture only where its numbers are printed and agree. Every amount is as
 * printed, with where it stands; nothing is worked out but lengths and areas. None for what is not a budget.
 */
export function picturesOf(analysis: Analysis): readonly Picture<Span>[] {
  const source = analysis.recognised ? pictureSource(analysis) : undefined;
  return source ? makers.flatMap((make) => make(source) ?? []) : [];
}
