import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  analyse,
  exportFormats,
  exportWorkbook,
  type PreviewReading,
  readPreview,
  reviewRows,
  type Workbook,
  type WorkbookCell,
} from '../../server/src/core/api.js';
import { csvText, tsvText } from '../../server/src/core/features/export/delimited-text.js';
import { fileName } from '../../server/src/core/features/export/file-names.js';
import { plainNumber } from '../../server/src/core/features/export/number-format.js';
import { SheetNames } from '../../server/src/core/features/export/sheet-names.js';
import type { Sheet } from '../../server/src/core/features/export/workbook.js';
import { readArchive } from '../../server/src/exchange/archive.js';
import { exportFiles } from '../../server/src/exchange/export-files.js';
import { writeWorkbook } from '../../server/src/exchange/write-workbook.js';
import fc from '../support/fast-check.js';
import { hostilePayloads } from '../support/hostile-payloads.js';
import { readCsv } from '../support/libreoffice.js';
import { tableDocuments, writtenDraft } from '../support/table-drafts.js';

function read(text: string): { readonly analysis: ReturnType<typeof analyse>; readonly reading: PreviewReading } {
  const analysis = analyse(text, { locale: 'zh-CN' });
  return { analysis, reading: readPreview(analysis, { isMarkdown: true }) };
}

function workbookOf(text: string): Workbook {
  const { analysis, reading } = read(text);
  return exportWorkbook(analysis, reading);
}

function cellsOf({ sheets }: Workbook): readonly WorkbookCell[] {
  return sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])));
}

/** With a row that each page begins with. */
function sheetOf(name: string): Sheet {
  const cell: WorkbookCell = { content: { kind: 'text', text: '合计' }, look: { role: 'label' } };
  return { name, rows: [{ cells: [cell] }], merges: [], frozen: { rows: 1, columns: 0 }, widths: [10] };
}

function unescaped(xml: string): string {
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/** Any text an author may have typed, control characters and halves of characters included. */
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom(...hostilePayloads.map(({ text }) => text)));

describe('names', () => {
  it('of sheets are allowed, and differ from one another', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 30 }), (wishes) => {
        const names = new SheetNames();
        const taken = wishes.map((wish) => names.take(wish, '表'));
        for (const name of taken) {
          assert.ok(name.length > 0 && name.length <= 31, name);
          assert.doesNotMatch(name, /[[\]:*?/\\\p{Cc}]|^'|'$/u);
        }
        assert.equal(new Set(taken.map((name) => name.toLowerCase())).size, taken.length);
      }),
    );
  });

  it('of files stay in their folder on every system', () => {
    fc.assert(
      fc.property(anyText, (wish) => {
        const name = fileName(wish);
        assert.ok(name.length > 0 && name.length <= 61);
        assert.doesNotMatch(name, /[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$|^(?:con|nul|aux|prn|com\d|lpt\d)$/iu);
      }),
    );
  });
});

describe('separated values', () => {
  it('come back as they were, but for what a spreadsheet would run', () => {
    const cell = fc.oneof(anyText, fc.constantFrom('-12.50', '-', '+3', '=1+1', '@SUM(A1)', '-2+3', '12.5%', '－1'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const back = readCsv(csvText(rows.map((row) => row.map((text) => text.replace(/\r/gu, '')))));
        const shown = rows.map((row) => row.map((text) => text.replace(/\r/gu, '')));
        assert.equal(back.length, shown.length);
        back.forEach((row, at) => {
          row.forEach((text, column) => {
            const written = shown[at]?.[column] ?? '';
            assert.ok(text === written || text === `'${written}`);
            if (/^[=+\-@]/u.test(text)) assert.match(text, /^[+-]?\d*\.?\d*%?$/u);
          });
        });
      }),
    );
  });

  it('with tabs have a line for each row', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const lines = tsvText(rows).split('\n').slice(0, -1);
        assert.equal(lines.length, rows.length);
        lines.forEach((line, at) => {
          assert.equal(line.split('\t').length, rows[at]?.length);
        });
      }),
    );
  });
});

