import assert from 'node:assert/strict';
import {
  type CodeAction,
  ConfigurationTarget,
  commands,
  type InlayHint,
  Range,
  Selection,
  type SemanticTokens,
  type SemanticTokensLegend,
  TabInputWebview,
  type TextDocument,
  type TextEditor,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { apply, diagnosticsOf, eventually, open, quickFixes, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';

const fixAll = 'source.fixAll.budgetDraft';

/** What a draft tells beside its text: why there is a finding, what a total should be, what its words are. */
export const explained: SuiteTests = {
  'asking why shows the explanation beside the draft, and the draft keeps the cursor': async () => {
    const { document } = await open('unbalanced.md');
    const [diagnostic] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    const why = await eventually('the finding can be asked why', async () => {
      const fixes = await quickFixes(document, diagnostic.range);
      return fixes.find(({ title }) => /^(?:为什么：|Why\? )/u.test(title));
    });
    await apply(why);
    const tab = await eventually('the explanation is shown', explanation);
    assert.match(tab.label, /^(?:合计与各项之和不符|Total does not equal the sum of its parts)$/u);
    assert.notEqual(tab.group.viewColumn, window.activeTextEditor?.viewColumn);
    assert.equal(window.activeTextEditor?.document, document);
    await window.tabGroups.close(tab);
  },

  'the command explains the finding at the cursor': async () => {
    const editor = await open('unbalanced.md');
    const [diagnostic] = await diagnosticsOf(editor.document);
    assert.ok(diagnostic);
    editor.selection = new Selection(diagnostic.range.start, diagnostic.range.start);
    await commands.executeCommand('budgetDraft.explain');
    await window.tabGroups.close(await eventually('the explanation is shown', explanation));
  },

  'a total that is off shows its sum behind it, but not in the line of the cursor': async () => {
    const editor = await open('unbalanced.md');
    const { document } = editor;
    await diagnosticsOf(document);
    const place = rangeOf(document, '713.40');
    moveTo(editor, 0);
    const shown = await eventually('a hint is shown', async () => {
      const hints = await sumHints(document);
      return hints.some(({ position }) => position.isEqual(place.end)) && hints;
    });
    assert.ok(shown.some(({ label }) => JSON.stringify(label).includes('Σ 714.30')));
    moveTo(editor, place.start.line);
    await eventually('the line of the cursor has none', async () =>
      (await sumHints(document)).every(({ position }) => position.line !== place.start.line),
    );
    moveTo(editor, 0);
    await eventually('it is back', async () => (await sumHints(document)).some(({ position }) => position.isEqual(place.end)));
  },

  'the words of a range are told apart: codes by level, totals, amounts, and the suspect cell': async () => {
    const { document } = await open('unbalanced.md');
    await diagnosticsOf(document);
    const line = rangeOf(document, '713.40').start.line;
    const range = new Range(line, 0, line + 3, 0);
    const words = await eventually('the range has tokens', async () => {
      const told = await tokensIn(document, range);
      return told.length > 0 && told;
    });
    const of = (text: string) => words.find((word) => word.text === text);
    assert.equal(of('合计')?.type, 'budgetTotal');
    assert.deepEqual(of('713.40'), { text: '713.40', type: 'budgetAmount', modifiers: ['computed', 'suspect'] });
    assert.equal(of('207')?.type, 'budgetClass');
  },

  'fix all mends the name and leaves the figure; saving alone changes nothing, unless the author asks for it': async () => {
    const { document } = await open('unbalanced.md');
    await diagnosticsOf(document);
    const original = document.getText();
    await breakName(document);
    const broken = document.getText();
    assert.notEqual(broken, original);
    await document.save();
    assert.equal(document.getText(), broken);

    await commands.executeCommand('editor.action.sourceAction', { kind: fixAll, apply: 'first' });
    await eventually('the name is mended', () => document.getText() === original);

    await breakName(document);
    const editorSettings = workspace.getConfiguration('editor', document.uri);
    await editorSettings.update('codeActionsOnSave', { [fixAll]: 'explicit' }, ConfigurationTarget.Workspace);
    try {
      await document.save();
      assert.equal(document.getText(), original);
      assert.ok(document.getText().includes('713.40'), 'the slip is left to its author');
    } finally {
      await editorSettings.update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace);
    }
  },

  'no fix of all is offered where there is nothing to fix': async () => {
    const { document } = await open('ordinary.md');
    const whole = new Range(0, 0, document.lineCount, 0);
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, whole, fixAll);
    assert.deepEqual(actions, []);
  },
};

function explanation() {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.find(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('budgetDraft.explanation'));
}

function moveTo(editor: TextEditor, line: number): void {
  editor.selection = new Selection(line, 0, line, 0);
}

/** A blank in a name, as layout leaves it. */
async function breakName(document: TextDocument): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, '| 社会保障和就业支出'), '| 社会保障和 就业支出');
  assert.ok(await workspace.applyEdit(edit));
}

function sumHints(document: TextDocument): Thenable<InlayHint[]> {
  return commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, new Range(0, 0, document.lineCount, 0));
}

interface Word {
  readonly text: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

async function tokensIn(document: TextDocument, range: Range): Promise<readonly Word[]> {
  const legend = await commands.executeCommand<SemanticTokensLegend | undefined>(
    'vscode.provideDocumentRangeSemanticTokensLegend',
    document.uri,
    range,
  );
  const tokens = await commands.executeCommand<SemanticTokens | undefined>(
    'vscode.provideDocumentRangeSemanticTokens',
    document.uri,
    range,
  );
  if (!legend || !tokens) return [];
  let [line, start] = [0, 0];
  return Array.from({ length: tokens.data.length / 5 }, (_, place) => {
    const [down = 0, along = 0, length = 0, type = 0, modifiers = 0] = tokens.data.slice(place * 5, place * 5 + 5);
    start = down === 0 ? start + along : along;
    line += down;
    return {
      text: document.getText(new Range(line, start, line, start + length)),
      type: legend.tokenTypes[type] ?? '',
      modifiers: legend.tokenModifiers.filter((_modifier, bit) => (modifiers & (1 << bit)) !== 0),
    };
  });
}
