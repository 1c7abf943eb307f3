// A run over many files says the same on any number of threads, in any number of parts, and with what was remembered.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { cleanSampleText, folderWith, runCli, sampleText } from '../support/cli-process.js';
import { ordinaryMarkdown } from '../support/language-server-drafts.js';

/** Drafts of two years of many owners, some with a slip, and what is none. */
function manyDrafts(context: TestContext): string {
  const files: Record<string, string> = {};
  for (let index = 0; index < 12; index++) {
    const text = index % 3 === 0 ? sampleText : cleanSampleText;
    files[`f${index % 4}/d${index}.md`] = text.replaceAll('青川县', `青${index}县`);
  }
  return folderWith(context, { ...files, 'notes.md': ordinaryMarkdown, 'z.md': Buffer.from([0xff, 0xfe, 0x41, 0]) });
}

/** All files of a folder, of which one has two parts: the first letters of a name, and the rest. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
}

test('any number of threads prints the same', (context) => {
  const cwd = manyDrafts(context);
  for (const format of ['pretty', 'json', 'sarif', 'github']) {
    const alone = runCli(['check', '--all', '--format', format, '--jobs', '1', '.'], { cwd });
    assert.equal(alone.code, 2);
    assert.ok(alone.out.includes('d0.md') && alone.error.includes('z.md'));
    assert.deepEqual(runCli(['check', '--all', '--format', format, '--jobs', '3', '.'], { cwd }), alone);
    assert.deepEqual(runCli(['check', '--all', '--format', format, '.'], { cwd }), alone);
  }
});

test('the parts of a run are the whole, each file in one of them', (context) => {
  const cwd = manyDrafts(context);
  const paths = (args: readonly string[]) =>
    (JSON.parse(runCli(['check', '--format', 'json', ...args, '.'], { cwd }).out) as { filePath: string }[]).map(
      ({ filePath }) => filePath,
    );
  const parts = [1, 2, 3].map((part) => paths(['--shard', `${part}/3`]));
  assert.deepEqual(parts.flat().sort(), paths([]).toSorted());
  assert.ok(parts.every((part) => part.length > 0));
  assert.deepEqual(paths(['--shard', '1/1']), paths([]));
});

test('a part or a number of threads that is none is told', () => {
  for (const [name, value] of [
    ['--shard', '0/3'],
    ['--shard', '4/3'],
    ['--shard', 'x'],
    ['--jobs', '0'],
    ['--jobs', 'many'],
  ] as const) {
    const { code, error } = runCli(['check', name, value, '.']);
    assert.equal(code, 2);
    assert.ok(error.includes(name) && error.includes(value), error);
  }
});

test('what is remembered says what a check says, and nothing once text, settings or the memory itself have changed', (context) => {
  const cwd = manyDrafts(context);
  const cache = join(folderWith(context), 'cache');
  const check = (...args: string[]) => runCli(['check', '--all', '--format', 'json', ...args, '.'], { cwd });
  const plain = check();
  assert.deepEqual(check('--cache', cache), plain);
  const kept = filesBelow(cache);
  assert.ok(kept.length > 12);
  assert.deepEqual(check('--cache', cache), plain);
  assert.deepEqual(filesBelow(cache), kept);

  writeFileSync(join(cwd, 'f0/d0.md'), cleanSampleText.replaceAll('青川县', '青0县'));
  const changed = check();
  assert.notDeepEqual(changed, plain);
  assert.deepEqual(check('--cache', cache), changed);

  writeFileSync(join(cwd, '.budget-draft.json'), JSON.stringify({ rules: { 'wrong-sum': 'off' } }));
  const withSettings = check();
  assert.notDeepEqual(withSettings, changed);
  assert.deepEqual(check('--cache', cache), withSettings);

  // A damaged file counts as nothing known, whatever is wrong with it.
  for (const [index, file] of filesBelow(cache).entries()) {
    const bytes = readFileSync(file);
    writeFileSync(file, index % 3 === 0 ? '' : index % 3 === 1 ? bytes.subarray(0, bytes.length - 3) : Buffer.from('{"findings":[]}'));
  }
  assert.deepEqual(check('--cache', cache), withSettings);
});

test('a cache that cannot be written is no trouble', (context) => {
  const cwd = manyDrafts(context);
  writeFileSync(join(cwd, 'in-the-way'), '');
  const plain = runCli(['check', '--format', 'json', '.'], { cwd });
  assert.deepEqual(runCli(['check', '--format', 'json', '--cache', join(cwd, 'in-the-way'), '.'], { cwd }), plain);
});
