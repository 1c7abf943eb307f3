// Paragraphs are read whole, whatever a page has cut, and each of their characters knows its place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineMap } from '../../server/src/core/base/line-map.js';
import type { Paragraph } from '../../server/src/core/prose/paragraph.js';
import { readParagraphs } from '../../server/src/core/prose/read-paragraphs.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import fc from '../support/fast-check.js';

function paragraphsOf(text: string): readonly Paragraph[] {
  return readParagraphs(readBlocks(text, new LineMap(text)));
}

const SENTENCES =
  '本预算反映部门年度总体收支预算情况，根据批复填列。某某局2022年度收入、支出预算总计15897.44万元，与上年相比收、支预算总计各增加2248.37万元，增长16.47%。主要原因是增人增资、政策性增资、住房公积金和提租补贴调整以及预留机动经费增加等因素。本部门下属单位包括某某中心，编制三十四名，其中行政编制二十名。';

/** Cuts a text into lines as a page does, within words and figures too. */
function wrapped(text: string, width: number, separator: string): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines.join(separator);
}

describe('paragraphs', () => {
  it('are joined over line ends and blank lines, up to where a line ends with its sentence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 22, max: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'), (width, separator) => {
        const text = `一、收支预算总体情况说明\n\n${wrapped(SENTENCES, width, separator)}\n\n二、收入预算情况说明\n`;
        const read = paragraphsOf(text).filter(({ kind }) => kind === 'body');
        assert.equal(read.map((paragraph) => paragraph.text).join(''), SENTENCES);
        // The sentences with the figures are whole, but where a line happens to end with a full stop.
        for (const paragraph of read) assert.match(paragraph.text, /。$/u);
      }),
    );
  });

  it('map each character to its place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 22, max: 40 }), fc.constantFrom('', '**', ' '), (width, mark) => {
        const text = wrapped(SENTENCES.replace('2248.37', `${mark}2248.37${mark}`), width, '\n');
        for (const paragraph of paragraphsOf(text)) {
          const places = Array.from({ length: paragraph.text.length }, (_, index) => paragraph.spanOf(index, index + 1).start);
          assert.equal(places.map((place) => text[place]).join(''), paragraph.text);
          assert.deepEqual(
            places,
            [...new Set(places)].sort((a, b) => a - b),
          );
        }
      }),
    );
  });

  it('fold full-width digits, brackets and percent signs, and keep the full-width comma', () => {
    const [paragraph] = paragraphsOf('２０２２年收入预算１，２３４．５６万元（含结转），增长　１６．４７　％。');
    assert.equal(paragraph?.text, '2022年收入预算1，234.56万元(含结转)，增长16.47%。');
  });

  it('stand under their headings and items', () => {
    const text = [
      '第三部分 情况说明',
      '',
      '## 五、“三公”经费预算情况',
      '',
      '2021年“三公”经费预算7.8万元。其中：',
      '',
      '（一）因公出国（境）费0万元。',
      '',
      '（二）公务用车购置及运行费7.8万元。',
      '',
      '1.公务用车运行费7.8万元。',
      '',
      '#### **六、机关运行经费**',
      '',
      '机关运行经费0万元。',
    ].join('\n');
    const read = paragraphsOf(text);
    const parentOf = (start: string) => read.find((paragraph) => paragraph.text.startsWith(start))?.parent?.text;
    assert.equal(parentOf('五、'), '第三部分情况说明');
    assert.equal(parentOf('2021年'), '五、“三公”经费预算情况');
    assert.equal(parentOf('(一)'), '2021年“三公”经费预算7.8万元。其中:');
    assert.equal(parentOf('(二)'), '2021年“三公”经费预算7.8万元。其中:');
    assert.equal(parentOf('1.'), '(二)公务用车购置及运行费7.8万元。');
    assert.equal(parentOf('六、'), '第三部分情况说明');
    assert.equal(parentOf('机关运行经费0'), '六、机关运行经费');
  });

  it('leave out page numbers, tables of contents and captions', () => {
    const text = [
      '一、收入预算……………………3',
      '',
      '某某局2022年收入预算100.00万元，比上年增加10.00万元，增长',
      '',
      '- 12 -',
      '',
      '11.11%，主要原因是人员增加。',
      '',
      '2022年收入总体情况表',
      '',
      '单位：万元',
    ].join('\n');
    const read = paragraphsOf(text);
    assert.deepEqual(
      read.filter(({ kind }) => kind !== 'aside').map((paragraph) => paragraph.text),
      ['某某局2022年收入预算100.00万元，比上年增加10.00万元，增长11.11%，主要原因是人员增加。'],
    );
  });

  it('take no footnote for the rest of the line above it', () => {
    const texts = ['负责规划，并组织实施。[^1]', '[^1]:依据“三定”规定，见附件。'];
    assert.deepEqual(
      paragraphsOf(texts.join('\n\n')).map(({ text }) => text),
      texts,
    );
  });
});
