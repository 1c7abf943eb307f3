import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Runtime } from './runtime.js';

/** No settings file is larger than this; what is larger is left alone. */
const largestSettings = 1024 * 1024;

let systemLocale: string | undefined;

export const nodeRuntime: Runtime = {
  // Asked only of an editor that tells no language, and of the one part of Intl that loads next to nothing for it.
  get systemLocale() {
    systemLocale ??= new Intl.PluralRules().resolvedOptions().locale;
    return systemLocale;
  },
  readText,
  timer: {
    after(milliseconds, action) {
      const timeout = setTimeout(action, milliseconds);
      return { cancel: () => clearTimeout(timeout) };
    },
  },
};

async function readText(uri: string, largest: number = largestSettings): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    const facts = await stat(path);
    if (!facts.isFile() || facts.size > largest) return undefined;
    return await readFile(path, 'utf8');
  } catch {
    // A file that is missing and one that may not be read come to the same: there are no settings in it for us.
    return undefined;
  }
}
