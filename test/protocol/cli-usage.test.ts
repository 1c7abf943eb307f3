import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../support/cli-process.js';
import { repositoryRoot } from '../support/repository.js';

test('help tells the commands, the options and the exit codes in both languages', () => {
  const english = runCli(['--help']);
  const chinese = runCli(['--help', '--locale', 'zh-CN']);
  assert.deepEqual([english.code, chinese.code], [0, 0]);
  for (const word of [
    'check',
    'fix',
    'rules',
    '--format',
    '--all',
    '--config',
    '--stdin-filename',
    '--write',
    '--locale',
    '.budget-draft.json',
  ]) {
    assert.ok(english.out.includes(word), word);
    assert.ok(chinese.out.includes(word), word);
  }
  assert.match(english.out, /Exit codes/);
  assert.match(chinese.out, /退出码/);
});

test('version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  assert.deepEqual(runCli(['--version']), { code: 0, signal: null, out: `${version}\n`, error: '' });
});

test('wrong arguments end with 2 and one sentence', () => {
  for (const args of [[], ['nonsense'], ['check'], ['check', '--bogus', '.'], ['check', '--format', 'xml', '.'], ['fix', '--all', '.']]) {
    const { code, out, error } = runCli(args);
    assert.equal(code, 2, args.join(' '));
    assert.equal(out, '');
    assert.match(error, /^Cannot process: .+budget-draft --help\)\n$/);
  }
});

test('the language is the one asked for, else that of the surroundings, else Chinese', () => {
  const speaks = (env: Readonly<Record<string, string>>, ...args: string[]): string =>
    /Cannot/.test(runCli(['check', ...args], { env }).error) ? 'en' : 'zh-CN';
  assert.equal(speaks({ LANG: 'en_US.UTF-8' }), 'en');
  assert.equal(speaks({ LANG: 'de_DE.UTF-8' }), 'en');
  assert.equal(speaks({ LANG: 'zh_CN.UTF-8' }), 'zh-CN');
  assert.equal(speaks({ LANG: 'C.UTF-8' }), 'zh-CN');
  assert.equal(speaks({ LANG: '' }), 'zh-CN');
  assert.equal(speaks({ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }), 'zh-CN');
  assert.equal(speaks({ LANG: 'zh_CN.UTF-8' }, '--locale', 'en'), 'en');
  assert.equal(speaks({ LANG: 'en_US.UTF-8' }, '--locale=zh-CN'), 'zh-CN');
});
