import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  exportText,
  type PreviewReading,
  type PreviewTable,
  readPreview,
  reviewColumns,
  reviewRows,
  reviewTexts,
} from '../../server/src/core/api.js';
import { type Amount, formatAmount } from '../../server/src/core/base/amount.js';
import { exportFiles } from '../../server/src/exchange/export-files.js';
import fc from '../support/fast-check.js';
import { hostilePayloads } from '../support/hostile-payloads.js';
import { readCsv } from '../support/libreoffice.js';
import { tableDocuments, writtenDraft } from '../support/table-drafts.js';

interface Read {
  readonly analysis: Analysis;
  readonly reading: PreviewReading;
}

function read(text: string): Read {
  const analysis = analyse(text, { locale: 'zh-CN' });
  return { analysis, reading: readPreview(analysis, { isMarkdown: true }) };
}

function tablesOf({ reading }: Read): readonly PreviewTable[] {
  return reading.model.blocks.filter((block): block is PreviewTable => block.kind === 'table');
}

/** The amounts of a table by its row and column; those that print a unit of their own stay as they are. */
function amountsOf({ analysis }: Read, table: number): ReadonlyMap<string, Amount> {
  const logical = analysis.document.tables[table];
  const budget = analysis.document.ledgers.find((ledger) => ledger.table === logical);
  const amounts = new Map<string, Amount>();
  for (const { row, entries } of budget?.items.flat() ?? [])
    for (const { cell, amount, unreadable } of entries.values())
      if (amount && !unreadable && !/元/u.test(cell.text))
        amounts.set(`${logical?.rows.indexOf(row)},${row.row.cells.indexOf(cell)}`, amount);
  return amounts;
}

/** A cell as a spreadsheet gets it: an apostrophe stands before what it would run. */
function isShown(written: string, cell: string): boolean {
  return written === cell || (written === `'${cell}` && /^[=+\-@＝＋－＠\t\r]/u.test(cell));
}

/** Cells without layout and markup, which a preview takes away and an export keeps. */
function bare(cell: string): string {
  return cell.replace(/<[^<>]*>|\*|&nbsp;|_|\s/gu, '');
}

function holds(text: string): void {
  const whole = read(text);
  const tables = tablesOf(whole);
  const [csv, tsv] = (['csv', 'tsv'] as const).map((format) => exportText(whole.analysis, whole.reading, format));
  assert.equal(csv?.length, tables.length);
  assert.equal(tsv?.length, tables.length);
  tables.forEach((table, at) => {
    const amounts = amountsOf(whole, at);
    const [, ...lines] = (tsv?.[at]?.text ?? '').split('\n').slice(0, -1);
    const [head, ...rows] = readCsv((csv?.[at]?.text ?? '').replace(/^\ufeff/u, ''));
    assert.equal(head?.length, table.columns.length);
    table.columns.forEach(({ label }, column) => {
      assert.ok(isShown(head?.[column] ?? '', label), label);
    });
    assert.deepEqual([rows.length, lines.length], [table.rows.length, table.rows.length]);
    table.rows.forEach(({ cells }, row) => {
      const tabbed = lines[row]?.split('\t') ?? [];
      assert.deepEqual([rows[row]?.length, tabbed.length], [cells.length, cells.length]);
      cells.forEach((cell, column) => {
        const amount = amounts.get(`${row},${column}`);
        for (const written of [rows[row]?.[column] ?? '', tabbed[column] ?? '']) {
          if (amount) assert.equal(written, formatAmount(amount));
          else assert.ok(isShown(bare(written), bare(cell)), `${written} for ${cell}`);
        }
      });
    });
  });
}

describe('tables taken away as separated values', () => {
  it('come back as the rows and cells of each table under one row of labels, amounts in plain digits', () => {
    for (const { text } of tableDocuments) holds(text);
    fc.assert(fc.property(writtenDraft, holds), { numRuns: 25 });
  });

  it('hold what is hostile as text, and run nothing', async () => {
    for (const { text } of hostilePayloads) {
      const { analysis, reading } = read(hostileDraft(text));
      for (const format of ['csv', 'findings-csv', 'facts-csv'] as const)
        for (const { bytes } of await exportFiles(analysis, reading, format, '=草稿'))
          for (const cell of readCsv(new TextDecoder().decode(bytes)).flat()) assert.ok(!/^[=+@]/u.test(cell), cell);
    }
  });
});

