import type { Block } from './physical-table.js';

/** A text with its blocks, as they were before an edit. */
export interface BlocksBefore {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Gives the blocks of a text, where they are as they were before, as the same objects. */
export function keepBlocks(blocks: readonly Block[], text: string, before: BlocksBefore | undefined): readonly Block[] {
  if (before === undefined) return blocks;
  const { start, end } = changedPart(text, before.text);
  const known = new Map(before.blocks.map((block) => [block.span.start, block]));
  return blocks.map((block) => {
    const { span, kind } = block;
    if (span.end >= start && span.start <= end) return block;
    const old = known.get(span.start);
    return old?.kind === kind && old.span.end === span.end ? old : block;
  });
}

/** The part of a text that stands at another place, or reads otherwise, than in the text before. */
function changedPart(text: string, before: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(text.length, before.length);
  let start = 0;
  while (start < shorter && text.charCodeAt(start) === before.charCodeAt(start)) start++;
  if (text.length !== before.length) return { start, end: text.length };
  let end = text.length;
  while (end > start && text.charCodeAt(end - 1) === before.charCodeAt(end - 1)) end--;
  return { start, end };
}
