import { createHash } from 'node:crypto';

/** One of several parts that a run over many files is split into, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/4`; undefined for anything else. */
export function readShard(text: string): Shard | undefined {
  const match = /^(\d{1,5})\/(\d{1,5})$/.exec(text);
  if (!match) return undefined;
  const [index, count] = [Number(match[1]), Number(match[2])];
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/**
 * Whether a file belongs to a part. The path alone decides, as it is shown, so that all machines that split the same folder agree,
 * and a file that is added moves no other.
 */
export function isInShard({ index, count }: Shard, shownPath: string): boolean {
  const path = shownPath.replaceAll('\\', '/');
  return createHash('sha256').update(path).digest().readUInt32BE(0) % count === index - 1;
}
