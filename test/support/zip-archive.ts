import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipOptions {
  readonly isPacked?: boolean;
  /** Sizes and places in the longer form, as programs write them that do not know them beforehand. */
  readonly isLong?: boolean;
  /** What the directory claims of the size of each part, where that is not the truth. */
  readonly claimedSize?: number;
}

/** An archive as programs write them, byte by byte. */
export function zipArchive(
  parts: Readonly<Record<string, string | Buffer>>,
  { isPacked = false, isLong = false, claimedSize }: ZipOptions = {},
): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = isPacked ? deflateRawSync(bytes) : bytes;
    const size = claimedSize ?? bytes.length;
    const file = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(isPacked ? 8 : 0, 8);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(file.length, 26);
    written.push(local, file, packed);
    directory.push(entry({ crc: crc32(bytes), packed: packed.length, size, offset, isPacked, isLong }, file));
    offset += 30 + file.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...written, entries, ...ends(Object.keys(parts).length, entries.length, offset, isLong)]);
}

interface Entry {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly isPacked: boolean;
  readonly isLong: boolean;
}

function entry({ crc, packed, size, offset, isPacked, isLong }: Entry, file: Buffer): Buffer {
  const extra = Buffer.alloc(isLong ? 28 : 0);
  if (isLong) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [at, number] of [size, packed, offset].entries()) extra.writeBigUInt64LE(BigInt(number), 4 + at * 8);
  }
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(isPacked ? 8 : 0, 10);
  bytes.writeUInt32LE(crc, 16);
  bytes.writeUInt32LE(isLong ? 0xffffffff : packed, 20);
  bytes.writeUInt32LE(isLong ? 0xffffffff : size, 24);
  bytes.writeUInt16LE(file.length, 28);
  bytes.writeUInt16LE(extra.length, 30);
  bytes.writeUInt32LE(isLong ? 0xffffffff : offset, 42);
  return Buffer.concat([bytes, file, extra]);
}

function ends(count: number, length: number, offset: number, isLong: boolean): readonly Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isLong ? 0xffff : count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(isLong ? 0xffffffff : offset, 16);
  if (!isLong) return [end];
  const long = Buffer.alloc(56);
  long.writeUInt32LE(0x06064b50, 0);
  long.writeBigUInt64LE(BigInt(count), 32);
  long.writeBigUInt64LE(BigInt(length), 40);
  long.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + length), 8);
  return [long, locator, end];
}
