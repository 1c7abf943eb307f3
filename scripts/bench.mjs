// Builds and runs one of the measurements in test/bench: `node scripts/bench.mjs <name>`.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './npm.mjs';
import { runScript } from './run-script.mjs';

const [name, ...rest] = process.argv.slice(2);
ensureInstalled(process.cwd());
runScript('scripts/build.mjs', '--tests');
process.exitCode = spawnSync(process.execPath, [`dist/test/bench/${name}.bench.mjs`, ...rest], { stdio: 'inherit' }).status ?? 1;
