import type { PreviewPlace } from '../core/api.js';

/** Whether two places are one and the same; nowhere is not the same as nowhere else. */
export function isSamePlace(a: PreviewPlace | undefined, b: PreviewPlace | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.block === b.block && a.row === b.row && a.column === b.column && a.inHeader === b.inHeader && a.start === b.start;
}
