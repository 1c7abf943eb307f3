import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, type TextDocument, window, workspace } from 'vscode';
import { apply, eventually, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';
import { thirdsInTenThousands, thirdsInYuan } from '../../support/unit-drafts.js';

/** Figures in another unit of money. */
export const convertUnit: SuiteTests = {
  'the unit line offers the other unit, and one undo brings the first back': async () => {
    const document = await opened();
    const [action] = await eventually('the unit line offers it', async () => {
      const found = (await rewrites(document)).filter(({ title }) => /换算为万元|to 万元/u.test(title));
      return found.length > 0 ? found : undefined;
    });
    assert.ok(action);
    await apply(action);
    assert.equal(document.getText().replaceAll('3.34', '3.33'), thirdsInTenThousands);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), thirdsInYuan);
  },

  'the command converts the document': async () => {
    const document = await opened();
    await eventually('the draft has been read', async () => (await rewrites(document)).length > 0);
    await commands.executeCommand('budgetDraft.convertUnit', { to: '万元' });
    await eventually('it is converted', () => document.getText().replaceAll('3.34', '3.33') === thirdsInTenThousands);
    await commands.executeCommand('notifications.clearAll');
  },
};

async function opened(): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'markdown', content: thirdsInYuan });
  await window.showTextDocument(document, { preview: false });
  return document;
}

function rewrites(document: TextDocument): Thenable<CodeAction[]> {
  const kind = CodeActionKind.RefactorRewrite.value;
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, rangeOf(document, '单位：元'), kind, 20);
}
