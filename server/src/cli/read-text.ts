import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { type BinaryFormat, type Problem, problemOfError } from './problem.js';
import { encodingByMark, looksLikeGb18030 } from './recognise-encoding.js';

/** A city's whole budget is well below this; beyond it a file was most likely named by mistake. */
export const largestFileMegabytes = 20;
export const largestFile = largestFileMegabytes * 1024 * 1024;

export interface ReadText {
  readonly kind: 'text';
  /** As `readFileSync(path, 'utf8')` gives it: a byte order mark stays, as U+FEFF. */
  readonly text: string;
  readonly bytes: Buffer;
}

export type TextReading = ReadText | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads a file that must be UTF-8 text. */
export function readText(path: string): TextReading {
  try {
    const stat = statSync(path);
    // Pipes and devices could keep us waiting for ever.
    if (!stat.isFile()) return refuse({ kind: 'not-a-file', path });
    if (stat.size > largestFile) return refuse({ kind: 'too-large', path });
    return decodeText(path, readFileSync(path));
  } catch (error) {
    return refuse(problemOfError(path, error));
  }
}

/** Decodes the bytes of a file, or says what they are instead of UTF-8 text. */
export function decodeText(path: string, bytes: Buffer): TextReading {
  if (bytes.length > largestFile) return refuse({ kind: 'too-large', path });
  const marked = encodingByMark(bytes);
  if (marked) return refuse({ kind: 'other-encoding', path, encoding: marked });
  const format = binaryFormat(bytes);
  if (format) return refuse({ kind: 'binary', path, format });
  if (isUtf8(bytes)) return { kind: 'text', text: bytes.toString('utf8'), bytes };
  if (looksLikeGb18030(bytes)) return refuse({ kind: 'other-encoding', path, encoding: 'GB18030' });
  return refuse({ kind: 'invalid-utf8', path, line: lineOfFirstFault(bytes) });
}

function refuse(problem: Problem): TextReading {
  return { kind: 'problem', problem };
}

/** Authors hand us what they have, most often the Word or PDF file itself; the cure differs. */
function binaryFormat(bytes: Buffer): BinaryFormat | undefined {
  const start = bytes.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('\xd0\xcf\x11\xe0') || start.startsWith('{\\rtf')) return 'office';
  if (start.startsWith('%PDF-')) return 'pdf';
  return bytes.includes(0) ? 'unknown' : undefined;
}

/** From 1. No character of UTF-8 holds a line feed, so each line can be judged alone. */
function lineOfFirstFault(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(10, start)) {
    start = end + 1;
    line++;
  }
  return line;
}
