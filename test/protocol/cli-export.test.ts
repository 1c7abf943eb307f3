import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanSampleText, folderWith, looksLikeStackTrace, runCli, sampleText, slip } from '../support/cli-process.js';
import { documentsOfSet, SET_YEAR, type UnitYears, unitYears } from '../support/document-sets.js';
import fc from '../support/fast-check.js';
import { readCsv } from '../support/libreoffice.js';

const sample = { 'draft.md': sampleText };

test('export writes each form beside the draft, and the draft stays as it is', (context) => {
  const cwd = folderWith(context, sample);
  for (const format of ['html', 'xlsx', 'findings-csv', 'findings-md', 'findings-html']) {
    const { code, error, out } = runCli(['export', '--format', format, 'draft.md'], { cwd });
    assert.deepEqual([code, error], [0, ''], format);
    assert.match(out, /: written\n1 draft exported, 1 file\.\n$/u);
  }
  assert.deepEqual(readdirSync(cwd).sort(), [
    'draft findings.csv',
    'draft findings.html',
    'draft findings.md',
    'draft.html',
    'draft.md',
    'draft.xlsx',
  ]);
  assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), sampleText);
  // Two bytes that every archive begins with.
  assert.equal(readFileSync(join(cwd, 'draft.xlsx')).subarray(0, 2).toString(), 'PK');
});

test('the list of findings says what is printed and what should be', (context) => {
  const cwd = folderWith(context, sample);
  const { code, out } = runCli(['export', '--format', 'findings-csv', '--out', '-', 'draft.md'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
  assert.equal(code, 0);
  const [head, row, ...others] = readCsv(out.replace(/^\ufeff/u, ''));
  assert.deepEqual(head?.slice(0, 6), ['表', '行', '列', '现值', '应为', '说明']);
  const wrong = /\d+\.\d\d/gu;
  const [printed, meant] = [slip.wrong, slip.right].map((line) => line.match(wrong) ?? []);
  const at = printed?.findIndex((figure, place) => figure !== meant?.[place]) ?? -1;
  assert.deepEqual([row?.[3], row?.[4]], [printed?.[at], meant?.[at]]);
  assert.equal(others.length, 0);
});

test('a file for each table goes into a folder, which keeps the places of the drafts', (context) => {
  const cwd = folderWith(context);
  mkdirSync(join(cwd, 'units', 'a'), { recursive: true });
  writeFileSync(join(cwd, 'units', 'a', 'draft.md'), cleanSampleText);
  writeFileSync(join(cwd, 'units', 'notes.md'), '# 会议记录\n\n没有表格。\n');
  const { code, out } = runCli(['export', '--format', 'csv', '--out', 'tables', 'units'], { cwd });
  assert.equal(code, 0);
  assert.match(out, /1 not exported, being no budget\.\n$/u);
  const files = readdirSync(join(cwd, 'tables', 'units', 'a'));
  assert.ok(files.length > 1 && files.every((name) => /^draft \d+ .+\.csv$/u.test(name)), files.join());
});

test('what is there is written over only where that is asked for', (context) => {
  const cwd = folderWith(context, { ...sample, 'draft.html': '自己的' });
  const refused = runCli(['export', '--format', 'html', 'draft.md'], { cwd });
  assert.deepEqual([refused.code, readFileSync(join(cwd, 'draft.html'), 'utf8')], [2, '自己的']);
  assert.match(refused.error, /draft\.html: The file is there already/u);
  assert.equal(runCli(['export', '--format', 'html', '--force', 'draft.md'], { cwd }).code, 0);
  assert.match(readFileSync(join(cwd, 'draft.html'), 'utf8'), /^<!DOCTYPE html>/u);
});

test('mistakes are told in a line, in either language', (context) => {
  const cwd = folderWith(context, sample);
  const noFormat = runCli(['export', 'draft.md'], { cwd });
  assert.deepEqual([noFormat.code, /--format/u.test(noFormat.error)], [2, true]);
  const binary = runCli(['export', '--format', 'xlsx', '--out', '-', 'draft.md'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
  assert.equal(binary.code, 2);
  assert.match(binary.error, /不能写到标准输出/u);
  assert.ok(!existsSync(join(cwd, '-')));
  for (const { error } of [noFormat, binary]) assert.ok(!looksLikeStackTrace(error));
});

test('a list of findings holds what drafts say against one another, as a check of both does', (context) => {
  const units = fc.sample(unitYears, { numRuns: 1, seed: 11 })[0] as readonly UnitYears[];
  const others = units.map((unit) => ({ ...unit, lastYear: { ...unit.lastYear, reception: unit.lastYear.reception + 100 } }));
  // The documents of this year say another figure of last year than last year's documents do.
  const documents = documentsOfSet(units).map((document) =>
    document.name.startsWith(`${SET_YEAR}/`) ? documentsOfSet(others).find(({ name }) => name === document.name) : document,
  );
  const cwd = folderWith(context, Object.fromEntries(documents.map((document) => [document?.name ?? '', document?.text ?? ''])));
  const checked = runCli(['check', '--all', '--format', 'json', '.'], { cwd }).out;
  const messages = (JSON.parse(checked) as { readonly messages: readonly { readonly ruleId: string }[] }[]).flatMap(
    (file) => file.messages,
  );
  const { out } = runCli(['export', '--format', 'findings-csv', '--out', '-', '.'], { cwd });
  const rules = readCsv(out.replaceAll('\ufeff', '')).map((row) => row[7]);
  assert.ok(messages.some(({ ruleId }) => ruleId === 'last-year-differs'));
  assert.deepEqual(rules.filter((rule) => rule !== 'Rule').sort(), messages.map(({ ruleId }) => ruleId).sort());
});

test('two drafts that wish for one file do not take it from each other', (context) => {
  const cwd = folderWith(context, { 'draft.md': sampleText, 'draft.txt': cleanSampleText });
  const { code, error } = runCli(['export', '--format', 'html', '--force', 'draft.md', 'draft.txt'], { cwd });
  assert.equal(code, 2);
  assert.match(error, /draft\.html: The file is there already/u);
  assert.deepEqual(readdirSync(cwd).sort(), ['draft.html', 'draft.md', 'draft.txt']);
});
