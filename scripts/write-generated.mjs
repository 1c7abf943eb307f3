import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Writes a generated file. With `--check` it writes nothing, and ends with 1 where the file is not what would be written. */
export function writeGenerated(target, text) {
  if (!process.argv.includes('--check')) return writeFileSync(target, text);
  if (readFileSync(target, 'utf8') !== text) fail(`${basename(target)} is not fresh: run node scripts/${basename(process.argv[1])}`);
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
