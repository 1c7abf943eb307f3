import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { analyse, exportWorkbook, readPreview, type Workbook, type WorkbookCell } from '../../server/src/core/api.js';
import { writeWorkbook } from '../../server/src/exchange/write-workbook.js';
import { hasLibreOffice, openInLibreOffice } from '../support/libreoffice.js';
import { BEIJING, CENTRAL, FINAL } from '../support/region-drafts.js';
import { repositoryRoot } from '../support/repository.js';
import { sharedFiles } from '../support/shared-corpus.js';

const documents = [
  { name: 'the sample draft', text: readFileSync(join(repositoryRoot, 'docs', 'sample', 'draft.md'), 'utf8') },
  { name: 'a central draft', text: CENTRAL },
  { name: 'a draft of Beijing', text: BEIJING },
  { name: 'final accounts', text: FINAL },
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

/** A number as shown, in plain digits. */
function plain(shown: string): string {
  const digits = shown.replace(/,/gu, '');
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
});
