import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanSampleText, folderWith, runCli } from '../support/cli-process.js';
import { ordinaryMarkdown } from '../support/language-server-drafts.js';
import { readCsv } from '../support/libreoffice.js';

const files = { 'a.md': cleanSampleText, 'b.md': cleanSampleText, 'notes.md': ordinaryMarkdown };

interface Fact {
  readonly document: string;
  readonly source: string;
  readonly line: number;
}

function lines(out: string): readonly Fact[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Fact);
}

test('facts of all budgets go to the standard output, document by document and in order', (context) => {
  const cwd = folderWith(context, files);
  const { code, out, error } = runCli(['facts', '.'], { cwd });
  assert.equal(code, 0);
  const facts = lines(out);
  assert.deepEqual([...new Set(facts.map(({ document }) => document))], ['a.md', 'b.md']);
  assert.equal(error, `2 drafts, ${facts.length} amounts; 1 left out, being no budget.\n`);
  const first = facts.filter(({ document }) => document === 'a.md');
  assert.deepEqual(
    first.map(({ line }) => line),
    first.map(({ line }) => line).sort((a, b) => a - b),
  );
  assert.ok(facts.every(({ source }) => source === 'table'));
  assert.ok(lines(runCli(['facts', '--text', 'a.md'], { cwd }).out).some(({ source }) => source === 'text'));
});

test('with a folder, a data package is written that names the columns of its file', (context) => {
  const cwd = folderWith(context, files);
  const { code } = runCli(['facts', '--format', 'csv', '--out', 'data', 'a.md'], { cwd });
  assert.equal(code, 0);
  assert.deepEqual(readdirSync(join(cwd, 'data')).sort(), ['datapackage.json', 'facts.csv']);
  const described = JSON.parse(readFileSync(join(cwd, 'data', 'datapackage.json'), 'utf8')) as {
    readonly resources: readonly { readonly path: string; readonly schema: { readonly fields: readonly { readonly name: string }[] } }[];
  };
  const [resource] = described.resources;
  const [head] = readCsv(readFileSync(join(cwd, 'data', resource?.path ?? ''), 'utf8'));
  assert.deepEqual(
    resource?.schema.fields.map(({ name }) => name),
    head,
  );
  const again = runCli(['facts', '--format', 'csv', '--out', 'data', 'a.md'], { cwd });
  assert.deepEqual([again.code, /There already|is there already/u.test(again.error)], [2, true]);
  assert.equal(runCli(['facts', '--format', 'csv', '--force', '--excel', '--out', 'data', 'a.md'], { cwd }).code, 0);
  assert.ok(readFileSync(join(cwd, 'data', 'facts.csv'), 'utf8').startsWith('\ufeffdocument,'));
});
