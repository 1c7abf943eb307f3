import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type PreviewReading, patchBetween, readPreview } from '../../server/src/core/api.js';
import { applyPatch } from '../../server/src/page/apply-patch.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
import fc from '../support/fast-check.js';
import { hiddenLines, holdsBothWays, holdsOrder } from '../support/preview-places.js';
import { tableDocuments, writtenDraft } from '../support/table-drafts.js';

function read(text: string, before?: PreviewReading): PreviewReading {
  return readPreview(analyse(text, { locale: 'zh-CN' }), { isMarkdown: true, before });
}

/** An edit at a share of the text, so that it falls somewhere in every text. */
interface RandomEdit {
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.integer({ min: 0, max: 40 }),
  added: fc.constantFrom(
    '',
    '7',
    '\n',
    '\n\n## 三、新的一节\n\n',
    '| 新行 | 1.00 |\n',
    '\t',
    '文字',
    '\n| 甲 | 乙 |\n| --- | --- |\n| 子 | 1.00 |\n',
  ),
});

function edited(text: string, { at, removed, added }: RandomEdit): string {
  const start = Math.floor(at * text.length);
  return applyEdits(text, [{ span: { start, end: Math.min(text.length, start + removed) }, newText: added }]);
}

/** Lines of all kinds, each with words of its own, as an author, a converter or a page may have set them. */
const someLines: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    fc.nat({ max: 99_999 }),
    fc.constantFrom<(word: string) => readonly string[]>(
      () => [''],
      () => [''],
      (word) => [`第${word}段，本年收入 1.00 万元，`],
      (word) => [`（${word}）增加 2.00 万元。`],
      (word) => [`## 一、标题${word} ##`],
      (word) => [`标题${word}`, '---'],
      (word) => [`- 第${word}条`, `  - 其中第${word}款`, '  接着说'],
      (word) => [`> 引文${word}，`, '> 还有一行。'],
      (word) => ['```text', `# 代码${word}`, '---', `| 码${word} |`, '```'],
      (word) => ['~~~~', `代码${word}`, '~~~', '~~~~'],
      (word) => [`    缩进${word}`],
      (word) => [`收入${word}总表`, '单位：万元'],
      () => ['单位：元'],
      (word) => [`— ${word} —`],
      (word) => [word],
      () => ['2022'],
      () => ['<!-- 备注 -->'],
      (word) => [`| 项目${word} | 金额 |`, '| --- | --- |', `| 收入${word} | 1.00 |`, '| 支出 | 2.00 | 多出 |'],
      (word) => [`| 类别 | | 金额${word} |`, '| --- | --- | --- | --- |', '| 编码 | 名称 | | 备注 |', `| 201 | 某${word} | 1.00 |`],
      (word) => ['| 类别 | 金额 | 说明 | 更多 |', '| --- | --- | --- | --- |', `| 收入${word} | 1.00 |`, '| 支出 | 2.00 |'],
      (word) => [`编码\t名称${word}\t金额`, `201\t某${word}\t1.00`, '202\t别的\t2.00'],
      (word) => ['项目\t1\t2', `收入${word}<br>合计\t1.00\t2.00`],
    ),
  )
  .map(([number, write]) => write(`${number}`));

describe('the preview', () => {
  for (const { name, text } of tableDocuments)
    it(`leads from each place to its source and back, and shows every line in order: ${name}`, () => {
      const reading = read(text);
      holdsBothWays(reading);
      holdsOrder(reading);
      assert.deepEqual(hiddenLines(text, reading), []);
    });

  it('leads from each place to its source and back in generated drafts', () => {
    fc.assert(
      fc.property(writtenDraft, (text) => {
        const reading = read(text);
        assert.ok(holdsBothWays(reading) > 0);
        holdsOrder(reading);
        assert.deepEqual(hiddenLines(text, reading), []);
      }),
      { numRuns: 40 },
    );
  });

  it('shows every line of whatever is in a document, in order', () => {
    fc.assert(
      fc.property(fc.array(someLines, { minLength: 1, maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (pieces, lineEnd) => {
        const text = pieces.map((lines) => `${lines.join(lineEnd)}${lineEnd}`).join('');
        const reading = read(text);
        assert.deepEqual(hiddenLines(text, reading), [], text);
        holdsOrder(reading);
        holdsBothWays(reading, true);
      }),
      { numRuns: 400 },
    );
  });

  it('is brought from one version to the next by what changed, whatever changed', () => {
    fc.assert(
      fc.property(writtenDraft, fc.array(randomEdit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let source = text;
        let reading = read(source);
        let shown = JSON.parse(JSON.stringify(reading.model));
        for (const edit of edits) {
          source = edited(source, edit);
          const next = read(source, reading);
          shown = applyPatch(shown, JSON.parse(JSON.stringify(patchBetween(reading.model, next.model))));
          assert.deepEqual(shown, JSON.parse(JSON.stringify(next.model)));
          const ids = next.model.blocks.map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length);
          reading = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('sends one row where one cell changed, and keeps all others as they were', () => {
    fc.assert(
      fc.property(consistentDraft, fc.nat(), (draft, pick) => {
        const { text } = writeDraft(draft, { layout: 'pipe' });
        const before = read(text);
        const tables = before.model.blocks.filter((block) => block.kind === 'table');
        const table = tables[pick % tables.length];
        assert.ok(table);
        const row = pick % table.rows.length;
        const column = table.columns.findIndex(({ role }) => role === 'amount');
        const span = before.spanOf({ block: table.id, row, column });
        assert.ok(span);
        const after = read(applyEdits(text, [{ span, newText: '98765.43' }]), before);
        const { order, texts, tables: patches = [] } = patchBetween(before.model, after.model);
        assert.equal(order, undefined);
        assert.equal(texts, undefined);
        const rows = patches.flatMap((patch) => (patch.rows ? [{ block: patch.block, ...patch.rows }] : []));
        assert.deepEqual(
          rows.map(({ block, start, removed, added }) => ({ block, start, removed, added: added.length })),
          [{ block: table.id, start: row, removed: 1, added: 1 }],
        );
        const shown = applyPatch(before.model, patchBetween(before.model, after.model)).blocks.find(({ id }) => id === table.id);
        assert.ok(shown?.kind === 'table');
        for (const [at, each] of shown.rows.entries()) assert.equal(each === table.rows[at], at !== row);
      }),
      { numRuns: 40 },
    );
  });
});
