import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanSampleText, cliPath, folderWith, runCli, samplePath, sampleText, slip } from '../support/cli-process.js';

interface Message {
  readonly ruleId: string;
  readonly severity: number;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly related: readonly { readonly line: number; readonly message: string }[];
  readonly suggestions: readonly {
    readonly desc: string;
    readonly edits: readonly { readonly range: [number, number]; readonly text: string }[];
  }[];
}

interface FileEntry {
  readonly filePath: string;
  readonly messages: readonly Message[];
  readonly errorCount: number;
  readonly warningCount: number;
}

function entriesOf(out: string): readonly FileEntry[] {
  return JSON.parse(out);
}

function onlyMessage(out: string): Message {
  const messages = entriesOf(out).flatMap((entry) => entry.messages);
  assert.equal(messages.length, 1, out);
  return messages[0] as Message;
}

test('the slip of the sample is the one finding, on its cell, and the first suggestion mends it', () => {
  const { code, out, error } = runCli(['check', '--format', 'json', samplePath]);
  assert.deepEqual([code, error], [1, '']);
  const [entry] = entriesOf(out);
  assert.deepEqual([entry?.filePath, entry?.errorCount, entry?.warningCount], [samplePath, 1, 0]);
  const message = onlyMessage(out);
  const row = sampleText.split('\n').indexOf(slip.wrong);
  const column = slip.wrong.indexOf('321.08');
  assert.deepEqual(
    [message.severity, message.line, message.column, message.endLine, message.endColumn],
    [2, row + 1, column + 1, row + 1, column + 7],
  );
  assert.match(message.message, /321\.08/);
  assert.ok(message.related.length > 0);
  assert.equal(applied(sampleText, message), cleanSampleText);
});

test('the mended sample is clean, down to the hints', () => {
  const { code, out } = runCli(['check', '--format', 'json', '--all', '-'], { input: cleanSampleText });
  assert.deepEqual(entriesOf(out), [{ filePath: '<stdin>', messages: [], errorCount: 0, warningCount: 0 }]);
  assert.equal(code, 0);
});

test('ranges and places count a byte order mark and both characters of a line end', () => {
  const input = `\uFEFF${sampleText.replaceAll('\n', '\r\n')}`;
  const message = onlyMessage(runCli(['check', '--format', 'json', '-'], { input }).out);
  assert.equal(message.line, sampleText.split('\n').indexOf(slip.wrong) + 1);
  assert.equal(applied(input, message), `\uFEFF${cleanSampleText.replaceAll('\n', '\r\n')}`);
});

test('the standard input is named as asked', (context) => {
  const cwd = folderWith(context);
  const { code, out } = runCli(['check', '--format', 'json', '-', '--stdin-filename', '稿/draft.md'], { cwd, input: sampleText });
  assert.equal(code, 1);
  assert.equal(entriesOf(out)[0]?.filePath, join(cwd, '稿/draft.md'));
});

test('a document that is no budget gets an entry and no finding', () => {
  const { code, out } = runCli(['check', '--format', 'json', '-'], { input: '# Hello\n\n| a | b |\n| --- | --- |\n| 合计 | 3 |\n' });
  assert.deepEqual([code, entriesOf(out)[0]?.messages], [0, []]);
});

test('levels from the settings decide the severity and the exit code', (context) => {
  const { ruleId } = onlyMessage(runCli(['check', '--format', 'json', samplePath]).out);
  const settings = (level: string): string => JSON.stringify({ rules: { [ruleId]: level } });
  const cwd = folderWith(context, {
    'draft.md': sampleText,
    'warning.json': settings('warning'),
    'information.json': settings('information'),
    'hint.json': settings('hint'),
    'off.json': settings('off'),
  });
  const severities = (...args: string[]): readonly unknown[] => {
    const { code, out } = runCli(['check', '--format', 'json', 'draft.md', ...args], { cwd });
    return [code, ...entriesOf(out).flatMap((entry) => entry.messages.map((message) => message.severity))];
  };
  assert.deepEqual(severities(), [1, 2]);
  assert.deepEqual(severities('--config', 'warning.json'), [0, 1]);
  assert.deepEqual(severities('--config', 'information.json'), [0, 0]);
  assert.deepEqual(severities('--config', 'hint.json'), [0]);
  assert.deepEqual(severities('--config', 'hint.json', '--all'), [0, 0]);
  assert.deepEqual(severities('--config', 'off.json', '--all'), [0]);
});

