// Figures in another unit of money, by a command and on the unit line, with what was adjusted for the totals.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AnnotatedTextEdit, TextDocumentEdit } from 'vscode-languageserver/node';
import type { ConvertUnitResult } from '../../server/src/lsp/protocol/convert-unit.js';
import { folderWith, runCli } from '../support/cli-process.js';
import { fullCapabilities, withLanguageServer } from '../support/language-server.js';
import { thirdsInTenThousands, thirdsInYuan } from '../support/unit-drafts.js';

const uri = 'file:///d/units.md';
const command = 'budgetDraft.server.convertUnit';

/** The text with the adjusted part as the others are. */
function withoutAdjustment(text: string): string {
  return text.replaceAll('3.34', '3.33');
}

test('a document is converted in one step, each adjusted figure under words of its own', () =>
  withLanguageServer({ locale: 'zh-cn', capabilities: fullCapabilities }, async (server) => {
    await server.open(uri, thirdsInYuan);
    const params = { uri, version: server.version(uri), scope: { kind: 'document' }, to: '万元' };
    const result = (await server.execute(command, params)) as ConvertUnitResult;
    assert.equal(result.applied, true);
    assert.equal(result.changed, 19);
    assert.equal(result.summary, '已将 18 处金额换算为万元；为使各项合计成立，调整了 2 处');
    assert.equal(result.adjusted?.length, 2);
    assert.match(result.adjusted[0]?.place ?? '', /^支出总体情况表 · 20805\d\d .*·合计$/u);
    assert.match(result.report ?? '', /^# 换算为万元[\s\S]*\| 3\.333500 \| 3\.33 \| 3\.34 \|/u);
    assert.equal(withoutAdjustment(server.text(uri)), thirdsInTenThousands);
    assert.equal(server.appliedEdits.length, 1);
    const [applied] = server.appliedEdits;
    assert.equal(applied?.label, '换算为万元');
    const annotations = Object.values(applied?.edit.changeAnnotations ?? {});
    assert.ok(annotations.some(({ label }) => label === '舍位平衡调整：3.333500 → 3.34（四舍五入为 3.33）'));
    const edits = applied?.edit.documentChanges?.flatMap((change) => (change as TextDocumentEdit).edits as AnnotatedTextEdit[]) ?? [];
    assert.ok(edits.every(({ annotationId }) => annotationId !== undefined));
  }));

test('on the unit line the same is offered, and nowhere else', () =>
  withLanguageServer({ locale: 'zh-cn', capabilities: fullCapabilities }, async (server) => {
    await server.open(uri, thirdsInYuan);
    const titlesAt = async (text: string) => {
      const actions = await server.codeActions(uri, server.rangeOf(uri, text), [], ['refactor.rewrite']);
      return actions.map(({ title }) => title).filter((title) => title.includes('换算'));
    };
    assert.deepEqual(await titlesAt('单位：元'), ['本表换算为万元（舍位平衡，调整 2 处）']);
    assert.deepEqual(await titlesAt('社会保障'), []);
  }));

test('a client without annotations gets plain edits, and a message of what was done', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    await server.open(uri, thirdsInYuan);
    await server.execute(command, { uri, scope: { kind: 'table', offset: thirdsInYuan.indexOf('| 208 |') }, to: '万元' });
    assert.equal(withoutAdjustment(server.text(uri)), thirdsInTenThousands);
    assert.ok(server.shown.includes('18 figures converted to 万元; 2 adjusted so that all sums hold'));
  }));

test('what cannot be converted is told in one line, and what is no request of ours is none', () =>
  withLanguageServer({ locale: 'zh-cn' }, async (server) => {
    await server.open(uri, thirdsInYuan);
    assert.deepEqual(await server.execute(command, { uri, scope: { kind: 'document' }, to: '元' }), { applied: false, changed: 0 });
    assert.ok(server.shown.includes('金额已经以元为单位，无需换算。'));
    assert.equal(await server.execute(command, { uri, scope: { kind: 'document' }, to: '美元' }), null);
    assert.equal(await server.execute(command, { uri, scope: { kind: 'document' }, to: '万元', decimals: 9 }), null);
    assert.equal(server.text(uri), thirdsInYuan);
  }));

test('the command line lists what is adjusted and writes on demand', (context) => {
  const cwd = folderWith(context, { 'draft.md': thirdsInYuan });
  const shown = runCli(['convert', '--to', '万元', 'draft.md'], { cwd });
  assert.equal(shown.code, 1);
  assert.match(shown.out, /^draft\.md:\d+: 支出总体情况表 · 20805\d\d .* 3\.333500 → 3\.34 \(3\.33 by itself\)\n/u);
  assert.equal(shown.error, '1 of 1 file to convert, 18 figures in all, 2 adjusted to keep totals; --write writes them.\n');
  assert.equal(readFileSync(join(cwd, 'draft.md'), 'utf8'), thirdsInYuan);

  const written = runCli(['convert', '--to=万元', '--write', 'draft.md'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
  assert.equal(written.code, 0);
  assert.match(written.out, /四舍五入为 3\.33）\n[\s\S]*draft\.md：已改写 18 处数字\n$/u);
  assert.equal(written.error, '1 个文件中换算 1 个，共 18 处金额，其中舍位平衡调整 2 处，已写入。\n');
  assert.equal(withoutAdjustment(readFileSync(join(cwd, 'draft.md'), 'utf8')), thirdsInTenThousands);

  const again = runCli(['convert', '--to', '万元', 'draft.md'], { cwd });
  assert.deepEqual([again.code, again.out, again.error], [0, '', 'Nothing to convert in 1 file.\n']);
  assert.equal(runCli(['check', '.'], { cwd }).code, 0);
});

test('from the standard input to the standard output, exactly with more decimals', () => {
  const { code, out, error } = runCli(['convert', '--to', '万元', '--decimals', '4', '--write', '-'], { input: thirdsInYuan });
  assert.deepEqual([code, error], [0, '1 of 1 file to convert, 18 figures in all, 0 adjusted to keep totals; written.\n']);
  assert.match(out, /\| 2080505 \| .* \| 3\.3335 \| 3\.3335 \| 0\.0000 \|/u);
  assert.equal(runCli(['convert', '--to', '元', '--write', '-'], { input: out }).out, thirdsInYuan.replaceAll(',', ''));
});

test('the command line says what is missing', (context) => {
  const cwd = folderWith(context, { 'draft.md': thirdsInYuan.replace('| 33,335.00 | 33,335.00', '| 33,33S.00 | 33,335.00') });
  const refused = runCli(['convert', '--to', '万元', '--write', 'draft.md'], { cwd });
  assert.equal(refused.code, 2);
  assert.match(refused.error, /draft\.md: “33,33S\.00” \(支出总体情况表 · .*\) cannot be read as an amount/u);
  assert.match(runCli(['convert', 'draft.md'], { cwd }).error, /convert needs --to with one of 元, 百元, 千元, 万元, 亿元/u);
  assert.match(runCli(['convert', '--to', '美元', 'draft.md'], { cwd }).error, /Option --to cannot be "美元"/u);
  assert.match(runCli(['check', '--to', '元', 'draft.md'], { cwd }).error, /Option --to is not for check/u);
});
