import { deltaBetween, isSame } from './delta-between.js';
import type { BlockId, PreviewModel, PreviewRow, PreviewTable, PreviewText } from './preview-model.js';
import type { PreviewPatch, PreviewTableHead, RowSplice, TablePatch } from './preview-patch.js';

/** What makes one model of the one before it: blocks are compared by their ids, rows from both ends of a table. */
export function patchBetween(before: PreviewModel, after: PreviewModel): PreviewPatch {
  const known = new Map(before.blocks.map((block) => [block.id, block]));
  const texts: PreviewText[] = [];
  const tables: TablePatch[] = [];
  for (const block of after.blocks) {
    const was = known.get(block.id);
    if (block.kind === 'text') {
      if (was?.kind !== 'text' || !isSame(was, block)) texts.push(block);
    } else {
      const patch = tablePatch(was?.kind === 'table' ? was : undefined, block);
      if (patch) tables.push(patch);
    }
  }
  const order = deltaBetween(idsOf(before), idsOf(after));
  const top = deltaBetween({ ...before, blocks: [] }, { ...after, blocks: [] });
  return {
    ...(top && 'of' in top && { top }),
    ...(order && 'list' in order && { order }),
    ...(texts.length > 0 && { texts }),
    ...(tables.length > 0 && { tables }),
  };
}

function tablePatch(before: PreviewTable | undefined, after: PreviewTable): TablePatch | undefined {
  const head = headOf(after);
  if (before === undefined) return { block: after.id, head, rows: { start: 0, removed: 0, added: after.rows } };
  const rows = rowSplice(before.rows, after.rows);
  const change = deltaBetween(headOf(before), head);
  if (change === undefined && rows === undefined) return undefined;
  return { block: after.id, ...(change && 'of' in change && { change }), ...(rows && { rows }) };
}

function idsOf({ blocks }: PreviewModel): readonly BlockId[] {
  return blocks.map(({ id }) => id);
}

function headOf({ rows: _, ...head }: PreviewTable): PreviewTableHead {
  return head;
}

function rowSplice(before: readonly PreviewRow[], after: readonly PreviewRow[]): RowSplice | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSameRow(before[start] as PreviewRow, after[start] as PreviewRow)) start++;
  let kept = 0;
  while (kept < shorter - start && isSameRow(before.at(-1 - kept) as PreviewRow, after.at(-1 - kept) as PreviewRow)) kept++;
  const removed = before.length - start - kept;
  const added = after.slice(start, after.length - kept);
  return removed === 0 && added.length === 0 ? undefined : { start, removed, added };
}

function isSameRow(one: PreviewRow, other: PreviewRow): boolean {
  if (one.depth !== other.depth || one.isTotal !== other.isTotal || one.cells.length !== other.cells.length) return false;
  return one.cells.every((text, column) => other.cells[column] === text);
}
