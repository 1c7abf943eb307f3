// Budgets of other regions: what is said of them agrees with what people found in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, type Finding } from '../../server/src/core/api.js';
import { normalise } from '../../server/src/core/base/normalise.js';
import { sharedFiles, withFile } from '../support/shared-corpus.js';

const files = sharedFiles('corpus/budget', /\.(?:md|txt)$/);
const expectations = sharedFiles('corpus/budget', /^expectations\.tsv$/).flatMap(({ text }) =>
  text.split('\n').map((line) => line.split('\t')),
);

interface Place {
  /** The code of the row the finding stands in, put together from the first cells of its line. */
  readonly code: string;
  readonly line: string;
  readonly finding: Finding;
}

/** Findings with the line they stand in; the code of a row may be split over its first three cells. */
function placesIn(text: string): readonly Place[] {
  const { findings, lines } = analyse(text, { locale: 'zh-CN' });
  return findings.map((finding) => {
    const at = lines.lineAt(finding.span.start);
    const line = text.slice(lines.lineStart(at), lines.lineStart(at + 1)).replace(/[\r\n]+$/u, '');
    const cells = line.split(/[|\t]/u).map((cell) => cell.trim());
    const name = cells.findIndex((cell) => /[\u4e00-\u9fff]/u.test(cell));
    return { code: cells.slice(0, name).join(''), line: normalise(line), finding };
  });
}

/** Codes whose names people found wrong, with the names as printed. */
function wrongNames(file: string): readonly (readonly [code: string, name: string])[] {
  return expectations
    .filter(([name, , , column, , , verdict]) => name === file && column === 'name' && verdict?.startsWith('genuine error'))
    .map(([, , code = '', , printed = '']) => [code, printed]);
}

const FULIYUAN = 'sh-putuo-fuliyuan-2024-danwei.txt';

test('the codes that a unit numbered by itself are found, each once', () => {
  withFile(files, FULIYUAN, (text) => {
    const wrong = wrongNames(FULIYUAN);
    assert.equal(wrong.length, 14);
    const places = placesIn(text).filter(({ code }) => wrong.some(([known]) => known === code));
    assert.deepEqual(places.map(({ code }) => code).toSorted(), wrong.map(([code]) => code).toSorted());
    for (const { code, line, finding } of places) {
      const name = wrong.find(([known]) => known === code)?.[1] ?? '';
      assert.ok(line.includes(normalise(name)), `${code} ${line}`);
      assert.ok(['code-name-mismatch', 'unknown-code'].includes(finding.ruleId), finding.message);
    }
  });
});

/**
 * What else people found in each document, or what can be worked out by hand, with the words that are reported. What is not
 * listed here is right, and nothing is said of it.
 */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  // 1557.29 more than 128.43 is 1212.56 %.
  'js-rendaban-2018.md': ['wrong-rate 1312.56 %'],
  [FULIYUAN]: [
    // The sentence says 738.66, twice; every table prints 6,964,796.
    'amount-differs-from-table 738.66万元',
    // The class has been 卫生健康支出 since 2019: in a sentence and in two tables without codes.
    ...Array.from({ length: 3 }, () => 'stale-subject-name 医疗卫生与计划生育支出'),
    // 210|11|02 lost its first digits on the page.
    'unknown-code 7',
    'unknown-code 7',
  ],
  'sh-putuo-sifaju-2026-bumen.md': [
    // The budget of 2026 compares itself with 2026, in two paragraphs.
    'wrong-year 2026',
    'wrong-year 2026',
    // Item 6 of the human check sheet: 3845.49 is 17.62 % more than 3269.3.
    'wrong-rate 43269.3万元',
    // 91.97 is 17.93 % more than 77.99.
    'wrong-rate 17.66%',
    // Item 11.
    'stale-subject-name 医疗卫生与计划生育支出',
    // Item 12: 208.8 is right.
    'amount-differs-from-table 201.50万元',
  ],
};

test('beside them only what people found is reported, and nothing of what they found right', () => {
  for (const { name, text } of files) {
    const wrong = new Set(wrongNames(name).map(([code]) => code));
    const others = placesIn(text).filter(({ code, finding }) => !wrong.has(code) && finding.severity !== 'hint');
    assert.deepEqual(
      others.map(({ finding: { ruleId, span } }) => `${ruleId} ${text.slice(span.start, span.end)}`).toSorted(),
      [...(FOUND[name] ?? [])].toSorted(),
      name,
    );
  }
});

test('the two codes that lost their first digits are told whole', () => {
  withFile(files, FULIYUAN, (text) => {
    assert.equal(text.match(/^7\t11\t02\t/gmu)?.length, 2);
    const cut = placesIn(text).filter(({ code }) => code === '71102');
    assert.equal(cut.length, 2);
    for (const { finding } of cut) assert.match(finding.message, /2101102/u);
  });
});

/** How many tables of each document are read and how many sums at least are checked, so that silence is not blindness. */
const LEAST: Readonly<Record<string, readonly [tables: number, sums: number]>> = {
  'js-rendaban-2018.md': [12, 40],
  'pg-hengyang-shiguqu-2016-shouru-conv.md': [1, 25],
  'sh-putuo-fuliyuan-2024-danwei.txt': [9, 150],
  'sh-putuo-sifaju-2026-bumen.md': [9, 200],
};

test('their tables are read and their sums checked', () => {
  for (const { name, text } of files) {
    const [tables = 0, sums = 0] = LEAST[name] ?? [];
    const { systems, evaluated } = analyse(text, { locale: 'zh-CN' }).document;
    assert.ok(systems.length >= tables && evaluated.length >= sums, `${name}: ${systems.length} tables, ${evaluated.length} sums`);
  }
});

test('the years are those of the documents', () => {
  for (const { name, text } of files) {
    const { recognised, document } = analyse(text, { locale: 'zh-CN' });
    if (recognised) assert.equal(document.year, Number(/20\d\d/u.exec(name)?.[0]), name);
  }
});
