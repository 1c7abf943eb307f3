import assert from 'node:assert/strict';
import { commands, Range, type TextEditor, WorkspaceEdit, window, workspace } from 'vscode';
import { builtInPacks } from '../../../server/src/core/api.js';
import { eventually, ours } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';
import fc from '../../support/fast-check.js';
import { blankDraft, fillTables, smallBudget } from '../../support/filled-drafts.js';

/** A budget from nothing. */
export const newDraft: SuiteTests = {
  'a new draft opens with what is to be filled in first selected, and asks for nothing else': async () => {
    const { document, selection } = await opened('central');
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /^# 青川县水务局2027年部门预算\n/u);
    assert.match(document.getText(selection), /^（请填写.*）$/u);
    const found = await eventually('it is read', () => (ours(document).length > 0 ? ours(document) : undefined));
    const rules = new Set(found.map(({ code }) => (typeof code === 'object' ? code.value : code)));
    assert.deepEqual([...rules], ['placeholder-left']);
  },

  'sentences are filled in from the tables by one command, and one undo takes them back': async () => {
    const [pack] = builtInPacks.filter(({ id }) => id === 'guangzhou-2021');
    const [budget] = fc.sample(smallBudget, { numRuns: 1, seed: 3 });
    assert.ok(pack && budget);
    const before = fillTables(blankDraft({ pack, year: 2027, unit: '万元' }), budget);
    const document = await workspace.openTextDocument({ language: 'markdown', content: before });
    await window.showTextDocument(document, { preview: false });
    await eventually('it is read', () => ours(document).length > 0);
    await commands.executeCommand('budgetDraft.draftSentences');
    await eventually('the sentences say what the tables hold', () => document.getText() !== before);
    assert.match(document.getText(), /2027年本部门收支总预算[1-9][\d.]+万元，/u);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  },

  'a table of the form that is gone is put back where it was': async () => {
    const { document } = await opened('guangzhou-2021');
    await eventually('it is read', () => ours(document).length > 0);
    const whole = document.getText();
    const start = whole.indexOf('### 三、支出总体情况表');
    const end = whole.indexOf('### 四、财政拨款', start);
    assert.ok(start > 0 && end > start);
    const cut = new WorkspaceEdit();
    cut.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), '');
    assert.ok(await workspace.applyEdit(cut));
    await commands.executeCommand('budgetDraft.insertTable', '支出总体情况表');
    await eventually('the table is back', () => document.getText() === whole);
  },

  'the questions of a new draft can be left': async () => {
    let isLeft = false;
    const asking = commands.executeCommand('budgetDraft.newDraft').then(() => {
      isLeft = true;
    });
    // The first question comes up when the server has told which forms there are.
    await eventually('the questions are left', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return isLeft;
    });
    await asking;
  },
};

async function opened(form: string): Promise<TextEditor> {
  await commands.executeCommand('budgetDraft.newDraft', { form, year: 2027, owner: '青川县水务局', unit: '万元' });
  const editor = window.activeTextEditor;
  assert.ok(editor);
  return editor;
}
