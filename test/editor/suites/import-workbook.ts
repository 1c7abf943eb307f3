import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, Uri, window } from 'vscode';
import { eventually } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';
import { odsCell, odsRow, odsWorkbook } from '../../support/ods-workbooks.js';

/** A workbook that becomes a draft. */
export const workbooks: SuiteTests = {
  'a workbook of the explorer opens as a draft that is saved nowhere, and its author is told what was read': async () => {
    const rows = [
      odsRow(odsCell('2027年部门收入预算总表')),
      odsRow(odsCell('编制单位：青川县水务局'), odsCell('单位：万元')),
      odsRow(odsCell('项目'), odsCell('预算数')),
      odsRow(odsCell('一、财政拨款收入'), odsCell('80.00', 80)),
      odsRow(odsCell('收入合计'), odsCell('80.00', 80)),
    ];
    await withFile('收入 表.ods', odsWorkbook({ tables: `<table:table table:name="表1">${rows.join('')}</table:table>` }), async (uri) => {
      // The server may have to start first.
      const notes = await eventually('it is imported', async () =>
        commands.executeCommand<readonly string[] | undefined>('budgetDraft.importWorkbook', uri, [uri]),
      );
      assert.equal(notes.length, 1);
      const document = await eventually('the draft is shown', () => window.activeTextEditor?.document);
      assert.equal(document.isUntitled, true);
      assert.equal(document.languageId, 'markdown');
      assert.match(document.getText(), /^## 2027年部门收入预算总表\n[\s\S]*\| 收入合计 +\| +80\.00 \|\n$/u);
    });
  },

  'a file that is no workbook opens nothing': async () => {
    const before = window.activeTextEditor?.document.uri.toString();
    await withFile('坏的.xlsx', Buffer.from('PK\x03\x04 damaged'), async (uri) => {
      assert.equal(await commands.executeCommand('budgetDraft.importWorkbook', uri), undefined);
      assert.equal(window.activeTextEditor?.document.uri.toString(), before);
    });
  },
};

async function withFile(name: string, content: Buffer, check: (uri: Uri) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'budget-draft-'));
  try {
    writeFileSync(join(folder, name), content);
    await check(Uri.file(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
