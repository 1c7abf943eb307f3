import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, extensions, WorkspaceEdit, workspace } from 'vscode';
import { apply, describe, diagnosticsOf, eventually, hoverText, open, ours, quickFixes, rangeOf } from '../../support/editor-drafts.js';
import type { SuiteTests } from '../../support/editor-suite.js';

/** What an author sees and does in a draft, through the same calls that the workbench makes. */
export const drafting: SuiteTests = {
  'the extension is active once a draft is open': async () => {
    await open('unbalanced.md');
    await eventually('the extension is active', () => extensions.getExtension('budget-draft.budget-draft')?.isActive);
  },

  'a wrong total is the one finding of the draft, on its own cell': async () => {
    const { document } = await open('unbalanced.md');
    const [diagnostic, ...others] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    assert.deepEqual(others.map(describe), []);
    assert.equal(document.getText(diagnostic.range), '713.40');
    assert.equal(diagnostic.severity, DiagnosticSeverity.Error);
    assert.equal(diagnostic.source, 'budget-draft');
    assert.ok((diagnostic.relatedInformation?.length ?? 0) >= 3, 'each addend is a place to go to');
  },

  'a tab-separated draft is read as well': async () => {
    const { document } = await open('unbalanced.tsv');
    const [diagnostic, ...others] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    assert.deepEqual(others.map(describe), []);
    assert.equal(document.getText(diagnostic.range), '821.60');
  },

  'a table of an ordinary document is left alone': async () => {
    const { document: draft } = await open('unbalanced.md');
    const { document: ordinary } = await open('ordinary.md');
    // The server has read the ordinary document once it has answered about it; the draft shows that it is at work.
    await commands.executeCommand('vscode.executeDocumentSymbolProvider', ordinary.uri);
    await diagnosticsOf(draft);
    assert.deepEqual(ours(ordinary).map(describe), []);
  },

  'hovering over an amount shows the equation it stands in': async () => {
    const { document } = await open('unbalanced.md');
    const text = await hoverText(document, document.positionAt(document.getText().indexOf('713.40') + 1));
    assert.match(text, /714\.30/);
    assert.match(text, /557\.60/);
  },

  'hovering over a subject code names it and its parents': async () => {
    const { document } = await open('unbalanced.md');
    const text = await hoverText(document, document.positionAt(document.getText().indexOf('2080505') + 1));
    assert.match(text, /机关事业单位基本养老保险缴费支出/);
    assert.match(text, /行政事业单位养老支出/);
  },

  'the preferred fix puts the right figure in, and the finding is gone': async () => {
    const { document } = await open('unbalanced.md');
    const [diagnostic] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    const before = document.getText();
    const actions = await quickFixes(document, diagnostic.range);
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(preferred, `a preferred fix among: ${actions.map(({ title }) => title).join(', ')}`);
    await apply(preferred);
    assert.equal(document.getText(), before.replace('713.40', '714.30'));
    await eventually('no finding is left', () => ours(document).length === 0);
  },

  'recalculating after the change of one figure is a single step back': async () => {
    const { document } = await open('unbalanced.md');
    await diagnosticsOf(document);
    const change = new WorkspaceEdit();
    change.replace(document.uri, rangeOf(document, '371.30'), '381.30');
    await workspace.applyEdit(change);
    const changed = document.getText();

    await commands.executeCommand('budgetDraft.recalculateDocument');
    await eventually('the totals follow', () => document.getText() !== changed);
    const expected = changed
      .replace('| 626.30 |   381.30 |', '| 636.30 |   381.30 |')
      .replaceAll('| 812.60 |   557.60 |', '| 822.60 |   567.60 |')
      .replace('| 969.30 |   713.40 |', '| 979.30 |   724.30 |');
    assert.equal(document.getText(), expected);

    await commands.executeCommand('undo');
    assert.equal(document.getText(), changed);
  },

  'a finding is accepted once its comment gives a reason': async () => {
    const { document } = await open('unbalanced.md');
    const [diagnostic] = await diagnosticsOf(document);
    assert.ok(diagnostic);
    const fixes = await quickFixes(document, diagnostic.range);
    const accept = fixes.find(({ title }) => /^(?:接受并说明原因|Accept and explain)…$/u.test(title));
    assert.ok(accept, fixes.map(({ title }) => title).join());
    await apply(accept);
    await eventually('the comment asks for a reason', () => ours(document).length === 2);
    const placeholder = /（请填写原因）|\(give the reason\)/u.exec(document.getText())?.[0] ?? '';
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, placeholder), '按财政局口径含专户资金');
    assert.ok(await workspace.applyEdit(edit));
    await eventually('the finding is accepted', () => ours(document).length === 0);
  },

  'the checklist is shown beside the draft': async () => {
    await open('unbalanced.md');
    await commands.executeCommand('budgetDraft.showChecklist');
  },
};
