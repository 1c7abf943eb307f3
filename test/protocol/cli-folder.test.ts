// Drafts of one folder, checked together.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runCommandLine } from '../../server/src/cli/run.js';
import type { Terminal } from '../../server/src/cli/terminal.js';
import { figure } from '../support/budget-drafts.js';
import { cleanSampleText, folderWith, runCli, sampleText } from '../support/cli-process.js';
import { documentsOfSet, SET_YEAR, type UnitYears, unitYears } from '../support/document-sets.js';
import fc from '../support/fast-check.js';

interface JsonMessage {
  readonly ruleId: string;
  readonly line: number;
  readonly message: string;
  readonly related: readonly { readonly filePath?: string; readonly line: number; readonly message: string }[];
}

const units = fc.sample(unitYears, { numRuns: 1, seed: 11 })[0] as readonly UnitYears[];
const [, river] = units as [UnitYears, UnitYears, UnitYears];
const wrongReception = river.lastYear.reception + 100;
const name = `${SET_YEAR}/${river.code}.md`;
const publishedIn = `${SET_YEAR - 1}/${river.code}.md`;

function filesOf(of: readonly UnitYears[]): Record<string, string> {
  return Object.fromEntries(documentsOfSet(of).map((document) => [document.name, document.text]));
}

/** The set with last year's figure wrong all through one document. */
function wrongSet(context: TestContext): string {
  const wrong = filesOf(
    units.map((unit) => (unit === river ? { ...river, lastYear: { ...river.lastYear, reception: wrongReception } } : unit)),
  );
  return folderWith(context, { ...filesOf(units), [name]: wrong[name] ?? '' });
}

test('a folder in which all drafts agree is clean, hints included', (context) => {
  const { code, out, error } = runCli(['check', '--all', '--format', 'json', folderWith(context, filesOf(units))]);
  const entries: readonly { readonly messages: readonly JsonMessage[] }[] = JSON.parse(out);
  assert.deepEqual([code, error, entries.length], [0, '', 8]);
  assert.deepEqual(
    entries.flatMap(({ messages }) => messages),
    [],
  );
});

test('a figure of last year that is wrong is one message, with the place in the other file', (context) => {
  const folder = wrongSet(context);
  const { out } = runCli(['check', '--format', 'json', '.'], { cwd: folder });
  const entries: readonly { readonly filePath: string; readonly messages: readonly JsonMessage[] }[] = JSON.parse(out);
  const found = entries.flatMap(({ filePath, messages }) => messages.map((message) => ({ filePath, message })));
  assert.equal(found.length, 1, out);
  assert.equal(found[0]?.filePath, join(folder, name));
  assert.equal(found[0]?.message.ruleId, 'last-year-differs');
  const elsewhere = found[0]?.message.related.filter(({ filePath }) => filePath !== undefined) ?? [];
  assert.deepEqual(
    elsewhere.map(({ filePath }) => filePath),
    [join(folder, publishedIn)],
  );
  const lines = filesOf(units)[publishedIn]?.split('\n') ?? [];
  assert.ok(lines[(elsewhere[0]?.line ?? 0) - 1]?.includes(`| 公务接待费 | ${figure(river.lastYear.reception)} |`));
});

test('every format names the other file', (context) => {
  const folder = wrongSet(context);
  const pretty = runCli(['check', '.'], { cwd: folder }).out;
  assert.match(pretty, new RegExp(`^ +${publishedIn}:\\d+:\\d+ `, 'm'));
  assert.match(pretty, /Suggestion: /);
  const github = runCli(['check', '--format', 'github', '.'], { cwd: folder }).out;
  assert.equal(github.trim().split('\n').length, 1);
  assert.match(github, new RegExp(`^::warning file=${name},`));
  const sarif = JSON.parse(runCli(['check', '--format', 'sarif', '.'], { cwd: folder }).out);
  const [result, ...others] = sarif.runs[0].results;
  assert.deepEqual(others, []);
  assert.equal(result.ruleId, 'last-year-differs');
  assert.equal(result.relatedLocations[0].physicalLocation.artifactLocation.uri, publishedIn);
  assert.deepEqual(
    result.relatedLocations.map(({ id }: { id: number }) => id),
    result.relatedLocations.map((_: unknown, place: number) => place),
  );
});

test('drafts named one by one are compared as well, and one alone with nothing', (context) => {
  const cwd = wrongSet(context);
  assert.match(runCli(['check', name, publishedIn], { cwd }).out, /last-year-differs/);
  assert.doesNotMatch(runCli(['check', name], { cwd }).out, /last-year-differs/);
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command at a terminal where the user presses Ctrl-C when the bar shows a certain file. */
async function interruptedAt(file: string, args: readonly string[], cwd: string): Promise<Run> {
  const controller = new AbortController();
  let out = '';
  let error = '';
  const terminal: Terminal = {
    cwd,
    env: { LANG: 'en_US.UTF-8' },
    out: {
      isTerminal: false,
      columns: undefined,
      write: (text) => {
        out += text;
      },
    },
    error: {
      isTerminal: true,
      columns: 100,
      write: (text) => {
        error += text;
        if (text.includes(file)) controller.abort();
      },
    },
    interruption: controller.signal,
    readInput: async () => Buffer.alloc(0),
  };
  const code = await runCommandLine(args, terminal);
  return { code, out, error };
}

test('Ctrl-C stops the check and tells what was found until then', async (context) => {
  const files = Object.fromEntries(['1.md', '2.md', '3.md', '4.md'].map((file) => [file, sampleText]));
  const folder = folderWith(context, files);
  const { code, out, error } = await interruptedAt('3.md', ['check', '--format', 'json', folder], folder);
  assert.equal(code, 130);
  const entries: readonly { readonly errorCount: number }[] = JSON.parse(out);
  assert.deepEqual(
    entries.map(({ errorCount }) => errorCount),
    [1, 1],
  );
  assert.match(error, /\[#{5}\.{15}\] Checking 2\/4 /);
  assert.match(error, /Interrupted: 2 of 4 files done/);
});

test('a run that nobody stops goes to the end and shows a bar', async (context) => {
  const folder = folderWith(context, { '1.md': cleanSampleText, '2.md': cleanSampleText });
  const { code, error } = await interruptedAt('no such file', ['check', folder], folder);
  assert.equal(code, 0);
  assert.match(error, /\[\.{20}\] Checking 1\/2 .*\[#{10}\.{10}\] Checking 2\/2 /s);
  assert.doesNotMatch(error, /Interrupted/);
});
