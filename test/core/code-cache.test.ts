import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { codeFolder, loadBundle } from '../../server/src/host/code-cache.js';

describe('the code that is kept of a bundle', () => {
  let folder = '';
  const before = { cache: process.env.NODE_COMPILE_CACHE, off: process.env.NODE_DISABLE_COMPILE_CACHE };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'budget-draft-code-'));
    process.env.NODE_COMPILE_CACHE = join(folder, 'kept');
    delete process.env.NODE_DISABLE_COMPILE_CACHE;
    writeFileSync(join(folder, 'bundle.js'), 'exports.name = require("node:path").basename(__filename); exports.twice = (n) => 2 * n;');
  });

  afterEach(() => {
    restore('NODE_COMPILE_CACHE', before.cache);
    restore('NODE_DISABLE_COMPILE_CACHE', before.off);
    rmSync(folder, { recursive: true, force: true });
  });

  function load() {
    const bundle = loadBundle(join(folder, 'bundle.js'), 'test');
    const { name, twice } = bundle.exports as { name: string; twice(n: number): number };
    assert.equal(name, 'bundle.js');
    assert.equal(twice(21), 42);
    return bundle;
  }

  function kept(): readonly string[] {
    try {
      const place = join(folder, 'kept', 'budget-draft');
      return readdirSync(place).map((name) => join(place, name));
    } catch {
      return [];
    }
  }

  it('is kept once it is asked for, and used the next time', () => {
    load().keepCode();
    const [place = '', ...others] = kept();
    assert.deepEqual(others, []);
    const { ino } = statSync(place);
    // Were it not used, it would be kept again, in a new file.
    load().keepCode();
    assert.equal(statSync(place).ino, ino);
  });

  it('is made again where it is damaged, or is of another bundle', () => {
    load().keepCode();
    const [place = ''] = kept();
    const { size } = statSync(place);
    truncateSync(place, size >> 1);
    load().keepCode();
    assert.equal(statSync(place).size, size);
    writeFileSync(join(folder, 'bundle.js'), 'exports.name = "bundle.js"; exports.twice = (n) => n + n; // another');
    load().keepCode();
    assert.equal(kept().length, 2);
  });

  it('is not run where others could have written it', { skip: process.platform === 'win32' && 'Windows has no such modes' }, () => {
    load().keepCode();
    const [place = ''] = kept();
    chmodSync(place, 0o666);
    load().keepCode();
    assert.equal(statSync(place).mode & 0o777, 0o600);
  });

  it('is not kept where the user wants none, nor where its folder cannot be made', () => {
    process.env.NODE_DISABLE_COMPILE_CACHE = '1';
    load().keepCode();
    assert.deepEqual(kept(), []);
    delete process.env.NODE_DISABLE_COMPILE_CACHE;
    process.env.NODE_COMPILE_CACHE = join(folder, 'bundle.js');
    load().keepCode();
    assert.deepEqual(kept(), []);
  });

  it('stands in the folder that each system has for this', () => {
    const home = join('the', 'home');
    assert.equal(codeFolder({}, 'linux', home), join(home, '.cache', 'budget-draft', 'code'));
    assert.equal(codeFolder({ XDG_CACHE_HOME: 'x' }, 'linux', home), join('x', 'budget-draft', 'code'));
    assert.equal(codeFolder({}, 'darwin', home), join(home, 'Library', 'Caches', 'budget-draft', 'code'));
    assert.equal(codeFolder({ LOCALAPPDATA: 'l' }, 'win32', home), join('l', 'budget-draft', 'code'));
    assert.equal(codeFolder({ NODE_COMPILE_CACHE: 'n' }, 'linux', home), join('n', 'budget-draft'));
  });
});

function restore(name: 'NODE_COMPILE_CACHE' | 'NODE_DISABLE_COMPILE_CACHE', value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
