import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type PreviewPatch, type PreviewReading, patchBetween, readPreview } from '../../server/src/core/api.js';
import { sharedFiles } from '../support/shared-corpus.js';

/** A table of so many projects in nine columns; each `wrongEvery`th differs from the sum of its parts. */
function projects(count: number, wrongEvery = Number.POSITIVE_INFINITY): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const total = (at + 1) % wrongEvery === 0 ? '7.00' : '6.00';
    return `| 190004 | 第 ${at + 1} 号河段维护项目 | ${total} | 5.00 | 3.00 | 2.00 | 1.00 | 0.00 | 说明 ${at + 1} |`;
  });
  const all = (each: number) => `${(count * each).toFixed(2)}`;
  return [
    '# 青川河道管理所 2022 年部门预算',
    '',
    '项目支出预算表',
    '',
    '单位：万元',
    '',
    '| 单位编码 | 项目名称 | 总计 | 财政拨款 | | | 其他资金 | 上年结转 | 备注 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    '| | | | 小计 | 一般公共预算 | 政府性基金预算 | | | |',
    `| | 合计 | ${all(6)} | ${all(5)} | ${all(3)} | ${all(2)} | ${all(1)} | 0.00 | |`,
    ...rows,
    '',
  ].join('\n');
}

function read(text: string, before?: PreviewReading): PreviewReading {
  return readPreview(analyse(text, { locale: 'zh-CN' }), { isMarkdown: true, before });
}

/** What a page is sent when the content of one cell changes. */
function patchOfCell(text: string, before: PreviewReading, row: number, column: number, newText: string): PreviewPatch {
  const table = before.model.blocks.find((block) => block.kind === 'table' && block.rows.length > row);
  const span = table && before.spanOf({ block: table.id, row, column });
  assert.ok(span);
  return patchBetween(before.model, read(applyEdits(text, [{ span, newText }]), before).model);
}

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

describe('what a page is sent', () => {
  it('after an edit of one cell in a table of 10,000 rows is that row and what is said of it', () => {
    const text = projects(10_000);
    const before = read(text);
    assert.equal(before.model.findings.length, 0);
    assert.ok(bytes(before.model) > 500_000);
    assert.ok(bytes(patchOfCell(text, before, 5000, 8, '改过的说明')) < 400);
    assert.ok(bytes(patchOfCell(text, before, 5000, 1, '另一个项目')) < 400);
    const wrong = patchOfCell(text, before, 5000, 2, '9.00');
    assert.equal(wrong.tables?.[0]?.rows?.added.length, 1);
    assert.ok(bytes(wrong) < 60_000, `${bytes(wrong)}`);
  });

  it('does not repeat the findings that stand elsewhere', () => {
    const text = projects(2000, 4);
    const before = read(text);
    const table = before.model.blocks.find((block) => block.kind === 'table');
    assert.ok(table && before.model.findings.length >= 100);
    assert.ok(bytes(patchOfCell(text, before, 1001, 8, '改过')) < 400);
    // A row that comes moves the places of findings behind it, and not their words.
    const at = before.spanOf({ block: table.id, row: 1001 })?.start ?? 0;
    const row = '| 190004 | 新项目 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | |\n';
    const longer = patchBetween(before.model, read(applyEdits(text, [{ span: { start: at, end: at }, newText: row }]), before).model);
    assert.ok(bytes(longer) < bytes(before.model.findings) / 2, `${bytes(longer)} of ${bytes(before.model.findings)}`);
  });

  it('after an edit of one cell of a real budget is a small part of it', () => {
    for (const { name, text } of sharedFiles('seeds', /\.md$/)) {
      const before = read(text);
      for (const [row, column] of [
        [2, 1],
        [5, 1],
      ] as const) {
        const patch = patchOfCell(text, before, row, column, '12345.67');
        assert.ok(bytes(patch) < bytes(before.model) / 5, `${name}: ${bytes(patch)} of ${bytes(before.model)}`);
      }
    }
  });
});

it('reading a preview and telling two apart take time in proportion to the rows', () => {
  const small = times(projects(2500));
  const large = times(projects(20_000));
  // Eight times the rows; what is quadratic would take 64 times as long.
  for (const step of ['read', 'patch'] as const)
    assert.ok(large[step] < 30 * Math.max(small[step], 1), `${step}: ${small[step]} ms, ${large[step]} ms`);
});

/** The best of some runs, in ms. */
function times(text: string): { readonly read: number; readonly patch: number } {
  const analysis = analyse(text, { locale: 'zh-CN' });
  const before = readPreview(analysis, { isMarkdown: true });
  const after = readPreview(analysis, { isMarkdown: true, before });
  const best = (run: () => unknown) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        run();
        return performance.now() - start;
      }),
    );
  return {
    read: best(() => readPreview(analysis, { isMarkdown: true, before })),
    patch: best(() => patchBetween(before.model, after.model)),
  };
}
