import assert from 'node:assert/strict';
import { commands, env, Selection } from 'vscode';
import { diagnosticsOf, eventually, open, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';

/** Tables between a draft and the clipboard, through the commands of the palette. */
export const clipboard: SuiteTests = {
  'a table is copied with its totals as formulas, and pasted as a table of the draft in one step': async () => {
    const editor = await open('unbalanced.md');
    const { document } = editor;
    await diagnosticsOf(document);
    const before = document.getText();
    const { start } = rangeOf(document, '文化和旅游');
    editor.selection = new Selection(start, start);
    await commands.executeCommand('budgetDraft.copyTable');
    const copied = await env.clipboard.readText();
    assert.match(copied, /\n="20701"\t文化和旅游\t=C7\+C8\t=D7\+D8\t=E7\+E8\n/);

    await env.clipboard.writeText('项目\t预算数\r\n"甲\r\n乙"\t1.00\r\n合计\t1.00\r\n');
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new Selection(end, end);
    await commands.executeCommand('budgetDraft.pasteTable');
    await eventually('the table is there', () => document.getText() !== before);
    assert.equal(
      document.getText(),
      `${before}\n| 项目     | 预算数 |\n| -------- | -----: |\n| 甲<br>乙 |   1.00 |\n| 合计     |   1.00 |\n`,
    );
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  },
};
