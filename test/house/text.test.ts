import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { type HouseFile, houseFiles, sourceFiles } from '../support/house-files.js';

const LONGEST_FILE = 500;

const lockShape = z.object({
  packages: z.record(z.string(), z.looseObject({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

const files = houseFiles();
const code = files.filter(({ path }) => /\.(ts|mjs)$/.test(path));
const locks = files.filter(({ path }) => path.endsWith('package-lock.json'));

// The patterns are written so that they do not match themselves.
describe('the repository', () => {
  it('keeps its source files short enough to be read in one sitting', () => {
    const long = sourceFiles().map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    assert.deepEqual(
      long.filter(({ lines }) => lines > LONGEST_FILE),
      [],
    );
  });

  it('silences no check', () => {
    assert.deepEqual(places(code, /@ts-[a-z]|biome-ignor[e]/), []);
  });

  it('leaves nothing for later, and neither skips nor singles out a test', () => {
    assert.deepEqual(places(code, /\b(TOD[O]|FIXM[E])\b|\b(it|test|describe)\.(ski[p]|onl[y]|tod[o])\b/), []);
  });

  it('names no place on somebody’s machine', () => {
    assert.deepEqual(places(files, /(^|[\s'"`(=])\/(wor[k]|tm[p]|hom[e]|roo[t]|User[s])\//), []);
  });

  it('locks packages without saying where they came from', () => {
    assert.equal(locks.length, 2);
    assert.deepEqual(places(locks, /"resolve[d]"/), []);
  });

  it('locks the packages of every platform, which npm leaves out where its registry lacks one', () => {
    for (const { path, text } of locks) {
      const packages = Object.entries(lockShape.parse(JSON.parse(text)).packages);
      const names = new Set(packages.map(([place]) => place.replace(/^.*node_modules\//, '')));
      const lacking = packages
        .flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}))
        .filter((name) => !names.has(name));
      assert.deepEqual(lacking, [], path);
    }
  });

  it('has no folder for things that belong nowhere', () => {
    const folders = files.map(({ path }) => path).filter((path) => /(^|\/)(utils?|helpers?|common|managers?)\//.test(path));
    assert.deepEqual(folders, []);
  });

  it('checks in a test that every generated file is fresh', () => {
    const generators = files.map(({ path }) => path).filter((path) => /^scripts\/generate-.*\.mjs$/.test(path));
    const tests = files.filter(({ path }) => path.startsWith('test/house/'));
    assert.ok(generators.length > 0);
    assert.deepEqual(
      generators.filter((path) => !tests.some(({ text }) => text.includes(path))),
      [],
    );
  });
});

function places(among: readonly HouseFile[], pattern: RegExp): readonly string[] {
  return among.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : [])),
  );
}
