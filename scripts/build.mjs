// Bundles the client, its preview page, the language server, the command line and what both exchange with other programs
// into dist/.
// `--tests` also bundles every *.test.ts for Node's own test runner, every *.bench.ts and *.entry.ts for `node`, and the
// suite that runs inside VS Code; `--watch` keeps building; `--minify` makes what is shipped;
// `--outdir=FOLDER` writes the bundles elsewhere.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { globSync } from './glob.mjs';

const watch = process.argv.includes('--watch');
const withTests = process.argv.includes('--tests');
const minify = process.argv.includes('--minify');
const outdir = process.argv.find((argument) => argument.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** @type {import('esbuild').BuildOptions} */
const node = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: minify ? false : 'linked',
  minify,
  logLevel: 'warning',
  format: 'cjs',
  charset: 'utf8',
  loader: { '.css': 'text' },
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/**
 * What is loaded from a bundle beside the one that asks for it, when it is first asked for: the exchange with other programs,
 * which needs large libraries, the reader of HTML, and the library of the client, which need not be read before VS Code goes on.
 */
const besides = {
  './exchange.js': './exchange.js',
  '../../clipboard/read-html.js': './clipboard.js',
  './create-client.js': './language-client.js',
};

/** @type {import('esbuild').Plugin} */
const loadedFromBeside = {
  name: 'loaded-from-beside',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === 'dynamic-import' && path in besides ? { path: besides[path], external: true } : undefined,
    );
  },
};

/**
 * esbuild gives each file that names a CommonJS package a copy of all that the package exports. Ours share one.
 * @type {import('esbuild').Plugin}
 */
const protocolOnce = {
  name: 'protocol-once',
  setup(build) {
    const name = 'vscode-languageserver/node';
    build.onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, ({ pluginData }) =>
      pluginData === 'once' ? undefined : { path: name, namespace: 'once' },
    );
    build.onLoad({ filter: /./, namespace: 'once' }, () => ({
      contents: `export * from '${name}'`,
      pluginData: 'once',
      resolveDir: 'server',
    }));
  },
};

/** What is run from the code that was kept of it can load other bundles by `require` alone, and so can VS Code. */
const requires = { plugins: [loadedFromBeside, protocolOnce], supported: { 'dynamic-import': false } };

/** @type {import('esbuild').BuildOptions} */
const page = {
  ...node,
  platform: 'browser',
  target: 'chrome128',
  format: 'iife',
  entryPoints: { preview: 'client/preview/main.tsx' },
  // As in a worker: entities of Markdown are looked up in a list, where the browser would be asked to read them as HTML.
  conditions: ['worker', 'module'],
  loader: { '.css': 'css' },
};

const builds = [
  { ...node, ...requires, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { 'language-client': 'client/src/create-client.ts' }, external: ['vscode'] },
  {
    ...node,
    entryPoints: { 'language-server': 'server/src/main-node.ts', 'command-line': 'server/src/main-cli.ts' },
    ...requires,
  },
  { ...node, entryPoints: { 'check-worker': 'server/src/main-check-worker.ts' } },
  { ...node, entryPoints: { server: 'server/src/start-node.ts', cli: 'server/src/start-cli.ts' }, banner: { js: '#!/usr/bin/env node' } },
  { ...node, entryPoints: { exchange: 'server/src/exchange/exchange.ts', clipboard: 'server/src/clipboard/read-html.ts' } },
  page,
  { ...page, entryPoints: { markdown: 'client/preview/markdown.css' } },
].map((options) => ({ ...options, outdir, metafile: true }));

if (withTests) {
  rmSync('dist/test', { recursive: true, force: true });
  const tests = { ...node, outdir: 'dist/test', outbase: 'test', packages: 'external' };
  builds.push({ ...tests, format: 'esm', entryPoints: globSync('test', /\.(test|bench|entry)\.tsx?$/), outExtension: { '.js': '.mjs' } });
  builds.push({ ...tests, entryPoints: globSync('test', /\.suite\.ts$/) });
}

if (watch) {
  for (const options of builds) await (await esbuild.context(options)).watch();
} else {
  const built = await Promise.all(builds.map((options) => esbuild.build(options)));
  if (!withTests) printSizes(built.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {})));
}

/** What a reader downloads and Node reads: the size of each bundle, and of what is left of it when it is packed. */
function printSizes(files) {
  for (const file of files.filter((name) => name.endsWith('.js')).sort()) {
    const bytes = readFileSync(file);
    const shown = [bytes.length, gzipSync(bytes).length].map((size) => `${(size / 1000).toFixed(0)} kB`.padStart(8));
    console.log(`${file.padEnd(28)}${shown[0]}${minify ? ' minified' : ''}${shown[1]} gzip`);
  }
}
