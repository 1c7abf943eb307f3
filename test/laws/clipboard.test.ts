// What spreadsheets and word processors put on the clipboard, pasted; and tables copied for them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHtml } from '../../server/src/clipboard/read-html.js';
import { analyse, readTabText, sheetText, type TableSheet, tableSheet } from '../../server/src/core/api.js';
import { normalise } from '../../server/src/core/base/normalise.js';
import { columnPath } from '../../server/src/core/table/header.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
import { clipboardShapes, type SourceCell, type SourceRow } from '../support/clipboard-html.js';
import { evaluateSheet, firstRowOf, printedValue } from '../support/evaluate-formulas.js';
import fc from '../support/fast-check.js';
import { river } from '../support/feature-drafts.js';
import { pasted } from '../support/pasting.js';
import { BEIJING, CENTRAL, FINAL } from '../support/region-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

/** A label of a header with those below it. */
interface Label {
  readonly words: string;
  readonly below: readonly Label[];
}

const WORDS = [
  '基本支出',
  '项目支出',
  '财政拨款',
  '政府性基金预算',
  '上年结转',
  '事业收入',
  '经营收入',
  '单位资金',
  '其他支出',
  '专户资金',
];

/** Header trees of one to three rows, beside a column of names. */
const header: fc.Arbitrary<readonly Label[]> = fc
  .array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((roots) => {
    let count = 0;
    const label = (below: readonly Label[]): Label => ({
      words: `${WORDS[count % WORDS.length]}${String.fromCharCode(0x7532 + Math.floor(count++ / WORDS.length))}`,
      below,
    });
    // A label over a single one would read as that one with a longer name, so it stands alone instead.
    const leaves = (wanted: number) => (wanted < 2 ? [] : Array.from({ length: wanted }, () => label([])));
    return roots.map((children) => label(children.length < 2 ? [] : children.map((wanted) => label(leaves(wanted)))));
  });

function depthOf(labels: readonly Label[]): number {
  return labels.length === 0 ? 0 : 1 + Math.max(...labels.map(({ below }) => depthOf(below)));
}

function widthOf({ below }: Label): number {
  return below.length === 0 ? 1 : below.reduce((sum, label) => sum + widthOf(label), 0);
}

/** The rows of a header as merged cells: labels without any below them go down to the last row. */
function headerRows(roots: readonly Label[]): readonly SourceRow[] {
  const depth = depthOf(roots);
  const rows: SourceCell[][] = Array.from({ length: depth }, () => []);
  const put = (label: Label, row: number): void => {
    rows[row]?.push({ text: label.words, columns: widthOf(label), rows: label.below.length === 0 ? depth - row : 1 });
    for (const below of label.below) put(below, row + 1);
  };
  for (const root of roots) put(root, 0);
  return rows;
}

function pathsOf(labels: readonly Label[], above: readonly string[] = []): readonly (readonly string[])[] {
  return labels.flatMap(({ words, below }) => (below.length === 0 ? [[...above, words]] : pathsOf(below, [...above, words])));
}

const shape = fc.constantFrom(...Object.entries(clipboardShapes));

