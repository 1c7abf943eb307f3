import { join } from 'node:path';
import { loadBundle } from './host/code-cache.js';
import type { main } from './main-node.js';
import { productVersion } from './product.js';

// What an editor starts: the language server, with the code that was made of it before.
if (process.argv.length === 3 && process.argv[2] === '--version') process.stdout.write(`${productVersion}\n`);
else {
  const server = loadBundle(join(__dirname, 'language-server.js'), 'serve');
  (server.exports as { readonly main: typeof main }).main(server.keepCode);
}
