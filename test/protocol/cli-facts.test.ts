import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cleanSampleText, folderWith, looksLikeStackTrace, runCli, sampleText, slip } from '../support/cli-process.js';
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
  assert.deepEqual([again.code, /data\/facts\.csv: The file is there already/u.test(again.error)], [2, true]);
  assert.equal(runCli(['facts', '--format', 'csv', '--force', '--excel', '--out', 'data', 'a.md'], { cwd }).code, 0);
  assert.ok(readFileSync(join(cwd, 'data', 'facts.csv'), 'utf8').startsWith('\ufeffdocument,'));
});

test('with the name of a file, that file alone is written, and with a dash nothing but the output', (context) => {
  const cwd = folderWith(context, files);
  assert.equal(runCli(['facts', '--out', 'all/a.ndjson', 'a.md'], { cwd }).code, 0);
  assert.deepEqual(readdirSync(join(cwd, 'all')), ['a.ndjson']);
  const { out } = runCli(['facts', '--out', '-', 'a.md'], { cwd });
  assert.equal(readFileSync(join(cwd, 'all', 'a.ndjson'), 'utf8'), out);
});

test('where one of the two files is in the way, neither is written', (context) => {
  const cwd = folderWith(context, { ...files, 'data/datapackage.json': '自己的' });
  const { code, out, error } = runCli(['facts', '--out', 'data', '.'], { cwd });
  assert.deepEqual([code, out], [2, '']);
  assert.match(error, /data\/datapackage\.json: The file is there already/u);
  assert.deepEqual(readdirSync(join(cwd, 'data')), ['datapackage.json']);
  assert.equal(readFileSync(join(cwd, 'data', 'datapackage.json'), 'utf8'), '自己的');
  mkdirSync(join(cwd, 'other'));
  writeFileSync(join(cwd, 'other', 'facts.ndjson'), '自己的');
  assert.equal(runCli(['facts', '--out', 'other', '.'], { cwd }).code, 2);
  assert.ok(!existsSync(join(cwd, 'other', 'datapackage.json')));
});

test('an amount that is wrong is told by the rule that found it, with its exact 元', (context) => {
  const cwd = folderWith(context, { 'draft.md': sampleText });
  const facts = runCli(['facts', 'draft.md'], { cwd })
    .out.split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const wrong = facts.filter(({ findings }) => findings === 'wrong-sum');
  assert.deepEqual(
    wrong.map(({ row_code, amount, unit, amount_yuan, line, budget_year, year, is_total }) => [
      row_code,
      amount,
      unit,
      amount_yuan,
      line,
      budget_year,
      year,
      is_total,
    ]),
    [['20805', '321.08', '万元', '3210800', sampleText.split('\n').indexOf(slip.wrong) + 1, 2026, 2026, false]],
  );
});

