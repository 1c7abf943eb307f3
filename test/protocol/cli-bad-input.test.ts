import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanSampleText, folderWith, looksLikeStackTrace, runCli } from '../support/cli-process.js';

// “部门预算支出总表，单位：万元。” in GB18030.
const gb18030 = Buffer.from('b2bfc3c5d4a4cbe3d6a7b3f6d7dcb1eda3acb5a5cebba3bacdf2d4aaa1a3', 'hex');

interface BadInput {
  readonly name: string;
  readonly content: Buffer;
  /** What must be said, in each language. */
  readonly english: RegExp;
  readonly chinese: RegExp;
}

const badInputs: readonly BadInput[] = [
  { name: 'binary.md', content: Buffer.from([1, 2, 0, 3]), english: /binary file.+UTF-8 text/, chinese: /二进制文件.+UTF-8/ },
  { name: 'word.md', content: Buffer.from('PK\x03\x04\0\0'), english: /office document.+Save it as/, chinese: /办公文档.+另存为/ },
  {
    name: 'broken.md',
    content: Buffer.from([0x61, 0x0a, 0xff, 0x62]),
    english: /Line 2 is not valid UTF-8/,
    chinese: /第 2 行不是有效的 UTF-8/,
  },
  { name: 'gb.md', content: gb18030, english: /GB18030.+iconv -f GB18030 -t UTF-8 /, chinese: /GB18030.+iconv -f GB18030 -t UTF-8 / },
  {
    name: 'utf16.md',
    content: Buffer.from('\uFEFF合计', 'utf16le'),
    english: /UTF-16.+iconv -f UTF-16/,
    chinese: /UTF-16.+iconv -f UTF-16/,
  },
];

for (const { name, content, english, chinese } of badInputs) {
  test(`${name}: the file and the cure are named, and the others are checked`, (context) => {
    const cwd = folderWith(context, { [name]: content, 'good.md': cleanSampleText });
    const inEnglish = runCli(['check', '--format', 'json', name, 'good.md'], { cwd });
    assert.equal(inEnglish.code, 2);
    assert.deepEqual(
      JSON.parse(inEnglish.out).map((file: { filePath: string }) => file.filePath),
      [join(cwd, 'good.md')],
    );
    assert.ok(inEnglish.error.startsWith(`Cannot process: ${name}: `), inEnglish.error);
    assert.match(inEnglish.error, english);
    assert.ok(!looksLikeStackTrace(inEnglish.error));
    const inChinese = runCli(['check', '--locale', 'zh-CN', name], { cwd });
    assert.match(inChinese.error, chinese);
    assert.ok(inChinese.error.startsWith(`无法处理：${name}：`), inChinese.error);
  });
}

test('a file of 50 MB is refused at once', (context) => {
  const cwd = folderWith(context, { 'big.md': '', 'good.md': cleanSampleText });
  truncateSync(join(cwd, 'big.md'), 50_000_000);
  const { code, out, error } = runCli(['check', '--format', 'json', '.'], { cwd });
  assert.equal(code, 2);
  assert.equal(JSON.parse(out).length, 1);
  assert.match(error, /big\.md: The file is larger than the limit of 20 MB\. Split/);
});

test('a missing path, a folder without drafts and something that is no file', (context) => {
  const cwd = folderWith(context, { 'good.md': cleanSampleText, 'empty/note.docx': 'x' });
  const { code, out, error } = runCli(['check', 'missing.md', 'empty', '/dev/null', 'good.md'], { cwd });
  assert.equal(code, 2);
  assert.match(out, /1 file checked/);
  assert.match(error, /missing\.md: No such file/);
  assert.match(error, /empty: No \.md, \.txt or \.tsv file/);
  assert.match(error, /\/dev\/null: Not a regular file/);
  assert.ok(!looksLikeStackTrace(error));
});

