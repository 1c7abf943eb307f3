import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { analyse, exportWorkbook, readPreview, type Workbook, type WorkbookCell } from '../../server/src/core/api.js';
import { writeWorkbook } from '../../server/src/exchange/write-workbook.js';
import { hasLibreOffice, openInLibreOffice, savedByLibreOffice } from '../support/libreoffice.js';
import { BEIJING, CENTRAL, FINAL } from '../support/region-drafts.js';
import { repositoryRoot } from '../support/repository.js';
import { sharedFiles } from '../support/shared-corpus.js';

/** Growth in percent, brackets for less than nothing, a dash, a blank, and a name of a table that must be quoted in references. */
const PRINTED = `# 2022年部门预算

2022 年，'三公'经费预算表

单位：万元

| 项目 | 上年数 | 本年数 | | 增减% |
| --- | ---: | ---: | ---: | ---: |
| | | 合计 | 其中：调剂 | |
| 合计 | 1,200.00 | 1,100.00 | (5.00) | -8.33% |
| 公务接待费 | 200.00 | 100.00 | (5.00) | -50.00% |
| 公务用车购置及运行费 | 1,000.00 | 1,000.00 | — | 0.00% |
`;

const documents = [
  { name: 'the sample draft', text: readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8') },
  { name: 'a central draft', text: CENTRAL },
  { name: 'a draft of Beijing', text: BEIJING },
  { name: 'final accounts', text: FINAL },
  { name: 'figures of every kind', text: PRINTED },
  ...sharedFiles('seeds', /\.md$/),
  ...sharedFiles('corpus/budget', /^(?:js|sh)-.*\.(?:md|txt)$/),
];

/** The same workbook with wrong values stored with its formulas: what is shown right has been worked out. */
function withStaleValues(workbook: Workbook): Workbook {
  const stale = (cell: WorkbookCell | undefined): WorkbookCell | undefined =>
    cell?.content.kind === 'formula' ? { ...cell, content: { ...cell.content, decimal: '-987654.32' } } : cell;
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(stale) })) }));
  return { ...workbook, sheets };
}

/** A number as shown, in plain digits; that of a percentage is a hundredth. */
function plain(shown: string): string {
  const digits = shown.replace(/,/gu, '');
  if (digits.endsWith('%')) return (Number(digits.slice(0, -1)) / 100).toFixed((digits.split('.')[1]?.length ?? 1) + 1);
  return digits.startsWith('(') ? `-${digits.slice(1, -1)}` : digits;
}

describe('an exported workbook', { skip: hasLibreOffice() ? false : 'LibreOffice (soffice) is not installed' }, () => {
  for (const { name, text } of documents)
    it(`shows every cell as printed once its totals are worked out anew: ${name}`, async (test) => {
      const analysis = analyse(text, { locale: 'zh-CN' });
      const workbook = exportWorkbook(analysis, readPreview(analysis, { isMarkdown: true }));
      const shown = openInLibreOffice(await writeWorkbook(withStaleValues(workbook)));
      assert.deepEqual([...shown.keys()].sort(), workbook.sheets.map((sheet) => sheet.name).sort());
      let formulas = 0;
      let numbers = 0;
      for (const sheet of workbook.sheets)
        for (const [row, { cells }] of sheet.rows.entries())
          for (const [column, cell] of cells.entries()) {
            if (cell === undefined) continue;
            const { content } = cell;
            const found = shown.get(sheet.name)?.[row]?.[column] ?? '';
            const where = `${sheet.name} ${row + 1}:${column + 1}`;
            if (content.kind === 'formula') formulas++;
            if (content.kind === 'number') numbers++;
            if (content.kind === 'text') assert.equal(found, content.text, where);
            else if (content.kind !== 'blank') assert.equal(plain(found), content.decimal, where);
          }
      assert.ok(formulas > 0);
      test.diagnostic(`${formulas} totals worked out, ${numbers} other numbers`);
    });

  it('has real merged cells, notes and titles for every printed page', async () => {
    for (const text of [documents[0]?.text ?? '', PRINTED]) {
      const analysis = analyse(text, { locale: 'zh-CN' });
      const workbook = exportWorkbook(analysis, readPreview(analysis, { isMarkdown: true }));
      const saved = await readXlsx(savedByLibreOffice(await writeWorkbook(workbook)));
      assert.equal(saved.sheets.length, workbook.sheets.length);
      for (const [at, { name, merges, frozen, rows }] of workbook.sheets.entries()) {
        const sheet = saved.sheets[at];
        const spans = (sheet?.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => [startRow, startCol, endRow, endCol].join());
        const meant = merges.map(({ row, column, rowSpan, columnSpan }) =>
          [row, column, row + rowSpan - 1, column + columnSpan - 1].join(),
        );
        assert.deepEqual(spans.sort(), meant.sort(), name);
        assert.equal(sheet?.pageSetup?.printTitlesRow, frozen.rows > 0 ? `$1:$${frozen.rows}` : undefined, name);
        const notes = rows.flatMap(({ cells }, row) =>
          cells.flatMap((cell, column) => (cell?.note ? [`${row},${column}: ${cell.note}`] : [])),
        );
        const shown = [...(sheet?.cells ?? [])].flatMap(([place, { comment }]) => (comment ? [`${place}: ${comment.text}`] : []));
        assert.deepEqual(shown.sort(), notes.sort(), name);
      }
    }
  });
});
