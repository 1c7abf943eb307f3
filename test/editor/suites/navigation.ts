import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  commands,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type LocationLink,
  type Position,
  type Range,
  Selection,
  type SelectionRange,
  type SymbolInformation,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';
import { waterDraft } from '../../support/navigation-drafts.js';

/** What an author finds by F12, by marks, in the call hierarchy and by links, and what a rename changes. */
export const navigation: SuiteTests = {
  'from an amount of a sentence to its cells, in every table': async () => {
    const document = await openWater();
    const links = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, '支出总计660.00万元', '60'),
    );
    const targets = links.map((link) => ('targetUri' in link ? (link.targetSelectionRange ?? link.targetRange) : link.range));
    assert.deepEqual(shown(document, targets), ['50:660.00', '60:660.00']);
  },

  'going to the definition of a code that a sentence names moves the cursor to its row': async () => {
    const document = await openWater();
    const editor = window.activeTextEditor;
    assert.ok(editor);
    const start = placeOf(document, '农林水支出570.00万元', '林');
    editor.selection = new Selection(start, start);
    await commands.executeCommand('editor.action.revealDefinition');
    await eventually('the cursor has moved', () => window.activeTextEditor?.selection.active.line === 64);
  },

  'references of a project are its whole names': async () => {
    const document = await openWater();
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, '安排河道综合整治工程', '河道'),
    );
    assert.deepEqual(
      found.map(({ range }) => range.start.line + 1),
      [35, 35, 80, 99, 99],
    );
  },

  'a total is marked as written, its addends as read': async () => {
    const document = await openWater();
    const found = await commands.executeCommand<DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      placeOf(document, '| 20805 | 行政事业单位养老支出 | 90.00', '90.00'),
    );
    const written = found.filter(({ kind }) => kind === DocumentHighlightKind.Write);
    assert.deepEqual(
      shown(
        document,
        written.map(({ range }) => range),
      ),
      ['62:90.00'],
    );
    const read = found.filter(({ kind }) => kind === DocumentHighlightKind.Read);
    assert.deepEqual(
      shown(
        document,
        read.map(({ range }) => range),
      ).sort(),
      ['62:0.00', '62:90.00', '63:60.00', '64:30.00'],
    );
  },

  'the call hierarchy tells what makes up a number, and what it counts towards': async () => {
    const document = await openWater();
    const [item] = await commands.executeCommand<CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document.uri,
      placeOf(document, '| 213 | 农林水支出 | 570.00', '570.00'),
    );
    assert.ok(item);
    assert.match(item.name, /^213 农林水支出(?:·| \/ )合计 570\.00$/u);
    const parts = await commands.executeCommand<CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', item);
    assert.ok(parts.some(({ to }) => /^21303 水利(?:·| \/ )合计 570\.00$/u.test(to.name)));
    const users = await commands.executeCommand<CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item);
    const lines = users.map(({ from }) => from.selectionRange.start.line + 1);
    assert.deepEqual(lines.sort(), [31, 49, 60]);
  },

  'symbols of the workspace are found by digits': async () => {
    const document = await openWater();
    const found = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '2130306');
    const own = found.filter(({ location }) => location.uri.toString() === document.uri.toString());
    assert.deepEqual(
      own.map(({ name }) => name),
      ['2130306 水利工程运行与维护'],
    );
  },

  'a link of the contents opens the title of its table': async () => {
    // A document without a file is opened in another way, which passes the line over.
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, 'water.md');
    await workspace.fs.writeFile(uri, Buffer.from(waterDraft));
    const document = await showRead(await workspace.openTextDocument(uri));
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri, 100);
    const link = links.find(({ range }) => document.getText(range) === '重点项目绩效目标表');
    assert.ok(link?.target, links.map(({ range }) => document.getText(range)).join());
    await commands.executeCommand('vscode.open', link.target);
    await eventually('the title is shown', () => window.activeTextEditor?.selection.active.line === 94);
    assert.equal(window.activeTextEditor?.document, document);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await workspace.fs.delete(uri);
  },

  'the selection grows from the figure to its cell and its row': async () => {
    const document = await openWater();
    const [innermost] = await commands.executeCommand<SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [
      placeOf(document, '| 2130304 | 水利行业业务管理 | 210.00', '210.00'),
    ]);
    const grown: string[] = [];
    for (let range = innermost; range; range = range.parent) grown.push(document.getText(range.range));
    for (const expected of ['210.00', ' 210.00 ', '| 2130304 | 水利行业业务管理 | 210.00 | 210.00 | 0.00 |', waterDraft])
      assert.ok(grown.includes(expected), `“${expected}” among ${grown.length} selections`);
  },

  'a rename changes the name everywhere as one step, and longer names stay': async () => {
    const document = await openWater();
    const place = placeOf(document, '安排河道综合整治工程', '河道');
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place,
      '水系综合整治工程',
    );
    assert.ok(await workspace.applyEdit(edit));
    const text = document.getText();
    for (const expected of [
      '安排水系综合整治工程200.00万元',
      '| **水系综合<br>整治工程** | 200.00',
      '水系综合整治工程\t200.00',
      '| 河道综合整治工程二期 | 60.00',
    ])
      assert.ok(text.includes(expected), expected);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), waterDraft);
  },

  'the name of a subject cannot be renamed, and the reason is told': async () => {
    const document = await openWater();
    const place = placeOf(document, '| 2130304 | 水利行业业务管理', '水利');
    await assert.rejects(
      async () => commands.executeCommand('vscode.prepareRename', document.uri, place),
      /由目录规定|named by their catalogue/u,
    );
  },
};

/** The draft in a tab of its own, read by the server. */
async function openWater(): Promise<TextDocument> {
  return showRead(await workspace.openTextDocument({ language: 'markdown', content: waterDraft }));
}

async function showRead(document: TextDocument): Promise<TextDocument> {
  await window.showTextDocument(document, { preview: false });
  await eventually('the draft has been read', async () => {
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    return links.some(({ range }) => document.getText(range) === '表3');
  });
  return document;
}

/** Where words stand in a line that other words, which occur once, tell. */
function placeOf(document: TextDocument, line: string, part: string): Position {
  const { start } = rangeOf(document, line);
  return start.translate(0, line.indexOf(part));
}

function shown(document: TextDocument, ranges: readonly Range[]): string[] {
  return ranges.map((range) => `${range.start.line + 1}:${document.getText(range)}`);
}
