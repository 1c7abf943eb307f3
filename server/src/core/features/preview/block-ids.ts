import { isSame } from './delta-between.js';
import type { BlockId, PreviewBlock, PreviewTable, PreviewText } from './preview-model.js';

/** Blocks that have no ids yet. */
export type UnnamedBlock = Omit<PreviewText, 'id' | 'figures'> | Omit<PreviewTable, 'id'>;

/**
 * The ids of the blocks of a new version. Those keep theirs that stand unchanged at the beginning or the end; between them those
 * that alone have their words or name, and then, kind by kind, the others in order: a block that is being edited is among
 * these. `next` is the first id that was never given.
 */
export function continueIds(
  before: readonly PreviewBlock[],
  after: readonly UnnamedBlock[],
  next: BlockId,
): { readonly ids: readonly BlockId[]; readonly next: BlockId } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSameBlock(before[start] as PreviewBlock, after[start] as UnnamedBlock)) start++;
  let kept = 0;
  while (kept < shorter - start && isSameBlock(before.at(-1 - kept) as PreviewBlock, after.at(-1 - kept) as UnnamedBlock)) kept++;
  const changed = after.slice(start, after.length - kept);
  const between = idsBetween(before.slice(start, before.length - kept), changed);
  const ids = [
    ...before.slice(0, start).map(({ id }) => id),
    ...between.map((id) => id ?? next++),
    ...before.slice(before.length - kept).map(({ id }) => id),
  ];
  return { ids, next };
}

function idsBetween(before: readonly PreviewBlock[], after: readonly UnnamedBlock[]): readonly (BlockId | undefined)[] {
  const were = onlyOnes(before);
  const are = onlyOnes(after);
  const byName = after.map((block) => (are.get(nameOf(block)) ? were.get(nameOf(block))?.id : undefined));
  const taken = new Set(byName);
  const free = { text: [] as BlockId[], table: [] as BlockId[] };
  for (const { kind, id } of before.toReversed()) if (!taken.has(id)) free[kind].push(id);
  return after.map(({ kind }, at) => byName[at] ?? free[kind].pop());
}

/** Blocks by their names; undefined for a name that several have. */
function onlyOnes<Block extends UnnamedBlock>(blocks: readonly Block[]): ReadonlyMap<string, Block | undefined> {
  const found = new Map<string, Block | undefined>();
  for (const block of blocks) found.set(nameOf(block), found.has(nameOf(block)) ? undefined : block);
  return found;
}

/** The words of a text, the name and labels of a table. */
function nameOf(block: UnnamedBlock): string {
  if (block.kind === 'text') return `text ${block.text}`;
  return ['table', block.name, ...block.header.flat().map(({ text }) => text)].join(' ');
}

/** Whether both print the same. What a table is called may say no more than how many stand above it. */
function isSameBlock(one: UnnamedBlock, other: UnnamedBlock): boolean {
  if (one.kind === 'text' || other.kind === 'text') return nameOf(one) === nameOf(other);
  return isSame(one.header, other.header) && isSame(one.rows, other.rows);
}
