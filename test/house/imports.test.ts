import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceFiles } from '../support/house-files.js';
import { findCycle, type Imports, importsOf } from '../support/house-imports.js';

const CORE = 'server/src/core/';
const DOOR = `${CORE}api.ts`;
const SHARED_NAMES = 'server/src/lsp/protocol/';
const PREVIEW_PAGE = 'client/preview/';
const SHARED_PAGE = 'server/src/page/';
// Each layer of the core knows itself and those before it.
const CORE_LAYERS = ['base', 'table', 'prose', 'budget', 'rules', 'features'];

/** Packages that compute and do nothing else: they run wherever the core does. */
const PURE_PACKAGES: ReadonlySet<string> = new Set(['get-east-asian-width']);

const imports = sourceFiles().map(importsOf);

describe('imports', () => {
  it('are found', () => {
    assert.ok(imports.length > 50);
    assert.ok(imports.flatMap(({ files }) => files).length > imports.length);
  });

  it('inside the core go from a layer to itself and to earlier ones', () => {
    const wrong = edges(imports.filter(({ path }) => path.startsWith(CORE) && path !== DOOR)).filter(
      ({ from, to }) => !to.startsWith(CORE) || layerOf(to) < 0 || layerOf(to) > layerOf(from),
    );
    assert.deepEqual(wrong, []);
  });

  it('inside the core name nothing of Node, and of packages only those that are pure', () => {
    const wrong = imports.filter(({ path, packages }) => path.startsWith(CORE) && packages.some((name) => !PURE_PACKAGES.has(name)));
    assert.deepEqual(wrong, []);
  });

  it('from outside the core come in by its door alone', () => {
    const outside = imports.filter(({ path }) => path.startsWith('server/') && !path.startsWith(CORE));
    const wrong = edges(outside).filter(({ to }) => to.startsWith(CORE) && to !== DOOR);
    assert.deepEqual(wrong, []);
  });

  it('of the language server, the command line and the settings do not cross', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      settings: ['settings'],
      host: ['host', 'settings'],
      clipboard: ['clipboard'],
      page: ['page'],
      exchange: ['exchange', 'page'],
      lsp: ['lsp', 'host', 'settings', 'clipboard', 'exchange'],
      cli: ['cli', 'host', 'settings', 'exchange'],
    };
    const wrong = edges(imports).filter(({ from, to }) => {
      const allowedFrom = allowed[partOf(from)];
      const target = partOf(to);
      return allowedFrom !== undefined && target in allowed && !allowedFrom.includes(target);
    });
    assert.deepEqual(wrong, []);
  });

  it('of the client stay in the client, but for the names it shares with the server', () => {
    const wrong = edges(imports.filter(({ path }) => path.startsWith('client/'))).filter(
      ({ from, to }) =>
        !to.startsWith('client/') && !to.startsWith(SHARED_NAMES) && !(from.startsWith(PREVIEW_PAGE) && to.startsWith(SHARED_PAGE)),
    );
    assert.deepEqual(wrong, []);
  });

  it('of what pages share name types of the core alone, so that no page holds a core', () => {
    const pages = sourceFiles().filter(({ path }) => path.startsWith(SHARED_PAGE) || path.startsWith(PREVIEW_PAGE));
    assert.ok(pages.length > 0);
    const wrong = pages.filter(({ text }) => /^(?:import|export) (?!type\b)[^;]*?from '[^']*\/core\/api\.js'/mu.test(text));
    assert.deepEqual(
      wrong.map(({ path }) => path),
      [],
    );
  });

  it('of a rule name no other rule', () => {
    const list = imports.find(({ path }) => path === `${CORE}rules/index.ts`);
    const rules = (list?.files ?? []).filter((path) => !/\/(rule|set-rule|finding)\.ts$/.test(path) && !path.endsWith('-wording.ts'));
    assert.ok(rules.length > 0);
    const wrong = edges(imports.filter(({ path }) => rules.includes(path))).filter(({ to }) => rules.includes(to));
    assert.deepEqual(wrong, []);
  });

  it('never come back to where they began, types included', () => {
    assert.equal(findCycle(imports)?.join(' → '), undefined);
  });

  it('that do come back are noticed', () => {
    const files = [
      { path: 'a/one.ts', text: "import { two } from './two.js';" },
      { path: 'a/two.ts', text: "import fs from 'node:fs';\nexport {\n  type Three,\n} from '../b/three.js';" },
      { path: 'b/three.ts', text: "import type { Two } from '../a/two.js';" },
    ];
    assert.deepEqual(findCycle(files.map(importsOf)), ['a/two.ts', 'b/three.ts', 'a/two.ts']);
  });
});

interface Edge {
  readonly from: string;
  readonly to: string;
}

function edges(of: readonly Imports[]): readonly Edge[] {
  return of.flatMap(({ path, files }) => files.map((to) => ({ from: path, to })));
}

function layerOf(path: string): number {
  return CORE_LAYERS.indexOf(path.slice(CORE.length).split('/')[0] ?? '');
}

/** The folder of the server that a file is in, such as `lsp`. */
function partOf(path: string): string {
  return path.startsWith('server/src/') ? (path.split('/')[2] ?? '') : '';
}
