// Builds the minified bundles and packs them into budget-draft-<version>.vsix, then says what is inside and how large it is.
// Fails when the package holds a file nobody meant to ship, or lacks one the manifest names.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createVSIX, listFiles } from '@vscode/vsce';

const shipped = [
  /^package(\.nls(\.zh-cn)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(client|clipboard|exchange|language-client|language-server|preview|server)\.js$/,
  /^dist\/(markdown|preview)\.css$/,
  /^images\/(icon\.png|walkthrough\/[\w-]+\.svg)$/,
  /^docs\/sample\/draft\.md$/,
  /^(l10n|schemas|snippets|syntaxes)\/[\w.-]+\.json$/,
  /^server\/src\/core\/rules\/[\w-]+\.md$/,
];

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const packagePath = `${name}-${version}.vsix`;

const build = spawnSync(process.execPath, ['scripts/build.mjs', '--minify'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

// The dependencies are bundled, so the package needs no node_modules.
const options = { cwd: process.cwd(), dependencies: false };
const files = (await listFiles(options)).map((file) => file.replaceAll('\\', '/')).sort();
const strangers = files.filter((file) => !shipped.some((pattern) => pattern.test(file)));
if (strangers.length > 0) fail(`These files do not belong in the package; mend .vscodeignore: ${strangers.join(', ')}`);
for (const needed of [
  'dist/client.js',
  'dist/server.js',
  'dist/clipboard.js',
  'dist/exchange.js',
  'dist/language-client.js',
  'dist/language-server.js',
  'dist/preview.js',
  'dist/preview.css',
  'dist/markdown.css',
  'LICENSE',
  'README.md',
]) {
  if (!files.includes(needed)) fail(`${needed} is missing from the package.`);
}

await createVSIX({ ...options, packagePath });
console.log(`${packagePath}: ${files.length} files, ${(statSync(packagePath).size / 1000).toFixed(0)} kB`);

function fail(message) {
  console.error(message);
  process.exit(1);
}
