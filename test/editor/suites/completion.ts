import assert from 'node:assert/strict';
import { type CompletionItem, type CompletionList, commands, type Position, Selection, type TextDocument, type TextEditor } from 'vscode';
import { diagnosticsOf, eventually, open, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';

/** A row is typed, and the rest of it comes by itself. */
export const completion: SuiteTests = {
  'a code is offered by the sound of its name, for the year of the draft': async () => {
    const editor = await open('unbalanced.md');
    await diagnosticsOf(editor.document);
    const position = await writeBelow(editor, '| 2080506 ', '| qtxzsy');
    const [first] = await offered(editor.document, position);
    assert.equal(labelOf(first), '2080599 其他行政事业单位养老支出');
    assert.equal(first?.filterText, 'qtxzsy');
    await commands.executeCommand('workbench.action.files.revert');
  },

  'typing in a row opens the list, and accepting fills code, name and amounts in the widths of the table': async () => {
    const editor = await open('unbalanced.md');
    await diagnosticsOf(editor.document);
    await writeBelow(editor, '| 2080506 ', '| ');
    await type('2080599');
    await acceptUntil(editor, '2080599');
    assert.equal(lineWith(editor.document, '2080599'), '| 2080599  | 其他行政事业单位养老支出         |   0.00 |     0.00 |     0.00 |');
    // The first amount is selected: the author types on.
    await commands.executeCommand('type', { text: '1' });
    assert.match(lineWith(editor.document, '2080599'), /\|\s+1 \|\s+0\.00 \|/u);
    await commands.executeCommand('workbench.action.files.revert');
  },

  'the rows above a code come with it, and all of it is a single step back': async () => {
    const editor = await open('unbalanced.md');
    await diagnosticsOf(editor.document);
    await writeBelow(editor, '| 2080506 ', '| ');
    await type('2101101');
    const typed = editor.document.getText();
    await acceptUntil(editor, '行政单位医疗');
    const codes = editor.document
      .getText()
      .split('\n')
      .map((line) => line.split('|')[1]?.trim() ?? '')
      .filter((code) => code.startsWith('210'));
    assert.deepEqual(codes, ['210', '21011', '2101101']);
    await commands.executeCommand('undo');
    assert.equal(editor.document.getText(), typed);
    await commands.executeCommand('workbench.action.files.revert');
  },

  'nothing of ours is offered in an ordinary table': async () => {
    const editor = await open('ordinary.md');
    const position = await writeBelow(editor, '| ', '| 208');
    const items = await offered(editor.document, position);
    assert.deepEqual(
      items.map(labelOf).filter((label) => /^208/u.test(label)),
      [],
    );
    await commands.executeCommand('workbench.action.files.revert');
  },
};

/** Writes a line below the last one that begins like this, and puts the cursor behind it. */
async function writeBelow(editor: TextEditor, beginning: string, written: string): Promise<Position> {
  const lines = editor.document.getText().split(/\r?\n/u);
  const line = lines.findLastIndex((each) => each.startsWith(beginning));
  const { end } = editor.document.lineAt(line).range;
  assert.ok(await editor.edit((edit) => edit.insert(end, `\n${written}`)));
  const position = editor.document.lineAt(line + 1).range.end;
  editor.selection = new Selection(position, position);
  return position;
}

/** Presses the keys one after the other, as the keyboard does. */
async function type(keys: string): Promise<void> {
  for (const text of keys) await commands.executeCommand('type', { text });
}

/** Accepts what the open list has selected, once there is one. */
async function acceptUntil(editor: TextEditor, word: string): Promise<void> {
  const before = editor.document.getText();
  await eventually('the list is open and its first item taken', async () => {
    await commands.executeCommand('acceptSelectedSuggestion');
    return editor.document.getText() !== before;
  });
  await eventually('the row is there', () => rangeOf(editor.document, word).start.line > 0);
}

async function offered(document: TextDocument, position: Position): Promise<readonly CompletionItem[]> {
  const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return list.items.filter(({ sortText }) => /^\d{3}$/u.test(sortText ?? ''));
}

function labelOf(item: CompletionItem | undefined): string {
  return typeof item?.label === 'string' ? item.label : (item?.label.label ?? '');
}

function lineWith(document: TextDocument, code: string): string {
  return (
    document
      .getText()
      .split(/\r?\n/u)
      .find((line) => line.startsWith(`| ${code}`)) ?? ''
  );
}
