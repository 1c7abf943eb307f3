import type { BlockId, PreviewBlock } from './preview-model.js';

/** Blocks that have no ids yet. */
export type UnnamedBlock = Omit<PreviewBlock, 'id'>;

/**
 * The ids of the blocks of a new version: those of the last one where both begin and end alike, and in between, kind by kind,
 * in order. A block that is being edited so keeps its id. `next` is the first id that was never given.
 */
export function continueIds(
  before: readonly PreviewBlock[],
  after: readonly UnnamedBlock[],
  next: BlockId,
): { readonly ids: readonly BlockId[]; readonly next: BlockId } {
  const was = before.map(nameOf);
  const is = after.map(nameOf);
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && was[start] === is[start]) start++;
  let kept = 0;
  while (kept < shorter - start && was.at(-1 - kept) === is.at(-1 - kept)) kept++;
  const between = before.slice(start, before.length - kept);
  const free = { text: between.filter(({ kind }) => kind === 'text'), table: between.filter(({ kind }) => kind === 'table') };
  const ids = after.map(({ kind }, at): BlockId => {
    if (at < start) return before[at]?.id ?? next++;
    if (at >= after.length - kept) return before[before.length - (after.length - at)]?.id ?? next++;
    return free[kind].shift()?.id ?? next++;
  });
  return { ids, next };
}

/** What tells blocks apart that stand beside each other: the words of a text, the name of a table. */
function nameOf(block: UnnamedBlock): string {
  const { kind } = block;
  return `${kind} ${'text' in block ? block.text : 'name' in block ? block.name : ''}`;
}