describe('what is pasted', () => {
  it('reads back as the header tree that merged cells drew, in every program’s HTML, as pipes and as tabs', () => {
    fc.assert(
      fc.property(
        header,
        shape,
        fc.constantFrom('pipe' as const, 'tab' as const),
        fc.integer({ min: 1, max: 5 }),
        (drawn, [, html], kind, count) => {
          const roots: readonly Label[] = [{ words: '支出功能科目', below: [] }, ...drawn];
          const width = roots.reduce((sum, label) => sum + widthOf(label), 0);
          const data = Array.from(
            { length: count },
            (_, row): SourceRow => [
              `事项${row}甲`,
              ...Array.from({ length: width - 1 }, (_value, column) => `${row + 1},${100 + column}.00`),
            ],
          );
          const { text = '' } = pasted('‸', readHtml(html([...headerRows(roots), ...data])), undefined, kind);
          const [table, ...others] = analyse(text, { locale: 'zh-CN' }).document.tables;
          assert.ok(table, text);
          assert.equal(others.length, 0);
          assert.deepEqual(
            Array.from({ length: width }, (_, column) => columnPath(table.header, column)),
            pathsOf(roots).map((path) => path.map(normalise)),
          );
          assert.deepEqual(
            table.rows.map(({ row }) => row.cells.map((cell) => cell.text)),
            data,
          );
          assert.equal(table.fragments[0]?.kind, kind);
        },
      ),
    );
  });

  it('has each cell once, whatever spans overlap or reach beyond the table', () => {
    const span = fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, fc.integer({ min: 0, max: 4 }), fc.constantFrom(1000, 65534, 99999999));
    const rows = fc.array(fc.array(fc.record({ columns: fc.integer({ min: 0, max: 40 }), rows: span }), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(rows, shape, (spans, [, html]) => {
        let count = 0;
        const source = spans.map((row) => row.map((each): SourceCell => ({ ...each, text: `词${String.fromCharCode(0x4e00 + count++)}` })));
        const blocks = readHtml(html(source)).blocks.filter((block) => block.kind === 'grid');
        const texts = blocks.flatMap(({ cells }) => cells.map((cell) => cell.text)).filter((text) => text.trim() !== '');
        assert.equal(texts.length, count);
        const places = blocks.flatMap(({ cells }) => cells.map(({ row, column }) => `${row}:${column}`));
        assert.equal(new Set(places).size, places.length);
      }),
    );
  });

  it('gives back every cell of text that a spreadsheet quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', '"', '\t', '\n', ' ', '1', '""'), maxLength: 6 });
    const grid = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(grid, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, lineEnd, isClosed) => {
        const quote = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((row) => row.map(quote).join('\t')).join(lineEnd) + (isClosed ? lineEnd : '');
        const [block] = readTabText(text).blocks;
        const read = rows.map((row) => row.map(() => ''));
        for (const one of block?.kind === 'grid' ? block.cells : []) (read[one.row] as string[])[one.column] = one.text;
        assert.deepEqual(read, rows);
      }),
    );
  });

  it('is never more than was asked for: any text and any HTML end in edits that fit, or in none', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td colspan=3>',
      '<td rowspan=0>',
      '</td>',
      '<p>',
      '</p>',
      '<br>',
      '合计',
      '1.00',
      '\t',
      '\n',
      '|',
      '"',
      '<script>x</script>',
      '<style>',
      '<!--',
      '-->',
      '&nbsp;',
      '<td style=display:none>',
      '<col style=display:none>',
      '表1 收入表',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(river.length), fc.nat(30), (pieces, start, length) => {
        const source = pieces.join('');
        const document = `${river.slice(0, start)}‸${river.slice(start, start + length)}‸${river.slice(start + length)}`;
        for (const content of [readHtml(source), readTabText(source)]) {
          const { choices } = pasted(document, content);
          for (const { kind } of choices) assert.ok((pasted(document, content, kind).text ?? '').length > 0);
        }
      }),
    );
  });
});

describe('hostile HTML', () => {
  const bounded = (title: string, html: () => string, check: (read: ReturnType<typeof readHtml>) => void) =>
    it(`${title} is read in no time`, () => {
      const source = html();
      const started = process.cpuUsage();
      const read = readHtml(source);
      pasted('‸', read);
      const { user, system } = process.cpuUsage(started);
      assert.ok(user + system < 3_000_000, `took ${user + system} µs`);
      check(read);
    });

  bounded(
    'of a hundred thousand cells',
    () => `<table>${`<tr>${'<td>1.00</td>'.repeat(10)}</tr>`.repeat(10_000)}</table>`,
    ({ blocks }) => {
      assert.equal(blocks[0]?.kind === 'grid' && blocks[0].cells.length, 100_000);
    },
  );
  bounded(
    'with a million cells',
    () => `<table>${`<tr>${'<td>1'.repeat(100)}`.repeat(10_000)}</table>`,
    ({ tooLarge }) => assert.ok(tooLarge),
  );
  bounded(
    'a hundred thousand elements deep',
    () => '<div>'.repeat(100_000),
    ({ tooLarge }) => assert.ok(tooLarge),
  );
  bounded(
    'with tables in tables in tables',
    () => '<table><tr><td>1'.repeat(100),
    ({ blocks, tooLarge }) => assert.ok(tooLarge || blocks.length > 0),
  );
  bounded(
    'with enormous spans',
    () => `<table>${'<tr><td colspan=999999999 rowspan=999999999>1</td><td>2</td></tr>'.repeat(2_000)}</table>`,
    () => undefined,
  );
  bounded(
    'with long attributes',
    () => `<table><tr>${`<td style="${'mso-ignore:'.repeat(5_000)}">1</td>`.repeat(100)}</tr></table>`,
    () => undefined,
  );
  bounded(
    'of blanks',
    () => `<table><tr><td>${'<span> </span>'.repeat(200_000)}${' \n'.repeat(500_000)}x</td></tr></table>`,
    () => undefined,
  );
  bounded(
    'of unclosed comments and tags',
    () => `<table><tr><td>${'<!-- <a '.repeat(100_000)}`,
    () => undefined,
  );

  it('runs nothing and pastes none of its markup', () => {
    const { text = '' } = pasted(
      '‸',
      readHtml(
        '<table><tr><td onclick="x()">项目<script>alert(1)</script></td><td>&lt;img src=x&gt;</td></tr><tr><td>甲<style>p{}</style></td><td>1</td></tr></table>',
      ),
    );
    assert.equal(text, '| 项目 | &lt;img src=x> |\n| ---- | -------------: |\n| 甲   |              1 |\n');
  });
});

