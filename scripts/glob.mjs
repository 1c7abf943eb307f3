import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder whose path matches, sorted; folders named node_modules and host are passed over. */
export function globSync(folder, pattern) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'host') found.push(...globSync(path, pattern));
    } else if (pattern.test(path)) found.push(path);
  }
  return found.sort();
}
