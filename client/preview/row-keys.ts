import type { PreviewRow } from '../../server/src/lsp/protocol/preview.js';
import { unchanged } from './move-place.js';

export interface RowKeys {
  readonly rows: readonly PreviewRow[];
  readonly keys: readonly number[];
  readonly next: number;
}

export const NO_KEYS: RowKeys = { rows: [], keys: [], next: 0 };

/** A name for each row that stays with it from one version of its table to the next, so that what shows it stays too. */
export function rowKeys(before: RowKeys, rows: readonly PreviewRow[]): RowKeys {
  if (before.rows === rows) return before;
  const { head, tail } = unchanged(before.rows, rows);
  const kept = Math.min(before.rows.length, rows.length) - tail;
  const keys = before.keys.slice(0, Math.max(head, kept));
  let { next } = before;
  while (keys.length < rows.length - tail) keys.push(next++);
  for (let at = before.keys.length - tail; at < before.keys.length; at++) keys.push(before.keys[at] as number);
  return { rows, keys, next };
}
