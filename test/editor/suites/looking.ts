import assert from 'node:assert/strict';
import { commands, TabInputWebview, Uri, type WorkspaceConfiguration, window, workspace } from 'vscode';
import { diagnosticsOf, eventually, open } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';

/** A budget looked at rather than read: the preview, the editor's own preview of Markdown, and what is taken away. */
export const looking: SuiteTests = {
  'the preview opens beside the draft and leaves the cursor there': async () => {
    const { document } = await open('unbalanced.md');
    await diagnosticsOf(document);
    await commands.executeCommand('budgetDraft.showPreview');
    const tab = await eventually('the preview is shown', preview);
    assert.match(tab.label, /unbalanced\.md$/u);
    assert.notEqual(tab.group.viewColumn, window.activeTextEditor?.viewColumn);
    assert.equal(window.activeTextEditor?.document, document);
    await commands.executeCommand('budgetDraft.showPreview');
    assert.equal(window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isPreview).length, 1, 'there is one preview');
    await window.tabGroups.close(tab);
  },

  'the preview of Markdown shows a table of tabs as a table, with what is wrong in it': async () => {
    const text = (await workspace.openTextDocument(Uri.joinPath(folder(), 'unbalanced.tsv'))).getText();
    const document = await workspace.openTextDocument({ language: 'markdown', content: `# 预算\n\n${text}` });
    await window.showTextDocument(document);
    await diagnosticsOf(document);
    const html = await eventually('the tables are known', async () => {
      const rendered: unknown = await commands.executeCommand('markdown.api.render', document.getText());
      return typeof rendered === 'string' && rendered.includes('class="budget-draft"') && rendered;
    });
    assert.equal(html.split('<table').length - 1, 1);
    assert.match(html, /class="amount mark is-error"/u);
    assert.match(html, /<li class="is-error"/u);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  },

  'the preview of Markdown is as it was where the setting says so, and in what is no budget': async () => {
    const { document } = await open('ordinary.md');
    const before: unknown = await commands.executeCommand('markdown.api.render', document.getText());
    assert.ok(typeof before === 'string' && before.includes('<') && !before.includes('budget-draft'));
    const settings: WorkspaceConfiguration = workspace.getConfiguration('budgetDraft');
    await settings.update('markdownTables', false, true);
    try {
      const draft = await open('unbalanced.md');
      await diagnosticsOf(draft.document);
      const html: unknown = await commands.executeCommand('markdown.api.render', draft.document.getText());
      assert.ok(typeof html === 'string' && html.includes('<table') && !html.includes('budget-draft'));
    } finally {
      await settings.update('markdownTables', undefined, true);
    }
  },

  'the draft is exported where the author says, and a workbook comes back as a draft': async () => {
    const { document } = await open('unbalanced.md');
    await diagnosticsOf(document);
    const target = Uri.joinPath(folder(), 'taken.xlsx');
    const written: unknown = await commands.executeCommand('budgetDraft.export', document.uri, { format: 'xlsx', target });
    assert.deepEqual(written, [target]);
    const bytes = await workspace.fs.readFile(target);
    assert.equal(new TextDecoder().decode(bytes.subarray(0, 2)), 'PK');
    await commands.executeCommand('budgetDraft.importWorkbook', target);
    const imported = await eventually('the draft is open', () => {
      const active = window.activeTextEditor?.document;
      return active?.uri.scheme === 'untitled' && active;
    });
    assert.ok(imported.getText().includes('机关事业单位职业年金缴费支出'));
    const [was] = await diagnosticsOf(document);
    const [is] = await diagnosticsOf(imported);
    assert.equal(is?.message, was?.message);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await workspace.fs.delete(target);
  },
};

function folder(): Uri {
  const [first] = workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first.uri;
}

function preview() {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isPreview);
}

function isPreview({ input }: { readonly input: unknown }): boolean {
  return input instanceof TabInputWebview && input.viewType.includes('budgetDraft.preview');
}
