import { inflateRawSync } from 'node:zlib';

/** The parts of a ZIP archive by name, as far as they may be read. */
export interface Archive {
  has(name: string): boolean;
  /** What a part holds; undefined where it is not there or damaged. */
  read(name: string): Uint8Array | undefined;
}

export type ArchiveReading =
  | { readonly kind: 'archive'; readonly archive: Archive }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'encrypted' }
  /** All its parts together would be larger than can be meant. */
  | { readonly kind: 'too-large' };

interface Part {
  readonly start: number;
  readonly packed: number;
  readonly size: number;
  readonly isDeflated: boolean;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ENTRY_LENGTH = 46;
/** Numbers that are too large for their place stand elsewhere. */
const SEE_LONG_16 = 0xffff;
const SEE_LONG_32 = 0xffffffff;
const LONG_LOCATOR = 0x07064b50;
const LONG_END_OF_DIRECTORY = 0x06064b50;
const LONG_FIELD = 1;
const LONGEST_COMMENT = 0xffff;
/** A workbook has a few parts for each sheet. */
const MOST_PARTS = 10_000;
/** All parts of a workbook together, in bytes: a hundred thousand rows are about fifty million. */
const LARGEST_CONTENT = 256 * 1024 * 1024;

/**
 * Reads the directory of an archive and unpacks every part once, so that what its directory claims is known to be true: a
 * small file that would fill the memory is refused before anything else reads it.
 */
export function readArchive(bytes: Uint8Array): ArchiveReading {
  const parts = readDirectory(bytes);
  if (typeof parts === 'string') return { kind: parts };
  let size = 0;
  for (const part of parts.values()) size += part.size;
  if (size > LARGEST_CONTENT) return { kind: 'too-large' };
  for (const part of parts.values()) {
    const content = unpack(bytes, part);
    if (content === undefined) return { kind: 'damaged' };
    if (content.length > part.size) return { kind: 'too-large' };
  }
  const read = (name: string): Uint8Array | undefined => {
    const part = parts.get(name);
    return part && unpack(bytes, part);
  };
  return { kind: 'archive', archive: { has: (name) => parts.has(name), read } };
}

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, Part> | 'damaged' | 'encrypted' | 'too-large' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory === undefined) return 'damaged';
  if (directory.count > MOST_PARTS) return 'too-large';
  const names = new TextDecoder();
  const parts = new Map<string, Part>();
  let at = directory.start;
  for (let place = 0; place < directory.count; place++) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return 'damaged';
    const isEncrypted = (view.getUint16(at + 8, true) & 1) !== 0;
    if (isEncrypted) return 'encrypted';
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) return 'damaged';
    const nameEnd = at + ENTRY_LENGTH + view.getUint16(at + 28, true);
    const end = nameEnd + view.getUint16(at + 30, true);
    if (end > bytes.length) return 'damaged';
    const [size, packed, start] = longNumbers(view, nameEnd, end, [at + 24, at + 20, at + 42]);
    const name = names.decode(bytes.subarray(at + ENTRY_LENGTH, nameEnd));
    // Of two parts of one name, another reader may take the one that was not looked into here.
    if (parts.has(name)) return 'damaged';
    parts.set(name, { start, packed, size, isDeflated: method === 8 });
    at = end + view.getUint16(at + 32, true);
  }
  return parts;
}

interface Directory {
  readonly start: number;
  readonly count: number;
}

/** Where the directory begins: told at the end of the file, or in the longer form that programs use that write as they go. */
function findDirectory(view: DataView): Directory | undefined {
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count !== SEE_LONG_16 && start !== SEE_LONG_32) return { start, count };
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LONG_LOCATOR) return undefined;
  const long = Number(view.getBigUint64(locator + 8, true));
  if (long + 56 > view.byteLength || view.getUint32(long, true) !== LONG_END_OF_DIRECTORY) return undefined;
  return { start: Number(view.getBigUint64(long + 48, true)), count: Number(view.getBigUint64(long + 32, true)) };
}

function endOfDirectory(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - LONGEST_COMMENT - 22);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return undefined;
}

/** Numbers of an entry; those that have no room in it stand among its extra fields, in the order in which they are given here. */
function longNumbers(
  view: DataView,
  from: number,
  to: number,
  places: readonly [number, number, number],
): readonly [number, number, number] {
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== LONG_FIELD) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  const read = (place: number): number => {
    const short = view.getUint32(place, true);
    if (short !== SEE_LONG_32 || at + 8 > to) return short;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  return [read(places[0]), read(places[1]), read(places[2])];
}

function unpack(bytes: Uint8Array, { start, packed, size, isDeflated }: Part): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (start + 30 > bytes.length || view.getUint32(start, true) !== LOCAL_HEADER) return undefined;
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + packed > bytes.length) return undefined;
  const content = bytes.subarray(from, from + packed);
  if (!isDeflated) return content;
  try {
    // One byte more than is claimed tells a part that claims too little.
    return inflateRawSync(content, { maxOutputLength: size + 1 });
  } catch (error) {
    const isTooLong = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLong ? new Uint8Array(size + 1) : undefined;
  }
}