test('a draft that may not be read, or not at all', (context) => {
  const cwd = folderWith(context, { 'secret.md': 'x', 'good.md': cleanSampleText });
  for (const [code, told] of [
    ['EACCES', /secret\.md: No permission to read it\. Change its permissions/],
    ['EIO', /secret\.md: Reading failed \(EIO\)\. Check the disk/],
  ] as const) {
    // The superuser may read everything, so the refusal is made here.
    const refuse = `if (String(args[0]).endsWith('secret.md')) throw Object.assign(new Error(), { code: '${code}' });`;
    const script = `import fs from 'node:fs'; const { readFileSync } = fs; fs.readFileSync = (...args) => { ${refuse} return readFileSync(...args); };`;
    const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
    const run = runCli(['check', '--format', 'json', '.'], { cwd, nodeArgs });
    assert.equal(run.code, 2);
    assert.equal(JSON.parse(run.out).length, 1);
    assert.match(run.error, told);
  }
});

test('a broken settings file is named with its place, and the drafts are checked with what is usable of it', (context) => {
  const cwd = folderWith(context, { '.budget-draft.json': '{\n  "year": 2026,,\n}', 'good.md': cleanSampleText });
  const found = runCli(['check', '--format', 'json', '.'], { cwd });
  assert.equal(found.code, 2);
  assert.equal(JSON.parse(found.out).length, 1);
  assert.match(found.error, /\.budget-draft\.json:2:\d+: This is not valid JSON/);
  assert.match(runCli(['check', '--locale', 'zh-CN', '.'], { cwd }).error, /\.budget-draft\.json:2:\d+：不是有效的 JSON/);
});

test('a settings file named outright is told in the same way, also where it is missing or no text', (context) => {
  const cwd = folderWith(context, { 'bad.json': '{"yeer": 2026}', 'binary.json': Buffer.from([0]), 'good.md': cleanSampleText });
  const misspelt = runCli(['check', '--config', 'bad.json', 'good.md'], { cwd });
  assert.equal(misspelt.code, 2);
  assert.match(misspelt.error, /bad\.json:1:2: .*"yeer".*"year"/);
  assert.match(runCli(['check', '--config', 'none.json', 'good.md'], { cwd }).error, /none\.json: No such file/);
  assert.match(runCli(['check', '--config', 'binary.json', 'good.md'], { cwd }).error, /binary\.json: This is a binary file/);
});

test('a good settings file says nothing', (context) => {
  const cwd = folderWith(context, { 'settings.json': '{"year": 2026, "rules": {}}', 'good.md': cleanSampleText });
  const { code, error } = runCli(['check', '--config', 'settings.json', 'good.md'], { cwd });
  assert.deepEqual([code, error], [0, '']);
});

test('fix touches nothing while the settings are broken', (context) => {
  const cwd = folderWith(context, { '.budget-draft.json': '{', 'good.md': cleanSampleText });
  const { code, error } = runCli(['fix', '--write', '.'], { cwd });
  assert.equal(code, 2);
  assert.match(error, /good\.md: The settings file .*\.budget-draft\.json has faults/);
});

test('folders are searched through, but not hidden ones, installed packages or the same folder again', (context) => {
  const names = ['a.md', 'b.TXT', 'deep/er/c.tsv', 'd.json', '.hidden/e.md', '.f.md', 'node_modules/g/h.md'];
  const cwd = folderWith(context, Object.fromEntries(names.map((name) => [name, 'x'])));
  symlinkSync('..', join(cwd, 'deep/up'));
  symlinkSync('loop', join(cwd, 'loop'));
  symlinkSync('a.md', join(cwd, 'z-again.md'));
  mkdirSync(join(cwd, 'folder.md'));
  const { code, out } = runCli(['check', '--format', 'json', '.', 'a.md', 'd.json'], { cwd });
  assert.equal(code, 0);
  const checked = JSON.parse(out).map((file: { filePath: string }) => file.filePath.slice(cwd.length + 1));
  assert.deepEqual(checked, ['a.md', 'b.TXT', 'deep/er/c.tsv', 'd.json']);
});

test('a link that leads nowhere is told where a draft was expected', (context) => {
  const cwd = folderWith(context, { 'a.md': 'x' });
  symlinkSync('nowhere', join(cwd, 'b.md'));
  const { code, error } = runCli(['check', '.'], { cwd });
  assert.equal(code, 2);
  assert.match(error, /b\.md: No such file/);
});
