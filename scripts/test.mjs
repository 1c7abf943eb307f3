// Runs every test, on a fresh clone with nothing but Node: installs, builds, checks and runs the layers one after another.
//
//   node scripts/test.mjs                everything
//   node scripts/test.mjs --quick        what takes seconds, for between two edits
//   node scripts/test.mjs core laws      these layers only
//
// The last line is `N passed, N failed`. Ends with 1 where a test failed or none ran.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { globSync } from './glob.mjs';
import { ensureInstalled } from './npm.mjs';

const QUICK_LAYERS = ['core', 'rules', 'house'];
const LAYERS = [...QUICK_LAYERS, 'laws', 'corpus', 'protocol', 'editor'];
// In milliseconds. A server that a failed test left running would keep its file from ending.
const LONGEST_FILE = 600_000;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

// Tests start what is built some hundreds of times, and are to leave nothing in a user's folders.
process.env.NODE_DISABLE_COMPILE_CACHE = '1';

const totals = { passed: 0, failed: 0 };
const notices = [];
await main(process.argv.slice(2)).catch((error) => fail(error.message));
for (const notice of notices) console.log(`\n${'!'.repeat(80)}\n${notice}\n${'!'.repeat(80)}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

async function main(words) {
  const named = words.filter((word) => word !== '--quick');
  const stranger = named.find((word) => !LAYERS.includes(word));
  if (stranger !== undefined) return fail(`There is no layer ${stranger}; there are ${LAYERS.join(', ')}.`);
  const layers = named.length > 0 ? named : words.includes('--quick') ? QUICK_LAYERS : LAYERS;

  ensureInstalled(process.cwd());
  const withEditor = layers.includes('editor') && editorCanRun();
  // Packing builds the small bundles that are shipped; the build after it puts the readable ones in their place.
  if (withEditor && !check('package', 'scripts/package.mjs')) return;
  if (!check('build', 'scripts/build.mjs', '--tests')) return;
  if (named.length === 0) {
    check('types of the core', 'node_modules/typescript/bin/tsc', '-p', 'server/src/core');
    check('types', 'node_modules/typescript/bin/tsc', '-p', '.');
    check('types of the preview', 'node_modules/typescript/bin/tsc', '-p', 'client/preview');
    check('lint', 'node_modules/@biomejs/biome/bin/biome', 'check');
  }
  for (const layer of layers) if (layer !== 'editor') await runLayer(layer, availableParallelism());
  if (withEditor) {
    const { setUpEditors } = await import('../test/host/setup.mjs');
    setUpEditors();
    await runLayer('editor', 1);
  }
}

/** Runs one of the tools as a check of its own; its output is shown only where it fails. */
function check(title, ...command) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) console.log(`${stdout}${stderr}`);
  tell(title, status === 0 ? 1 : 0, status === 0 ? 0 : 1, started);
  return status === 0;
}

async function runLayer(layer, concurrency) {
  const started = performance.now();
  const folder = join('dist', 'test', layer);
  const files = existsSync(folder) ? globSync(folder, /\.test\.mjs$/).map((path) => resolve(path)) : [];
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of run({ files, concurrency, timeout: LONGEST_FILE })) {
    if (type === 'test:pass' && isTest(data)) passed++;
    if (type === 'test:fail' && !failedWithin(data)) {
      failed++;
      console.log(`✖ ${layer}: ${data.name}\n${indent(inspect(data.details.error.cause ?? data.details.error))}`);
    }
    if (type === 'test:stderr') process.stderr.write(data.message);
  }
  if (passed + failed === 0) return fail(`The layer ${layer} has no tests.`);
  tell(layer, passed, failed, started);
}

// Suites, skipped tests, and the test that stands for a file without any are not counted.
function isTest({ name, file, skip, details }) {
  return details.type !== 'suite' && skip === undefined && name !== file;
}

// A suite or test whose parts failed is not another failure.
function failedWithin({ details }) {
  return details.error.failureType === 'subtestsFailed';
}

/** Whether real editors can be had here. In CI a missing one is a failure; on a desk it is said loudly and counts as nothing. */
function editorCanRun() {
  const lacking = whatEditorLacks();
  if (lacking === undefined) return true;
  const advice = 'Where there is a desktop, `npm run test:desktop` runs the same suite in a VS Code that it downloads.';
  if (process.env.CI) fail(`The editor tests cannot run: ${lacking}`);
  else notices.push(`NOT RUN: the tests in a real VS Code. ${lacking}\n${advice}`);
  return false;
}

function whatEditorLacks() {
  if (process.platform !== 'linux') return `They need Linux, and this is ${process.platform}.`;
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (existsSync(process.env.CHROMIUM ?? '') || BROWSERS.some((name) => folders.some((folder) => existsSync(join(folder, name)))))
    return undefined;
  return 'They need Chromium: `sudo apt-get install chromium`, or name a browser in the variable CHROMIUM.';
}

function tell(title, passed, failed, started) {
  totals.passed += passed;
  totals.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${failed === 0 ? '✔' : '✖'} ${title.padEnd(18)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`,
  );
}

function fail(message) {
  totals.failed++;
  console.log(`✖ ${message}`);
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
