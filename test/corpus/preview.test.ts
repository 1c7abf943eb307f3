import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, readPreview } from '../../server/src/core/api.js';
import { holdsBothWays, shownWords, writtenWords } from '../support/preview-places.js';
import { sharedFiles, withFile } from '../support/shared-corpus.js';

const documents = [...sharedFiles('seeds', /\.md$/), ...sharedFiles('corpus/budget', /\.(?:md|txt)$/)];

function read(text: string) {
  return readPreview(analyse(text, { locale: 'zh-CN' }), { isMarkdown: true });
}

describe('previews of real documents', () => {
  for (const { name, text } of documents)
    it(`show every word once the pages are joined, and lead to each of them: ${name}`, () => {
      const reading = read(text);
      holdsBothWays(reading);
      const words = shownWords(reading.model);
      assert.deepEqual(
        writtenWords(text).filter((written) => !words.includes(written)),
        [],
      );
    });

  it('of ordinary documents show their words without findings', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /\.md$/)) {
      const { model } = read(text);
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
