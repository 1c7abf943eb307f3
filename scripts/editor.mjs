// Opens the sample draft in a real VS Code with this extension: the desktop `code` where there is one, otherwise the server
// build from the npm registry, in the browser. `--no-open` prints what it would open, `--server` passes the desktop over, and
// `--as-built` takes what an earlier run has built.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureInstalled } from './npm.mjs';
import { runScript } from './run-script.mjs';

const SAMPLE = 'draft.md';
const options = new Set(process.argv.slice(2));
const onWindows = process.platform === 'win32';
const asBuilt = options.has('--as-built');

ensureInstalled(process.cwd());
if (!options.has('--server') && hasDesktop()) openDesktop();
else await serveInBrowser();

function hasDesktop() {
  return spawnSync('code', ['--version'], { shell: onWindows }).status === 0;
}

function openDesktop() {
  if (!asBuilt) runScript('scripts/build.mjs');
  const drafts = copySample(mkdtempSync(join(tmpdir(), 'budget-draft-')));
  const words = ['--new-window', `--extensionDevelopmentPath=${resolve('.')}`, drafts, join(drafts, SAMPLE)];
  if (options.has('--no-open')) console.log(`code ${words.join(' ')}`);
  else spawnSync('code', onWindows ? words.map((word) => `"${word}"`) : words, { stdio: 'inherit', shell: onWindows });
}

async function serveInBrowser() {
  if (!asBuilt) {
    runScript('scripts/package.mjs');
    runScript('scripts/build.mjs', '--tests');
  }
  const { setUpEditors } = await import('../test/host/setup.mjs');
  setUpEditors();
  const { openSample } = await import('../dist/test/support/editor-sample.entry.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  const editor = await openSample(folder, copySample(folder), SAMPLE);

  console.log(`\n${editor.url}\n`);
  console.log('在浏览器中打开以上地址；按 Ctrl+C 结束。\nOpen this address in a browser; Ctrl+C ends it.');
  if (!options.has('--no-open')) openBrowser(editor.url);
  const asked = new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, done);
  });
  await Promise.race([asked, editor.ended]);
  await editor.close();
}

// A copy, so that trying things out leaves the repository as it is.
function copySample(folder) {
  const drafts = join(folder, '预算文稿');
  mkdirSync(drafts);
  cpSync(join('docs', 'sample', SAMPLE), join(drafts, SAMPLE));
  return drafts;
}

function openBrowser(url) {
  const [command, ...words] = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }[process.platform] ?? ['xdg-open'];
  // Where nothing can open a browser, the printed address is enough.
  spawn(command, [...words, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