describe('a budget taken away', () => {
  it('has each amount as a number with the digits that are printed, and no formula but sums of its own cells', () => {
    fc.assert(
      fc.property(writtenDraft, (text) => {
        for (const { content } of cellsOf(workbookOf(text))) {
          if (content.kind === 'text' || content.kind === 'blank') continue;
          assert.match(content.decimal, /^-?\d+(?:\.\d+)?$/u);
          assert.equal(String(Number(content.decimal)), content.decimal.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, ''));
          if (content.kind === 'formula')
            assert.match(content.formula, /^-?(?:SUM\([A-Z]+\d+:[A-Z]+\d+\)|N\([A-Z]+\d+\)|[A-Z]+\d+|[+-])+$/u);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('names sheets in quotes wherever one sheet is named in a workbook, as spreadsheets ask for', async () => {
    const names = new SheetNames();
    const sheets = ["2022 年，'三公'经费（万元）", 'A1', '=SUM', 'a&b<c>"d"'].map((wish) => sheetOf(names.take(wish, '')));
    const reading = readArchive(await writeWorkbook({ title: '', sheets, names: [{ name: 'one', sheet: sheets[0]?.name ?? '' }] }));
    assert.ok(reading.kind === 'archive');
    const xml = new TextDecoder().decode(reading.archive.read('xl/workbook.xml'));
    const ranges = [...xml.matchAll(/<definedName [^>]*>([^<]*)</gu)].map(([, range = '']) => unescaped(range));
    const quoted = sheets.map(({ name }) => `'${name.replaceAll("'", "''")}'`);
    assert.deepEqual(ranges, [`${quoted[0]}!$A$1`, ...quoted.map((name) => `${name}!$1:$1`)]);
  });

  it('keeps what is hostile as a text, whatever it looks like', () => {
    for (const { name, text } of [...hostilePayloads, { name: 'formula', text: '=1+1' }, { name: 'command', text: "=cmd|' /C calc'!A0" }]) {
      const row = text.replace(/[|\r\n\t]/gu, ' ').trim();
      const draft = `# 2022年部门预算\n\n一般公共预算支出表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 |\n| --- | --- | ---: |\n| 208 | ${row} | 2.00 |\n| 20805 | 行政事业单位养老支出 | 2.00 |\n`;
      const cells = cellsOf(workbookOf(draft));
      for (const { content } of cells) if (content.kind === 'formula') assert.match(content.formula, /^[A-Z]+\d+$/u, name);
    }
  });

  it('has rates as numbers that are shown as printed', () => {
    const part = fc.tuple(fc.boolean(), fc.nat(99_999), fc.integer({ min: 0, max: 4 })).map(([isNegative, whole, decimals]) => {
      const digits = decimals === 0 ? '' : `.${'12345'.slice(0, decimals)}`;
      return `${isNegative && (whole > 0 || digits !== '') ? '-' : ''}${whole}${digits}`;
    });
    fc.assert(
      fc.property(part, (digits) => {
        const [rate, count] = [plainNumber(`${digits}%`), plainNumber(digits)];
        const decimals = digits.split('.')[1]?.length ?? 0;
        assert.ok(rate && count);
        assert.deepEqual(count.decimal, digits);
        // A spreadsheet shows a hundred times the number, with the decimals of its format.
        assert.equal((Number(rate.decimal) * 100).toFixed(decimals), digits);
        assert.equal(rate.format, decimals === 0 ? '0%' : `0.${'0'.repeat(decimals)}%`);
      }),
    );
    for (const text of ['-0', '-0.00%', '007', '1,000%', '12％', '%', '1.', '1e5', '0x10', '=1'])
      assert.equal(plainNumber(text), undefined, text);
  });

  it('has every finding in its list, with the value that is meant', () => {
    for (const { text } of tableDocuments) {
      const { analysis, reading } = read(text);
      const rows = reviewRows(analysis, reading);
      assert.equal(rows.length, analysis.findings.length);
      for (const [at, { line, present, ruleId }] of rows.entries()) {
        const finding = analysis.findings[at];
        assert.equal(ruleId, finding?.ruleId);
        assert.equal(line, analysis.lines.positionAt(finding?.span.start ?? -1).line + 1);
        if (present !== '') assert.ok(text.includes(present));
      }
    }
  });

  it('comes in every form', async () => {
    const [{ text }] = tableDocuments as readonly [(typeof tableDocuments)[number]];
    const { analysis, reading } = read(text);
    for (const format of exportFormats) {
      const files = await exportFiles(analysis, reading, format, '草稿');
      assert.ok(files.length > 0, format);
      assert.equal(new Set(files.map(({ name }) => name)).size, files.length);
      for (const { bytes } of files) assert.ok(bytes.length > 0);
    }
  });
});
