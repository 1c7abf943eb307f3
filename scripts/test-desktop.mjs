// Runs the suite of test/editor in a desktop VS Code that is downloaded for it: `node scripts/test-desktop.mjs [version]`.
// The download needs the network; on Linux without a screen, run it under xvfb-run.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureInstalled } from './npm.mjs';
import { runScript } from './run-script.mjs';

const [version = 'stable'] = process.argv.slice(2);
ensureInstalled(process.cwd());
runScript('scripts/build.mjs', '--tests');

const { runTests } = await import('@vscode/test-electron');
const folder = mkdtempSync(join(tmpdir(), 'bd-'));
const drafts = join(folder, 'drafts');
cpSync(join('test', 'editor', 'workspace'), drafts, { recursive: true });
try {
  await runTests({
    version,
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: resolve('dist', 'test', 'editor', 'extension.suite.js'),
    launchArgs: [drafts, '--disable-extensions', `--user-data-dir=${join(folder, 'user')}`],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