test('the nearest settings file holds', (context) => {
  const { ruleId } = onlyMessage(runCli(['check', '--format', 'json', samplePath]).out);
  const cwd = folderWith(context, {
    '.budget-draft.json': JSON.stringify({ rules: { [ruleId]: 'warning' } }),
    'a/draft.md': sampleText,
    'b/.budget-draft.json': '{}',
    'b/c/draft.md': sampleText,
  });
  const { out } = runCli(['check', '--format', 'json', '.'], { cwd });
  assert.deepEqual(
    entriesOf(out).map((entry) => [entry.errorCount, entry.warningCount]),
    [
      [0, 1],
      [1, 0],
    ],
  );
});

test('pretty marks the cell under its line and ends with a summary, in both languages', () => {
  const english = runCli(['check', samplePath]);
  assert.equal(english.code, 1);
  const lines = english.out.split('\n');
  const source = lines.findIndex((line) => line.endsWith(slip.wrong));
  assert.ok(source > 0, english.out);
  assert.match(lines[source - 1] ?? '', /draft\.md:\d+:\d+ error .+ \[[a-z-]+\]$/);
  // The gutter is ASCII, and each of the ten characters of the name before the amount takes two columns.
  const column = (lines[source] ?? '').indexOf('321.08') + '行政事业单位养老支出'.length;
  assert.equal((lines[source + 1] ?? '').indexOf('^'), column);
  assert.match(english.out, /Suggestion: .*312\.08/);
  assert.match(english.out, /1 file checked, 1 recognised as budget draft; \d+ of \d+ equations hold; 1 error, 0 warnings/);
  const [, holding, equations] = /(\d+) of (\d+) equations/.exec(english.out) ?? [];
  // Its rows, the sum it is a row of, the columns of its row, and the same subject in the tables of income and of expenditure.
  assert.equal(Number(equations) - Number(holding), 5);
  assert.ok(!english.out.includes('\u001b'));
  const chinese = runCli(['check', '--locale', 'zh-CN', samplePath]);
  assert.match(chinese.out, /draft\.md:\d+:\d+ 错误 /);
  assert.match(chinese.out, /建议：.*312\.08/);
  assert.match(chinese.out, /错误 1 个/);
});

test('sarif and github tell the same finding', (context) => {
  const cwd = folderWith(context, { 'sub folder/draft.md': sampleText });
  const row = sampleText.split('\n').indexOf(slip.wrong) + 1;
  const sarif = runCli(['check', '--format', 'sarif', '.'], { cwd });
  assert.equal(sarif.code, 1);
  const [run] = JSON.parse(sarif.out).runs;
  assert.equal(run.results.length, 1);
  const [result] = run.results;
  assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
  assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'sub%20folder/draft.md');
  assert.equal(result.locations[0].physicalLocation.region.startLine, row);
  assert.equal(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, '312.08');
  const github = runCli(['check', '--format', 'github', '.'], { cwd });
  assert.equal(github.code, 1);
  assert.match(
    github.out,
    new RegExp(`^::error file=sub folder/draft\\.md,line=${row},endLine=${row},col=\\d+,endColumn=\\d+,title=[a-z-]+::.+\\n$`),
  );
});

test('sarif tells what could not be read', (context) => {
  const cwd = folderWith(context, { 'draft.md': Buffer.from([0]) });
  const [run] = JSON.parse(runCli(['check', '--format', 'sarif', 'draft.md'], { cwd }).out).runs;
  assert.equal(run.invocations[0].executionSuccessful, false);
  assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, /draft\.md: This is a binary file/);
});

test('rules lists every rule with its level', () => {
  const { code, out } = runCli(['rules']);
  assert.equal(code, 0);
  const { ruleId } = onlyMessage(runCli(['check', '--format', 'json', samplePath]).out);
  assert.match(out, new RegExp(`^${ruleId} +(error|warning|information|hint) {2,}\\S`, 'm'));
  assert.notEqual(runCli(['rules', '--locale', 'zh-CN']).out, out);
});

test('a reader that stops reading is no fault', async () => {
  const child = spawn(process.execPath, [cliPath, 'check', '--format', 'sarif', samplePath], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let error = '';
  child.stderr.on('data', (chunk) => {
    error += String(chunk);
  });
  const [code] = await once(child, 'close');
  assert.deepEqual([code, error], [1, '']);
});

function applied(text: string, message: Message): string {
  const edits = [...(message.suggestions[0]?.edits ?? [])].sort((a, b) => b.range[0] - a.range[0]);
  return edits.reduce((result, { range, text: replacement }) => result.slice(0, range[0]) + replacement + result.slice(range[1]), text);
}