describe('a table copied for a spreadsheet', () => {
  const drafts: readonly string[] = [river, CENTRAL, BEIJING, FINAL, ...sharedFiles('seeds', /\.md$/).map(({ text }) => text)];

  it('has totals as formulas that give the printed figures wherever the equation holds', () => {
    let formulas = 0;
    for (const draft of drafts) formulas += checkFormulas(draft);
    assert.ok(formulas > 50, `${formulas} formulas`);
    fc.assert(
      fc.property(consistentDraft, fc.constantFrom('pipe' as const, 'tab' as const), (draft, layout) => {
        checkFormulas(writeDraft(draft, { layout }).text);
      }),
      { numRuns: 30 },
    );
  });

  it('gives back the same cells when it is pasted as printed', () => {
    let tables = 0;
    for (const draft of drafts) tables += checkCells(draft);
    assert.ok(tables > 10, `${tables} tables`);
    fc.assert(
      fc.property(consistentDraft, fc.constantFrom('pipe' as const, 'tab' as const), (draft, layout) => {
        checkCells(writeDraft(draft, { layout }).text);
      }),
      { numRuns: 30 },
    );
  });

  function checkFormulas(text: string): number {
    const analysis = analyse(text, { locale: 'zh-CN' });
    let count = 0;
    for (const table of analysis.document.tables) {
      const sheet = tableSheet(analysis, table);
      const values = evaluateSheet(sheetText(sheet, 'formulas'));
      let differing = 0;
      sheet.rows.forEach((row, at) => {
        row.forEach((cell, column) => {
          if (cell.kind === 'text') return;
          const value = values[firstRowOf(sheet) + at]?.[column];
          if (cell.kind === 'formula') count++;
          if (value !== printedValue(cell)) differing++;
        });
      });
      assert.ok(differing <= sheet.differing * 3, `${table.caption.title}: ${differing} values differ, ${sheet.differing} equations do`);
      if (sheet.differing === 0) assert.equal(differing, 0, table.caption.title);
    }
    return count;
  }

  function checkCells(text: string): number {
    const analysis = analyse(text, { locale: 'zh-CN' });
    let count = 0;
    for (const table of analysis.document.ledgers.map((ledger) => ledger.table)) {
      const sheet = tableSheet(analysis, table);
      const copied = sheetText(sheet, 'printed');
      for (const fallback of ['pipe', 'tab'] as const) {
        const { text: again = '' } = pasted('‸', copied, 'insert', fallback);
        const [back] = analyse(again, { locale: 'zh-CN' }).document.tables;
        assert.deepEqual(
          back && textsOf(back.fragments.flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cell.text)))),
          textsOf(sheetTexts(sheet)),
          `${table.caption.title}\n${copied}`,
        );
      }
      count++;
    }
    return count;
  }

  /** Layout may put blanks into words, and leaves out blank cells at the end of a row. */
  function textsOf(rows: readonly (readonly string[])[]): readonly string[] {
    return rows.map((row) => row.map(normalise).join('|').replace(/\|+$/, '')).filter((row) => row !== '');
  }

  function sheetTexts({ rows }: TableSheet): readonly (readonly string[])[] {
    return rows.map((row) => row.map(({ text }) => text));
  }
});
