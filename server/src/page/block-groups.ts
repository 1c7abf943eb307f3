import type { PreviewBlock, PreviewTable, PreviewText } from '../core/api.js';

/** What is drawn as one: a text, or a table with the captions above it. */
export type BlockGroup =
  | { readonly kind: 'text'; readonly text: PreviewText }
  | { readonly kind: 'table'; readonly table: PreviewTable; readonly captions: readonly PreviewText[] };

/** Captions go with the table that follows them at once; others are texts like any. */
export function blockGroups(blocks: readonly PreviewBlock[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = [];
  let captions: PreviewText[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') {
      groups.push({ kind: 'table', table: block, captions });
      captions = [];
    } else if (block.role === 'caption') captions.push(block);
    else {
      groups.push(...captions.map((text): BlockGroup => ({ kind: 'text', text })));
      captions = [];
      groups.push({ kind: 'text', text: block });
    }
  }
  return [...groups, ...captions.map((text): BlockGroup => ({ kind: 'text', text }))];
}

/** Where a line of a caption is printed: titles in the middle, the unit of money at the right, owners and numbers at the left. */
export type CaptionPlace = 'title' | 'start' | 'end';

export function captionPlace(line: string): CaptionPlace {
  if (/^[（(]?\s*(?:金额)?单\s*位\s*[：:]\s*(?:人民币)?\s*[亿万千百]?元/u.test(line)) return 'end';
  return /^[^，。；]{1,12}[：:]/u.test(line) ? 'start' : 'title';
}
