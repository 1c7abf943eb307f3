import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type PreviewReading, patchBetween, readPreview } from '../../server/src/core/api.js';
import { applyPatch } from '../../server/src/page/apply-patch.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
import fc from '../support/fast-check.js';
import { holdsBothWays, shownWords, writtenWords } from '../support/preview-places.js';
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

describe('the preview', () => {
  for (const { name, text } of tableDocuments)
    it(`leads from each place to its source and back, and shows every word: ${name}`, () => {
      const reading = read(text);
      holdsBothWays(reading);
      const words = shownWords(reading.model);
      for (const written of writtenWords(text)) assert.ok(words.includes(written), written);
    });

  it('leads from each place to its source and back in generated drafts', () => {
    fc.assert(
      fc.property(writtenDraft, (text) => {
        assert.ok(holdsBothWays(read(text)) > 0);
      }),
      { numRuns: 40 },
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
