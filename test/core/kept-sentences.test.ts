import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keptList } from '../../server/src/core/base/kept-list.js';
import { RoomyText } from '../../server/src/core/base/roomy-text.js';
import { readParagraphs } from '../../server/src/core/prose/read-paragraphs.js';
import { readProse } from '../../server/src/core/prose/read-prose.js';
import { type KeptBlocks, readKeptBlocks } from '../../server/src/core/table/kept-blocks.js';
import fc from '../support/fast-check.js';

const YEAR = 2024;

/** Sentences that go on from each other, announce lists and stand alone. */
const LINES = [
  '一、收支情况',
  '2024年收入预算100.00万元，比上年减少5.00万元，下降4.8%。',
  '其中：财政拨款80.00万元，其他收入20.00万元。',
  '与上年相比增加3.00万元，增长3.9%。',
  '“三公”经费预算12.5万元，其中：',
  '（一）公务接待费2.50万元，占20%；',
  '（二）公务用车运行费10.00万元（其中购置费1.00万元）。',
  '主要用于日常工作。',
  '二、其他说明如下：',
  '比上年减少1.00万元。',
  '本部门没有举借债务',
];

const drafts = fc.array(fc.constantFrom(...LINES, '| 项目 | 金额 |\n|---|---|\n| 合计 | 5.00 |'), { minLength: 2, maxLength: 24 });
const edits = fc.array(fc.record({ line: fc.nat(), column: fc.nat(), word: fc.constantFrom('5', '9', '其中', '：', '。', '万元', '') }), {
  minLength: 1,
  maxLength: 12,
});

function sentencesOf(text: RoomyText, before?: KeptBlocks) {
  const kept = readKeptBlocks(text, before);
  const paragraphs = readParagraphs(kept.blocks);
  return { kept, paragraphs, prose: readProse(paragraphs, YEAR) };
}

/** All that is claimed, in words and places. */
function told({ prose }: ReturnType<typeof sentencesOf>): unknown {
  return prose.statements.map(({ item, level, restated, comparisons, shares, whole, partWord, list }) => ({
    item,
    level: level && [level.figure.cell, level.amount, level.role],
    restated: restated.map(({ figure }) => figure.cell),
    comparisons: comparisons.map(({ base, change, rate, previous, flat }) => [
      base,
      change?.figure.cell,
      rate?.percent,
      previous?.figure.cell,
      flat,
    ]),
    shares: shares.map(({ percent, of }) => [percent, of]),
    whole: whole && prose.statements.indexOf(whole),
    partWord,
    list: list && prose.statements.findIndex((other) => other.list === list),
  }));
}

describe('sentences of a text that is being typed', () => {
  it('are what they are when the text is read at once, after each edit', () => {
    fc.assert(
      fc.property(drafts, edits, (lines, changes) => {
        let text = RoomyText.of(lines.join('\n\n'));
        let read = sentencesOf(text);
        for (const { line, column, word } of changes) {
          const at = line % text.lineCount;
          const place = column % (text.line(at).length + 1);
          text = text.withinLine(at, place, place + (word === '' ? 1 : 0), word) ?? text;
          read = sentencesOf(text, read.kept);
          assert.deepEqual(told(read), told(sentencesOf(text)));
        }
      }),
    );
  });

  it('are the same objects where an edit is in a table, and but for their own passage where it is in a sentence', () => {
    const lines = [
      '收入预算100.00万元。',
      '',
      '| 项目 | 金额 |',
      '|---|---|',
      '| 合计 | 5.00 |',
      '',
      '支出预算90.00万元。',
      '',
      '其中：项目支出1.00万元。',
    ];
    const text = RoomyText.of(lines.join('\n'));
    const first = sentencesOf(text);
    const inTable = sentencesOf(text.withinLine(4, 7, 8, '6') as RoomyText, first.kept);
    assert.equal(inTable.prose, first.prose);
    const inSentence = sentencesOf(text.withinLine(8, 7, 8, '2') as RoomyText, first.kept);
    assert.equal(inSentence.prose.passages[0], first.prose.passages[0]);
    assert.notEqual(inSentence.prose.passages[1], first.prose.passages[1]);
    assert.equal(first.prose.passages.length, 2);
  });
});

describe('a kept list', () => {
  it('is the list before it while its members are the same, and another one when any is not', () => {
    const members = fc.array(fc.constantFrom<object | undefined>({ a: 1 }, { b: 2 }, undefined), { maxLength: 6 });
    fc.assert(
      fc.property(members, members, (one, other) => {
        const same = keptList<object, readonly (object | undefined)[]>();
        const kept = same(one);
        assert.equal(kept, one);
        assert.deepEqual(same(other), other);
        const isEqual = one.length === other.length && one.every((member, index) => member === other[index]);
        assert.equal(same([...other]) === one, isEqual && one.some((member) => member !== undefined));
      }),
    );
  });
});