test('a formula is behind an apostrophe for Excel alone, and negative numbers stay numbers', (context) => {
  const formula = '=HYPERLINK(1)';
  const draft = cleanSampleText.replaceAll('基本工资', formula);
  const cwd = folderWith(context, { 'draft.md': draft });
  const cells = (args: readonly string[]) => readCsv(runCli(['facts', ...args, 'draft.md'], { cwd }).out.replace(/^\ufeff/u, '')).flat();
  const plain = cells(['--format', 'csv']);
  const excel = cells(['--excel']);
  assert.ok(plain.includes(formula) && !plain.includes(`'${formula}`));
  assert.ok(excel.includes(`'${formula}`) && !excel.includes(formula));
  assert.deepEqual(
    excel.map((cell) => cell.replace(/^'/u, '')),
    plain,
  );
  assert.ok(runCli(['facts', 'draft.md'], { cwd }).out.includes(`"${formula}"`));
});

test('what cannot be is told in a line: a form that Excel cannot open, a file that is none, no drafts', (context) => {
  const cwd = folderWith(context, files);
  for (const [args, told] of [
    [['facts', '--format', 'ndjson', '--excel', '.'], /--format .*ndjson.*csv/u],
    [['facts', '--format', 'parquet', '.'], /--format .*parquet.*ndjson/u],
    [['facts', 'no.md'], /no\.md/u],
    [['facts'], /facts/u],
    [['facts', '--out', 'a.md/below', 'b.md'], /a\.md/u],
  ] as const) {
    const { code, error } = runCli([...args], { cwd });
    assert.equal(code, 2, args.join(' '));
    assert.match(error, told);
    assert.ok(!looksLikeStackTrace(error));
  }
  // One that cannot be read does not keep the others from being read.
  const { code, out } = runCli(['facts', 'no.md', 'a.md'], { cwd });
  assert.deepEqual([code, lines(out).length > 100], [2, true]);
});

test('the standard input has the name that it is given', (context) => {
  const cwd = folderWith(context);
  const { code, out } = runCli(['facts', '-', '--stdin-filename', 'in.md'], { cwd, input: cleanSampleText });
  assert.equal(code, 0);
  assert.deepEqual([...new Set(lines(out).map(({ document }) => document))], ['in.md']);
});

test('the descriptor holds what the specification asks for', (context) => {
  const cwd = folderWith(context, { 'draft.md': sampleText });
  for (const format of ['csv', 'ndjson']) {
    assert.equal(runCli(['facts', '--format', format, '--out', format, '--text', 'draft.md'], { cwd }).code, 0);
    const descriptor = JSON.parse(readFileSync(join(cwd, format, 'datapackage.json'), 'utf8')) as Descriptor;
    assert.equal(descriptor.$schema, 'https://datapackage.org/profiles/2.0/datapackage.json');
    assert.match(descriptor.name, /^[-a-z0-9._/]+$/u);
    const [resource, ...others] = descriptor.resources;
    assert.ok(resource && others.length === 0);
    assert.match(resource.name, /^[-a-z0-9._/]+$/u);
    assert.deepEqual([resource.type, resource.encoding, resource.path], ['table', 'utf-8', `facts.${format}`]);
    assert.ok(existsSync(join(cwd, format, resource.path)));
    const { fields, primaryKey, missingValues } = resource.schema;
    assert.deepEqual(missingValues, ['']);
    for (const key of primaryKey) assert.ok(fields.some(({ name }) => name === key));
    const keys = new Set<string>();
    const text = readFileSync(join(cwd, format, resource.path), 'utf8');
    const rows =
      format === 'csv'
        ? recordsOf(text)
        : text
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line) as Row);
    for (const row of rows) {
      for (const field of fields) assert.ok(fits(row[field.name] ?? null, field), `${field.name}: ${row[field.name]}`);
      keys.add(primaryKey.map((key) => row[key]).join(' '));
    }
    assert.equal(keys.size, rows.length);
  }
});

type Row = Readonly<Record<string, unknown>>;

interface DescribedField {
  readonly name: string;
  readonly type: string;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}

interface Descriptor {
  readonly $schema: string;
  readonly name: string;
  readonly resources: readonly {
    readonly name: string;
    readonly type: string;
    readonly path: string;
    readonly encoding: string;
    readonly schema: {
      readonly fields: readonly DescribedField[];
      readonly primaryKey: readonly string[];
      readonly missingValues: readonly string[];
    };
  }[];
}

function recordsOf(csv: string): readonly Row[] {
  const [head = [], ...rows] = readCsv(csv);
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at] ?? '', cell === '' ? null : cell])));
}

/** Whether a value has the type of its field and keeps its constraints, as Table Schema has it. */
function fits(value: unknown, { type, constraints }: DescribedField): boolean {
  if (value === null) return constraints?.required !== true;
  if (constraints?.enum && !constraints.enum.some((allowed) => allowed === value)) return false;
  if (type === 'string') return typeof value === 'string';
  const forms: Readonly<Record<string, RegExp>> = { integer: /^-?\d+$/u, number: /^-?\d+(?:\.\d+)?$/u, boolean: /^(?:true|false)$/u };
  return forms[type]?.test(String(value)) === true;
}
