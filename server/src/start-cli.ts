import { join } from 'node:path';
import { programVersion } from './cli/version.js';
import { loadBundle } from './host/code-cache.js';
import type { main } from './main-cli.js';

const [first = '', ...others] = process.argv.slice(2);

// What a shell starts: the command line, with the code that was made of it before.
if (first === '--version' && others.length === 0) process.stdout.write(`${programVersion}\n`);
else {
  // Each command needs functions of its own; what is no command is kept together.
  const commandLine = loadBundle(join(__dirname, 'command-line.js'), /^[a-z]{2,12}$/.test(first) ? first : 'other');
  process.once('exit', commandLine.keepCode);
  void (commandLine.exports as { readonly main: typeof main }).main();
}
