import type { BlockId, PreviewBlock, PreviewModel, PreviewPatch, PreviewTable, TablePatch } from '../core/api.js';
import { applyDelta } from './apply-delta.js';

/** The model that a patch makes of the one before it; what is the same stays the same object. A patch of another model may fail. */
export function applyPatch(model: PreviewModel, { top, order, texts = [], tables = [] }: PreviewPatch): PreviewModel {
  // Deltas of a model are made of models.
  const next = top ? (applyDelta(model, top) as PreviewModel) : model;
  if (order === undefined && texts.length === 0 && tables.length === 0) return next;
  const blocks = new Map<number, PreviewBlock>(model.blocks.map((block) => [block.id, block]));
  for (const text of texts) blocks.set(text.id, text);
  for (const patch of tables) blocks.set(patch.block, patched(blocks.get(patch.block), patch));
  const before = model.blocks.map(({ id }) => id);
  const ids = order ? (applyDelta(before, order) as readonly BlockId[]) : before;
  return { ...next, blocks: ids.map((id) => found(blocks.get(id), id)) };
}

function patched(block: PreviewBlock | undefined, { block: id, head, change, rows }: TablePatch): PreviewTable {
  const table = block?.kind === 'table' ? block : undefined;
  const former = head ?? found(table, id);
  // A delta of a table's head makes a head.
  const own = change ? (applyDelta(former, change) as PreviewTable) : former;
  const before = table?.rows ?? [];
  if (!rows) return { ...own, rows: before };
  return { ...own, rows: [...before.slice(0, rows.start), ...rows.added, ...before.slice(rows.start + rows.removed)] };
}

function found<T>(block: T | undefined, id: number): T {
  if (block === undefined) throw new Error(`The preview has no block ${id}.`);
  return block;
}