/** A budget with a payload as the name of a row whose sum is wrong, and as the name of its owner. */
function hostileDraft(payload: string): string {
  const cell = payload.replace(/[|\r\n\t]/gu, ' ').trim();
  return `# 2022年部门预算\n\n一般公共预算支出表\n\n单位名称：${cell}\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| --- | --- | ---: | ---: | ---: |\n|  | 合计 | 9.00 | 3.00 | 6.00 |\n| 208 | ${cell} | 9.00 | 3.00 | 5.00 |\n| 20805 | 行政事业单位养老支出 | 9.00 | 3.00 | 6.00 |\n| 2080505 | ${cell} | 9.00 | 3.00 | 6.00 |\n`;
}

describe('the list of findings', () => {
  it('has a line for each finding in every form, with as many cells as columns', async () => {
    for (const { text } of tableDocuments) {
      const { analysis, reading } = read(text);
      const expected = reviewRows(analysis, reading).map((row) => reviewTexts(row, 'zh-CN'));
      assert.equal(expected.length, analysis.findings.length);
      const files = await Promise.all(
        (['findings-csv', 'findings-md', 'findings-html'] as const).map((format) => exportFiles(analysis, reading, format, '草稿')),
      );
      const [csv = '', markdown = '', html = ''] = files.map(([file]) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.bytes));
      const [head, ...rows] = readCsv(csv.replace(/^\ufeff/u, ''));
      assert.deepEqual(head, reviewColumns('zh-CN'));
      assert.equal(rows.length, expected.length);
      rows.forEach((row, at) => {
        row.forEach((cell, column) => {
          assert.ok(isShown(cell, expected[at]?.[column] ?? ''), cell);
        });
      });
      const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
      assert.equal(lines.length, expected.length === 0 ? 0 : expected.length + 2);
      for (const line of lines) assert.equal(line.split(/(?<!\\)\|/u).length - 2, 9, line);
      assert.equal((html.match(/<tr>/gu) ?? []).length, expected.length === 0 ? 0 : expected.length + 1);
      assert.equal((html.match(/<th scope="col">/gu) ?? []).length, expected.length === 0 ? 0 : 9);
    }
  });

  it('gives the amount that is meant, which mends the finding when it is typed', () => {
    let mended = 0;
    for (const { text } of tableDocuments) {
      const { analysis, reading } = read(text);
      for (const [at, { expected, present, severity }] of reviewRows(analysis, reading).entries()) {
        // A difference of rounding may only move to another sum.
        if (expected === '' || severity === 'hint') continue;
        const finding = analysis.findings[at];
        assert.ok(finding);
        const { start, end } = finding.span;
        assert.equal(text.slice(start, end), present);
        const after = analyse(text.slice(0, start) + expected + text.slice(end), { locale: 'zh-CN' });
        const isThere = after.findings.some(({ ruleId, span }) => ruleId === finding.ruleId && span.start === start);
        assert.ok(!isThere, `${finding.ruleId} ${present} → ${expected}`);
        mended++;
      }
    }
    assert.ok(mended > 0);
  });

  it('shows what is hostile as text', async () => {
    for (const { name, text } of hostilePayloads) {
      const { analysis, reading } = read(hostileDraft(text));
      for (const format of ['findings-md', 'findings-html'] as const) {
        const [file] = await exportFiles(analysis, reading, format, '草稿');
        const written = new TextDecoder().decode(file?.bytes);
        if (format === 'findings-md') assert.doesNotMatch(written, /(?<!\\)<(?:script|img|svg|iframe)/iu, name);
        else
          assert.doesNotMatch(
            written.replace(/^[\s\S]*?<body/u, ''),
            /<(?:script|img|svg|iframe|form|object|style|link|meta|base)/iu,
            name,
          );
      }
    }
  });
});
