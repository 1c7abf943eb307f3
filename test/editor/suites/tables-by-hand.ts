import assert from 'node:assert/strict';
import {
  commands,
  type Range,
  Selection,
  type TextDocument,
  type TextEdit,
  type TextEditor,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { diagnosticsOf, eventually, open, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';

/** A draft in view whose tables the server has read. */
async function draft(name: string): Promise<TextEditor> {
  const editor = await open(name);
  await diagnosticsOf(editor.document);
  return editor;
}

function putCursor(editor: TextEditor, range: Range): void {
  editor.selection = new Selection(range.start, range.start);
}

async function cellAfter(editor: TextEditor, command: 'budgetDraft.nextCell' | 'budgetDraft.previousCell'): Promise<string> {
  const { selection } = editor;
  await commands.executeCommand(command);
  await eventually('another cell is selected', () => !editor.selection.isEqual(selection));
  return editor.document.getText(editor.selection);
}

function formatOptions() {
  return { tabSize: 4, insertSpaces: true };
}

async function formatEdits(document: TextDocument): Promise<TextEdit[]> {
  return (
    (await commands.executeCommand<TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, formatOptions())) ?? []
  );
}

/** Tables changed by hand, through the commands that keys and menus run. */
export const tablesByHand: SuiteTests = {
  'formatting a budget aligns its tables and changes nothing but spacing': async () => {
    const { document } = await draft('unbalanced.md');
    const before = document.getText();
    const loose = new WorkspaceEdit();
    loose.replace(document.uri, rangeOf(document, '| 2080505  |'), '|2080505|');
    await workspace.applyEdit(loose);
    const edits = await eventually('a formatter is there', async () => {
      const found = await formatEdits(document);
      return found.length > 0 ? found : undefined;
    });
    const change = new WorkspaceEdit();
    change.set(document.uri, edits);
    await workspace.applyEdit(change);
    assert.equal(document.getText().replace(/[ -]/gu, ''), before.replace(/[ -]/gu, ''));
    assert.deepEqual(await formatEdits(document), []);
  },

  'an ordinary document gets no formatter of ours': async () => {
    await draft('unbalanced.md');
    const { document } = await open('ordinary.md');
    assert.deepEqual(await formatEdits(document), []);
  },

  'Tab and Shift+Tab walk through the cells of a row': async () => {
    const editor = await draft('unbalanced.md');
    putCursor(editor, rangeOf(editor.document, '2080505'));
    assert.equal(await cellAfter(editor, 'budgetDraft.nextCell'), '机关事业单位基本养老保险缴费支出');
    assert.match(await cellAfter(editor, 'budgetDraft.nextCell'), /^[\d,.]+$/u);
    await cellAfter(editor, 'budgetDraft.previousCell');
    assert.equal(await cellAfter(editor, 'budgetDraft.previousCell'), '2080505');
  },

  'Tab in a tab-separated table goes on to the next cell and types nothing': async () => {
    const editor = await draft('unbalanced.tsv');
    const before = editor.document.getText();
    putCursor(editor, rangeOf(editor.document, '821.60'));
    await cellAfter(editor, 'budgetDraft.nextCell');
    assert.equal(editor.document.getText(), before);
  },

  'Tab outside tables does what it always does': async () => {
    const editor = await draft('unbalanced.md');
    const before = editor.document.getText();
    putCursor(editor, editor.document.lineAt(0).range);
    await commands.executeCommand('budgetDraft.nextCell');
    await eventually('the line is indented', () => /^\s/u.test(editor.document.lineAt(0).text));
    assert.equal(editor.document.getText().trimStart(), before.trimStart());
  },

  'a row is inserted below with the cursor in it, and is a single step back': async () => {
    const editor = await draft('unbalanced.md');
    const before = editor.document.getText();
    const place = rangeOf(editor.document, '2080505');
    putCursor(editor, place);
    await commands.executeCommand('budgetDraft.insertRowBelow');
    await eventually('the cursor stands in the new row', () => editor.selection.active.line === place.start.line + 1);
    assert.match(editor.document.lineAt(place.start.line + 1).text, /^\|[ |]+\|$/u);
    assert.equal(editor.document.lineCount, before.split('\n').length + 1);
    await commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  },

  'a table is written with tabs and with pipes again': async () => {
    const editor = await draft('unbalanced.md');
    const { document } = editor;
    putCursor(editor, rangeOf(document, '2080505'));
    await commands.executeCommand('budgetDraft.tableToTabs');
    await eventually('there are tabs', () => document.getText().includes('2080505\t机关事业单位基本养老保险缴费支出\t'));
    await eventually('the server has read them', async () => (await diagnosticsOf(document)).length > 0);
    putCursor(window.activeTextEditor ?? editor, rangeOf(document, '2080505'));
    await commands.executeCommand('budgetDraft.tableToPipes');
    await eventually('there are pipes', () => /\| 2080505 +\| 机关事业单位基本养老保险缴费支出 +\|/u.test(document.getText()));
    assert.ok(!document.getText().includes('\t'));
  },
};
