import { LineMap } from '../base/line-map.js';
import type { RoomyText } from '../base/roomy-text.js';
import { readBlocksOfLines } from './blocks.js';
import { type LinePlace, movedBlock } from './moved-block.js';
import type { Block } from './physical-table.js';

/** The blocks of a text that is being typed. Their places are those of its lines with room. */
export interface KeptBlocks {
  readonly text: RoomyText;
  readonly blocks: readonly Block[];
  /** As `MarkdownLines.closes`. */
  readonly closes: Uint8Array;
}

/** How far above a line without its delimiter row a table of pipes is looked for. */
const BLOCKS_ABOVE = 8;

/** Reads the blocks of a text. What a change since an earlier reading does not touch is given as the same objects. */
export function readKeptBlocks(text: RoomyText, before?: KeptBlocks): KeptBlocks {
  const changed = before && text.changedSince(before.text);
  if (!changed) return readAll(text);
  if (text.line(changed.first) === before.text.line(changed.first)) return { ...before, text };
  return readAround(text, before, changed) ?? withKept(readAll(text), before, changed);
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

function readAll(text: RoomyText): KeptBlocks {
  const { blocks, closes } = readLines(text, 0, text.lineCount, []);
  return { text, blocks, closes };
}

/** Reads the lines around a change, from where nothing is open to where nothing is open again. */
function readAround(text: RoomyText, before: KeptBlocks, changed: Lines): KeptBlocks | undefined {
  const first = startOfRun(before, changed.first);
  if (first === 0) return undefined;
  const from = placeOf(before.blocks, text.lines.lineStart(first));
  const above = before.blocks.slice(Math.max(0, from - BLOCKS_ABOVE), from);
  for (let reach = 1, tries = 0; tries < 4; reach *= 4, tries++) {
    const after = endOfRun(before, changed.last, reach);
    if (after === undefined) return undefined;
    const read = readLines(text, first, after, above);
    if (read.closes[after - first - 1] !== 1) continue;
    const to = placeOf(before.blocks, text.lines.lineStart(after));
    const closes = before.closes.slice();
    closes.set(read.closes, first);
    const blocks = [...before.blocks.slice(0, from), ...read.blocks, ...before.blocks.slice(to)];
    return withKept({ text, blocks, closes }, before, changed);
  }
  return undefined;
}

/** The line at which the lines before a change can be read by themselves; 0 where only the whole text can. */
function startOfRun({ text, blocks, closes }: KeptBlocks, line: number): number {
  for (let above = line - 1; above >= 0; above--) {
    if (closes[above] !== 1) continue;
    const last = blocks[placeOf(blocks, text.lines.lineStart(above)) - 1];
    // Rows of tabs may go on with those above an empty line.
    if (last?.kind !== 'tab') return above + 1;
  }
  return 0;
}

/** The line after a change, and at least `reach` lines further, from which on everything reads as before. */
function endOfRun({ text, blocks, closes }: KeptBlocks, line: number, reach: number): number | undefined {
  for (let last = line + reach - 1; last < text.lineCount; last++) {
    if (closes[last] !== 1) continue;
    const next = placeOf(blocks, text.lines.lineStart(last));
    if (blocks.slice(next, next + BLOCKS_ABOVE + 1).every(standsByItself)) return last + 1;
  }
  return undefined;
}

/** Whether a block is the same whatever stands above the empty line before it. */
function standsByItself(block: Block): boolean {
  if (block.kind !== 'text') return block.kind === 'pipe';
  return !block.text.includes('\t') && !block.text.startsWith('|');
}

/** The index of the first block at or after an offset. */
function placeOf(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readLines(text: RoomyText, first: number, after: number, above: readonly Block[]): Pick<KeptBlocks, 'blocks' | 'closes'> {
  const run = text.linesBetween(first, after);
  const lines = new LineMap(run);
  const { blocks, closes } = readBlocksOfLines(run, above, first === 0);
  const placeOfLine = (line: number): LinePlace => ({
    line: line + first,
    shift: text.lines.lineStart(line + first) - lines.lineStart(line),
  });
  // The text may end with a line that is empty only because the run ends there.
  return { blocks: blocks.map((block) => movedBlock(block, lines, placeOfLine)), closes: closes.subarray(0, after - first) };
}

/** Gives blocks that a change has not touched as the objects they were. */
function withKept(read: KeptBlocks, before: KeptBlocks, changed: Lines): KeptBlocks {
  const { text } = read;
  const start = text.lines.lineStart(changed.first);
  const end = text.lines.lineEnd(changed.last);
  const blocks = read.blocks.map((block) => {
    const { span, kind } = block;
    if (span.end >= start && span.start <= end) return block;
    const old = before.blocks[placeOf(before.blocks, span.start)];
    return old !== undefined && old.kind === kind && old.span.start === span.start && old.span.end === span.end ? old : block;
  });
  return { ...read, blocks };
}
