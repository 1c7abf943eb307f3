import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, readPreview } from '../../server/src/core/api.js';
import { hiddenLines, holdsBothWays, holdsOrder } from '../support/preview-places.js';
import { sharedFiles, withFile } from '../support/shared-corpus.js';

const documents = [...sharedFiles('seeds', /\.md$/), ...sharedFiles('corpus/budget', /\.(?:md|txt)$/)];

function read(text: string) {
  return readPreview(analyse(text, { locale: 'zh-CN' }), { isMarkdown: true });
}

describe('previews of real documents', () => {
  for (const { name, text } of documents)
    it(`show every line once the pages are joined, in order, and lead to each cell: ${name}`, () => {
      const reading = read(text);
      holdsBothWays(reading);
      holdsOrder(reading);
      assert.deepEqual(hiddenLines(text, reading), []);
    });

  it('of ordinary documents show every line, without findings', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /\.md$/)) {
      // What is a tag and what a comment in the code of a program is not for this test to tell.
      const source = text.replaceAll('<', '(');
      const reading = read(source);
      const { model } = reading;
      assert.deepEqual(hiddenLines(source, reading), [], name);
      holdsOrder(reading);
      assert.deepEqual([model.findings.length, model.checklist, model.pictures.length], [0, undefined, 0], name);
    }
  });

  it('join the pages of a table', () =>
    withFile(documents, 'guangzhou-2021.md', (text) => {
      const { model } = read(text);
      // The document prints 28 runs of rows; its contents name 14 tables.
      assert.equal(model.blocks.filter(({ kind }) => kind === 'table').length, 14);
      assert.equal(model.title, '广州市数字政府运营中心 2021 年部门预算');
    }));
});
