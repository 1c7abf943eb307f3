import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { applyPatch } from 'diff';
import { cleanSampleText, folderWith, runCli, sampleText, slip } from '../support/cli-process.js';

test('fix shows a unified diff and changes nothing', (context) => {
  const cwd = folderWith(context, { 'a/draft.md': sampleText });
  const { code, out, error } = runCli(['fix', 'a/draft.md'], { cwd });
  assert.equal(code, 1);
  assert.ok(out.startsWith('--- a/a/draft.md\n+++ b/a/draft.md\n@@ '), out);
  assert.ok(out.includes(`\n-${slip.wrong}\n+${slip.right}\n`), out);
  assert.equal(applyPatch(sampleText, out), cleanSampleText);
  assert.match(error, /1 of 1 file to recalculate, 1 figure in all; --write writes them/);
  assert.equal(readFileSync(join(cwd, 'a/draft.md'), 'utf8'), sampleText);
});

test('the diff is one that git apply takes', (context) => {
  for (const text of [sampleText, `\uFEFF${sampleText.replaceAll('\n', '\r\n')}`, sampleText.trimEnd()]) {
    const cwd = folderWith(context, { '部门 预算/draft.md': text });
    const { out } = runCli(['fix', '.'], { cwd });
    const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd, input: out, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(readFileSync(join(cwd, '部门 预算/draft.md'), 'utf8'), text.replace(slip.wrong, slip.right));
  }
});

test('fix --write keeps the mode, the byte order mark and the line ends, and leaves nothing behind', (context) => {
  const text = `\uFEFF${sampleText.replaceAll('\n', '\r\n')}`;
  const cwd = folderWith(context, { 'draft.md': text });
  chmodSync(join(cwd, 'draft.md'), 0o640);
  const { code, out } = runCli(['fix', '--write', '.'], { cwd });
  assert.deepEqual([code, out], [0, 'draft.md: 1 figure rewritten\n']);
  assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), text.replace(slip.wrong, slip.right));
  assert.equal(statSync(join(cwd, 'draft.md')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(cwd), ['draft.md']);
});

test('a second run has nothing to do', (context) => {
  const cwd = folderWith(context, { 'draft.md': sampleText });
  runCli(['fix', '--write', '.'], { cwd });
  const before = statSync(join(cwd, 'draft.md'), { bigint: true });
  const { code, out, error } = runCli(['fix', '--write', '.'], { cwd });
  assert.deepEqual([code, out, error], [0, '', 'Nothing to recalculate in 1 file.\n']);
  assert.deepEqual(statSync(join(cwd, 'draft.md'), { bigint: true }).ino, before.ino);
  assert.equal(runCli(['check', '.'], { cwd }).code, 0);
});

test('a link stays a link, and the file it leads to is rewritten', (context) => {
  const cwd = folderWith(context, { 'real/draft.md': sampleText });
  symlinkSync('real/draft.md', join(cwd, 'link.md'));
  assert.equal(runCli(['fix', '--write', 'link.md'], { cwd }).code, 0);
  assert.ok(lstatSync(join(cwd, 'link.md')).isSymbolicLink());
  assert.equal(readFileSync(join(cwd, 'real/draft.md'), 'utf8'), cleanSampleText);
});

test('the standard input goes to the standard output', () => {
  assert.deepEqual(
    [runCli(['fix', '--write', '-'], { input: sampleText }).out, runCli(['fix', '--write', '-'], { input: 'x\n' }).out],
    [cleanSampleText, 'x\n'],
  );
  const { code, out } = runCli(['fix', '-', '--stdin-filename', 'draft.md'], { input: sampleText });
  assert.equal(code, 1);
  assert.ok(out.startsWith('--- a/draft.md\n+++ b/draft.md\n'), out);
});

/** Runs `fix --write` with a piece of code loaded before the program, which may change what the file system does. */
function fixWith(cwd: string, code: string): ReturnType<typeof runCli> {
  const script = `import fs from 'node:fs'; import { join } from 'node:path'; const draft = join(process.cwd(), 'draft.md'); ${code}`;
  return runCli(['fix', '--write', 'draft.md'], { cwd, nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(script)}`] });
}

const beforeCall = (name: string, action: string): string =>
  `const { ${name} } = fs; fs.${name} = (...args) => { ${action}; return ${name}(...args); };`;

for (const step of ['openSync', 'writeFileSync', 'fsyncSync', 'renameSync']) {
  test(`a crash at ${step} loses nothing`, (context) => {
    const cwd = folderWith(context, { 'draft.md': sampleText });
    const opened = step === 'openSync' ? 'if (!String(args[0]).endsWith(".tmp")) return openSync(...args);' : '';
    const { signal } = fixWith(cwd, beforeCall(step, `${opened} process.kill(process.pid, 'SIGKILL')`));
    assert.equal(signal, 'SIGKILL');
    assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), sampleText);
    assert.equal(runCli(['fix', '--write', '.'], { cwd }).code, 0);
    assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), cleanSampleText);
  });
}

test('a full disk is told, and the file is as it was', (context) => {
  const cwd = folderWith(context, { 'draft.md': sampleText });
  const { code, error } = fixWith(cwd, `fs.fsyncSync = () => { throw Object.assign(new Error('full'), { code: 'ENOSPC' }); };`);
  assert.equal(code, 2);
  assert.match(error, /draft\.md: Writing failed \(ENOSPC\), the file is as it was/);
  assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), sampleText);
  assert.deepEqual(readdirSync(cwd), ['draft.md']);
});

test('the new content is on the disk before it takes the place of the old', (context) => {
  const cwd = folderWith(context, { 'draft.md': sampleText });
  const log = (name: string): string => beforeCall(name, `process.stderr.write('${name} ')`);
  const { error } = fixWith(cwd, ['writeFileSync', 'fsyncSync', 'renameSync'].map(log).join(' '));
  assert.match(error, /^writeFileSync fsyncSync renameSync fsyncSync /);
});

test('a file that changed meanwhile is left alone', (context) => {
  const cwd = folderWith(context, { 'draft.md': sampleText });
  const { code, error } = fixWith(cwd, beforeCall('fsyncSync', `fs.appendFileSync(draft, '新的一行')`));
  assert.equal(code, 2);
  assert.match(error, /draft\.md: The file changed after it was read, so it was not written/);
  assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), `${sampleText}新的一行`);
  assert.deepEqual(readdirSync(cwd), ['draft.md']);
});
