import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eastAsianWidth } from 'get-east-asian-width';
import { cleanSampleText, folderWith, runCli, samplePath, sampleText } from '../support/cli-process.js';

interface Entry {
  readonly filePath: string;
  readonly recognised: boolean;
  readonly settled: number;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly {
    readonly id: string;
    readonly status: string;
    readonly title: string;
    readonly detail: string;
    readonly ruleIds: readonly string[];
    readonly places: readonly { readonly line: number; readonly column: number; readonly kind: string; readonly severity: string | null }[];
  }[];
}

function listOf(...args: string[]): { readonly code: number | null; readonly entries: readonly Entry[] } {
  const { code, out, error } = runCli(['checklist', '--format', 'json', ...args]);
  assert.equal(error, '');
  return { code, entries: JSON.parse(out) };
}

test('the slip of the sample fails one table, and the exit code is that of check', () => {
  const { code, entries } = listOf(samplePath);
  const [entry] = entries;
  assert.ok(entry);
  assert.deepEqual([code, entry.filePath, entry.recognised], [1, samplePath, true]);
  const failed = entry.items.filter(({ status }) => status === 'failed');
  const told = failed.flatMap(({ places }) => places.filter(({ kind }) => kind === 'finding'));
  assert.equal(told.length, 1);
  assert.match(sampleText.split('\n')[(told[0]?.line ?? 0) - 1]?.slice((told[0]?.column ?? 0) - 1) ?? '', /^321\.08/u);
  assert.equal(
    Object.values(entry.counts).reduce((sum, count) => sum + count, 0),
    entry.items.length,
  );
  assert.equal(entry.total, entry.settled + failed.length + (entry.counts.question ?? 0));
});

test('a sound draft is settled, and what is no budget is not checked', (context) => {
  const folder = folderWith(context, { 'a.md': cleanSampleText, 'b.md': '# 纪要\n' });
  const { code, entries } = listOf(folder);
  const [sound, other] = entries;
  assert.equal(code, 0);
  assert.deepEqual([sound?.recognised, sound?.settled === sound?.total, sound?.counts.failed], [true, true, 0]);
  assert.deepEqual([other?.recognised, other?.total, other?.items.map(({ status }) => status)], [false, 0, ['unchecked']]);
});

test('the table is aligned for full-width text, in both languages', () => {
  for (const locale of ['zh-CN', 'en']) {
    const { out, code } = runCli(['checklist', '--locale', locale, samplePath]);
    assert.equal(code, 1);
    const [head = '', ...lines] = out.split('\n');
    assert.match(head, locale === 'en' ? /\d+ of \d+ passed, \d+ failed/ : /\d+\/\d+ 项通过，\d+ 项未通过/u);
    const items = lines.filter((line) => /^ {2}\S/u.test(line));
    const titleStarts = new Set(
      items.map((line) => widthOf(/^ {2}(?:not applicable|not checked|to be explained|\S+)\s+/u.exec(line)?.[0] ?? '')),
    );
    assert.equal(titleStarts.size, 1, out);
    assert.ok(items.length > 20);
  }
});

test('the list for reviewers is Markdown whose rows all have four cells', () => {
  const { out } = runCli(['checklist', '--format', 'markdown', samplePath]);
  const rows = out.split('\n').filter((line) => line.startsWith('|'));
  assert.ok(rows.length > 20);
  for (const row of rows) assert.equal(row.replaceAll(/\\[\s\S]/gu, '').split('|').length, 6, row);
  assert.match(out, /^# Checklist\n\n## .+draft\.md\n\n\d+ of \d+ passed/u);
});

test('what is wrong with the arguments is told, and an unreadable file does not stop the others', (context) => {
  assert.match(runCli(['checklist']).error, /checklist needs a path/);
  assert.match(runCli(['checklist', '--format', 'sarif', samplePath]).error, /cannot be "sarif", expected one of table, json, markdown/);
  assert.match(runCli(['checklist', '--all', samplePath]).error, /--all is not for checklist/);
  const folder = folderWith(context, { 'a.md': cleanSampleText, 'b.md': Buffer.from([0xff, 0xfe, 0x00, 0x41, 0x00]) });
  const { code, out, error } = runCli(['checklist', '--format', 'json', folder]);
  assert.deepEqual([code, JSON.parse(out).length], [2, 1]);
  assert.match(error, /^Cannot process: .+b\.md/);
});

function widthOf(text: string): number {
  return Array.from(text, (character) => eastAsianWidth(character.codePointAt(0) ?? 0)).reduce((sum, width) => sum + width, 0);
}
