import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments, type UsageFault } from '../../server/src/cli/arguments.js';

function commandOf(...args: string[]): unknown {
  const { result } = parseArguments(args);
  return result.kind === 'command' ? result.command : result.fault;
}

function faultOf(...args: string[]): UsageFault | undefined {
  const { result } = parseArguments(args);
  return result.kind === 'fault' ? result.fault : undefined;
}

test('check takes its options before, between and after the paths', () => {
  assert.deepEqual(commandOf('--all', 'check', 'a.md', '--format', 'json', 'b', '--config=s.json'), {
    kind: 'check',
    sources: { paths: ['a.md', 'b'], config: 's.json', stdinFilename: undefined },
    format: 'json',
    all: true,
    jobs: undefined,
    cache: undefined,
  });
});

test('check takes a number of threads, a part and a cache', () => {
  assert.deepEqual(commandOf('check', '--jobs', '2', '--shard', '2/4', '--cache', 'c', 'a.md'), {
    kind: 'check',
    sources: { paths: ['a.md'], config: undefined, stdinFilename: undefined, shard: { index: 2, count: 4 } },
    format: 'pretty',
    all: false,
    jobs: 2,
    cache: 'c',
  });
});

test('fix shows by default and writes on demand', () => {
  const sources = { paths: ['a.md'], config: undefined, stdinFilename: undefined };
  assert.deepEqual(commandOf('fix', 'a.md'), { kind: 'fix', sources, safe: false, write: false });
  assert.deepEqual(commandOf('fix', '--write', 'a.md'), { kind: 'fix', sources, safe: false, write: true });
  assert.deepEqual(commandOf('fix', '--safe', 'a.md'), { kind: 'fix', sources, safe: true, write: false });
});

test('explain takes a line of a file, or a rule', () => {
  const sources = (path: string) => ({ paths: [path], config: undefined, stdinFilename: undefined });
  assert.deepEqual(commandOf('explain', 'a b.md:12'), { kind: 'explain', sources: sources('a b.md'), line: 12 });
  assert.deepEqual(commandOf('explain', 'C:\\稿\\a.md:12:7'), { kind: 'explain', sources: sources('C:\\稿\\a.md'), line: 12 });
  assert.deepEqual(commandOf('explain', 'wrong-sum'), { kind: 'explain-rule', ruleId: 'wrong-sum' });
});

test('what stands behind -- is a path whatever it looks like', () => {
  assert.deepEqual(commandOf('fix', '--', '--write'), {
    kind: 'fix',
    sources: { paths: ['--write'], config: undefined, stdinFilename: undefined },
    safe: false,
    write: false,
  });
});

test('help and version are answered whatever else is there', () => {
  for (const args of [['--help'], ['-h'], ['help'], ['check', '--help'], ['nonsense', '-h']])
    assert.deepEqual(commandOf(...args), { kind: 'help' });
  for (const args of [['--version'], ['-V'], ['check', '-V']]) assert.deepEqual(commandOf(...args), { kind: 'version' });
});

const faults: readonly (readonly [readonly string[], UsageFault])[] = [
  [[], { kind: 'no-command' }],
  [['checks', 'a'], { kind: 'unknown-command', name: 'checks', meant: 'check' }],
  [['draft.md'], { kind: 'unknown-command', name: 'draft.md', meant: undefined }],
  [['explain'], { kind: 'nothing-to-explain' }],
  [['explain', 'wrong-sun'], { kind: 'unknown-rule', name: 'wrong-sun', meant: 'wrong-sum' }],
  [['explain', 'a.md'], { kind: 'unknown-rule', name: 'a.md', meant: undefined }],
  [['explain', 'a.md:0'], { kind: 'unknown-rule', name: 'a.md:0', meant: undefined }],
  [['explain', 'a.md:1', 'b'], { kind: 'needless-argument', command: 'explain', value: 'b' }],
  [['check', '--formt', 'json', 'a'], { kind: 'unknown-option', name: '--formt', meant: '--format' }],
  [['check', '-x', 'a'], { kind: 'unknown-option', name: '-x', meant: undefined }],
  [['check', '--write', 'a'], { kind: 'misplaced-option', name: '--write', command: 'check' }],
  [['rules', '--all'], { kind: 'misplaced-option', name: '--all', command: 'rules' }],
  [['check', 'a', '--format'], { kind: 'missing-value', name: '--format' }],
  [['check', '--format', '--all', 'a'], { kind: 'missing-value', name: '--format' }],
  [['check', '--config=', 'a'], { kind: 'missing-value', name: '--config' }],
  [['check', '--all=yes', 'a'], { kind: 'needless-value', name: '--all' }],
  [
    ['check', '--format', 'xml', 'a'],
    { kind: 'bad-value', name: '--format', value: 'xml', allowed: ['pretty', 'json', 'sarif', 'github'] },
  ],
  [['check', '--locale', 'fr', 'a'], { kind: 'bad-value', name: '--locale', value: 'fr', allowed: ['zh-CN', 'en'] }],
  [['check'], { kind: 'no-path', command: 'check' }],
  [['fix', '--write'], { kind: 'no-path', command: 'fix' }],
  [['rules', 'a'], { kind: 'needless-argument', command: 'rules', value: 'a' }],
  [['check', '--stdin-filename', 'a.md', 'b.md'], { kind: 'stdin-filename-alone' }],
];

for (const [args, fault] of faults) {
  test(`budget-draft ${args.join(' ')}: ${fault.kind}`, () => assert.deepEqual(faultOf(...args), fault));
}

test('the language asked for is known even where the rest is at fault', () => {
  assert.equal(parseArguments(['--locale', 'en', 'nonsense']).locale, 'en');
  assert.equal(parseArguments(['check', '--bad', '--locale=zh-CN']).locale, 'zh-CN');
});
