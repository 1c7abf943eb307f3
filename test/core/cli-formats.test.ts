import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatGithub } from '../../server/src/cli/formats/github.js';
import { formatJson } from '../../server/src/cli/formats/json.js';
import { formatPretty } from '../../server/src/cli/formats/pretty.js';
import { formatSarif } from '../../server/src/cli/formats/sarif.js';
import { contextWith, print, reportOn } from '../support/cli-report.js';

const text = '单位：万元\r\n| 合计 | 13.00 |\r\n| 甲 | 12.00 |\r\n';
const amount = text.indexOf('13.00');
const addend = text.indexOf('12.00');
const finding = {
  span: { start: amount, end: amount + 5 },
  message: '13.00 ≠ 12.00',
  related: [{ span: { start: addend, end: addend + 5 }, message: 'addend' }],
  suggestions: [
    { title: 'Use 12.00', changesFigures: true, edits: [{ span: { start: amount, end: amount + 5 }, newText: '12.00' }] },
    { title: 'Other', changesFigures: true, edits: [] },
  ],
} as const;

test('json has the shape of ESLint, and nothing besides', () => {
  const report = reportOn(text, [finding, { severity: 'warning' }, { severity: 'information' }, { severity: 'hint' }]);
  const [file, ...others] = JSON.parse(print(formatJson, report, contextWith()));
  assert.equal(others.length, 0);
  assert.deepEqual(Object.keys(file), ['filePath', 'messages', 'errorCount', 'warningCount']);
  assert.deepEqual([file.filePath, file.errorCount, file.warningCount], ['/drafts/预算 1.md', 1, 1]);
  assert.deepEqual(
    file.messages.map((message: { severity: number }) => message.severity),
    [2, 1, 0, 0],
  );
  assert.deepEqual(file.messages[0], {
    ruleId: 'wrong-sum',
    severity: 2,
    message: '13.00 ≠ 12.00',
    line: 2,
    column: 8,
    endLine: 2,
    endColumn: 13,
    related: [{ line: 3, column: 7, endLine: 3, endColumn: 12, message: 'addend' }],
    suggestions: [
      { desc: 'Use 12.00', edits: [{ range: [amount, amount + 5], text: '12.00' }] },
      { desc: 'Other', edits: [] },
    ],
  });
});

test('github escapes what would end a property or the line', () => {
  const [line, ...rest] = print(
    formatGithub,
    reportOn(text, [{ ...finding, message: '100%\r\nof: a, b' }], 'a:b,100%.md'),
    contextWith(),
  ).split('\n');
  assert.deepEqual(rest, ['']);
  assert.equal(
    line,
    '::error file=a%3Ab%2C100%25.md,line=2,endLine=2,col=8,endColumn=13,title=wrong-sum::100%25%0D%0Aof: a, b%0ASuggestion: Use 12.00',
  );
});

test('github tells warnings and the rest apart', () => {
  const printed = print(
    formatGithub,
    reportOn(text, [{ severity: 'warning' }, { severity: 'information' }, { severity: 'hint' }]),
    contextWith(),
  );
  assert.deepEqual(printed.match(/^::\w+/gm), ['::warning', '::notice', '::notice']);
});

test('sarif places, fixes and file names follow the standard', () => {
  const log = JSON.parse(print(formatSarif, reportOn(text, [finding, { severity: 'information' }]), contextWith()));
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  assert.equal(run.tool.driver.name, 'budget-draft');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.equal(run.originalUriBaseIds['%SRCROOT%'].uri, 'file:///drafts/');
  assert.equal(run.invocations[0].executionSuccessful, true);
  const artifactLocation = { uri: '%E9%A2%84%E7%AE%97%201.md', uriBaseId: '%SRCROOT%' };
  const [result, information] = run.results;
  const region = { startLine: 2, startColumn: 8, endLine: 2, endColumn: 13 };
  assert.deepEqual(result.locations, [{ physicalLocation: { artifactLocation, region } }]);
  assert.equal(result.relatedLocations[0].message.text, 'addend');
  assert.deepEqual(result.fixes, [
    {
      description: { text: 'Use 12.00' },
      artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: '12.00' } }] }],
    },
  ]);
  assert.deepEqual([result.level, information.level], ['error', 'note']);
});

test('pretty shows place, message, rule, line, mark, related place and first suggestion', () => {
  assert.equal(
    print(formatPretty, reportOn(text, [finding]), contextWith()),
    [
      '预算 1.md:2:8 error 13.00 ≠ 12.00 [wrong-sum]',
      '  2 | | 合计 | 13.00 |',
      '    |          ^^^^^',
      '    3:7 addend',
      '    Suggestion: Use 12.00',
      '',
      '1 file checked, 1 recognised as budget draft; 2 of 3 equations hold; 1 error, 0 warnings, 0 info.',
      '',
    ].join('\n'),
  );
});

test('pretty names the first related places and counts the rest', () => {
  const related = Array.from({ length: 16 }, () => finding.related[0]);
  const printed = print(formatPretty, reportOn(text, [{ ...finding, related }]), contextWith());
  assert.equal(printed.match(/3:7 addend/g)?.length, 12);
  assert.match(printed, /and 4 more related places/);
});

test('colours are for terminals, unless the user wants none', () => {
  const report = reportOn(text, [finding]);
  const terminal = { isTerminal: true, columns: 80 };
  assert.ok(print(formatPretty, report, contextWith(terminal)).includes('\u001b[31merror\u001b[0m'));
  assert.ok(!print(formatPretty, report, contextWith(terminal, { NO_COLOR: '1' })).includes('\u001b'));
  assert.ok(!print(formatPretty, report, contextWith({ isTerminal: false })).includes('\u001b'));
});

test('a document cannot steer the terminal through a message or a file name', () => {
  const hostile = { ...finding, message: 'a\u001b[2Jb', suggestions: [{ ...finding.suggestions[0], title: '\u0007' }] };
  const printed = print(formatPretty, reportOn(text, [hostile], 'a\u001b.md'), contextWith());
  assert.ok(!printed.includes('\u0007') && !printed.includes('\u001b'), printed);
});
