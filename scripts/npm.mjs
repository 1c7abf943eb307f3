// Runs npm and keeps installed packages in step with a lock file. Needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs npm in a folder with its output shown; throws where it fails. */
export function npm(folder, ...args) {
  const { command, prefix, shell } = npmCommand();
  const { status } = spawnSync(command, [...prefix, ...args], { cwd: folder, stdio: 'inherit', shell });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}`);
}

/** Installs what a folder's lock file names, without running any package's own scripts. Instant where all of it is there. */
export function ensureInstalled(folder) {
  if (isInstalled(folder)) return;
  console.log(`Installing the packages of ${join(folder, 'package-lock.json')} …`);
  npm(folder, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
}

// npm notes what it installed in a hidden lock file. Optional packages are passed over: they belong to other systems.
function isInstalled(folder) {
  const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(folder, 'package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version);
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

// Under `npm run` the running npm is used; otherwise the one on the PATH, which is a batch file on Windows.
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('.js')) return { command: process.execPath, prefix: [running], shell: false };
  return { command: 'npm', prefix: [], shell: process.platform === 'win32' };
}
