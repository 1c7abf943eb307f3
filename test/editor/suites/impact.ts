import assert from 'node:assert/strict';
import { type CodeLens, commands, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import { diagnosticsOf, eventually, ours, quickFixes, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';
import { spreadingDraft, spreadingLeaf, spreadingUpdated } from '../../support/ripple-drafts.js';

/** What an author sees after changing a figure, and how everything else follows it. */
export const impact: SuiteTests = {
  'a changed leaf is followed everywhere by one command, and one undo brings all of it back': async () => {
    const document = await changedDraft();
    const changed = document.getText();
    const lens = await impactLens(document);
    assert.match(
      lens.command?.title ?? '',
      /^(?:7 个小计、1 张表、3 处文字待更新 · 更新|7 totals, 1 table, 3 sentences to update · update)$/u,
    );
    await commands.executeCommand(lens.command?.command ?? '', ...(lens.command?.arguments ?? []));
    await eventually('everything has followed', () => document.getText() === spreadingUpdated);
    await eventually('no finding is left', () => ours(document).length === 0);
    assert.equal((await impactLenses(document)).length, 0);

    await commands.executeCommand('undo');
    assert.equal(document.getText(), changed);
    await impactLens(document);
  },

  'the command of the palette does the same': async () => {
    const document = await changedDraft();
    await impactLens(document);
    await commands.executeCommand('budgetDraft.updateDependents');
    await eventually('everything has followed', () => document.getText() === spreadingUpdated);
  },

  'at the changed figure the update is preferred to putting the old figure back': async () => {
    const document = await changedDraft();
    await impactLens(document);
    await diagnosticsOf(document);
    const [first] = await quickFixes(document, rangeOf(document, '128.30'));
    assert.match(first?.title ?? '', /^(?:以新数为准|Keep the new figure)/u);
    assert.equal(first?.isPreferred, true);
  },

  'a preview changes nothing before the author agrees': async () => {
    const document = await changedDraft();
    const changed = document.getText();
    await impactLens(document);
    const previewed = commands.executeCommand('budgetDraft.previewDependents');
    // The refactor preview opens in its panel and waits for an answer.
    const discarded = await answered('refactorPreview.discard', previewed);
    assert.ok(discarded, 'the preview is open');
    assert.equal(document.getText(), changed);

    const again = commands.executeCommand('budgetDraft.previewDependents');
    assert.ok(await answered('refactorPreview.apply', again), 'the preview is open again');
    await eventually('everything has followed', () => document.getText() === spreadingUpdated);
  },
};

/** A draft that agreed when it was opened, and in which an author has then changed one leaf. */
async function changedDraft(): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'markdown', content: spreadingDraft });
  await window.showTextDocument(document, { preview: false });
  await eventually('the draft has been read', async () => (await lensesOf(document)).length > 0);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, spreadingLeaf.row), spreadingLeaf.changedRow);
  assert.ok(await workspace.applyEdit(edit));
  return document;
}

function lensesOf(document: TextDocument): Thenable<CodeLens[]> {
  return commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
}

async function impactLenses(document: TextDocument): Promise<readonly CodeLens[]> {
  return (await lensesOf(document)).filter(({ command }) => command?.command === 'budgetDraft.updateDependents');
}

async function impactLens(document: TextDocument): Promise<CodeLens> {
  return eventually('the lens tells what waits', async () => (await impactLenses(document))[0]);
}

/** Answers a preview until the command behind it is done; false where it never asked. */
async function answered(answer: string, done: Thenable<unknown>): Promise<boolean> {
  let isDone = false;
  void done.then(() => {
    isDone = true;
  });
  // A command that ends by itself has asked nothing.
  await new Promise((later) => setTimeout(later, 500));
  if (isDone) return false;
  await eventually('the preview is answered', async () => {
    if (!isDone) await commands.executeCommand(answer);
    return isDone;
  });
  return true;
}
