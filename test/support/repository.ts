import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository, wherever a bundle that asks was written to. */
export const repositoryRoot = climb(dirname(fileURLToPath(import.meta.url)));

function climb(folder: string): string {
  return existsSync(join(folder, 'biome.json')) ? folder : climb(dirname(folder));
}
