import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type Locale, renamableAt, rename } from '../../server/src/core/api.js';
import { waterDraft } from '../support/navigation-drafts.js';

const at = (text: string, words: string, into = 1) => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return start + into;
};

function renamed(words: string, to: string, text = waterDraft, locale: Locale = 'zh-CN') {
  const change = rename(analyse(text, { locale }), at(text, words), to);
  if ('refused' in change) return assert.fail(change.refused);
  return { ...change, text: applyEdits(text, change.edits) };
}

function refusal(words: string, to: string, text = waterDraft, locale: Locale = 'zh-CN'): string {
  const change = rename(analyse(text, { locale }), at(text, words), to);
  return 'refused' in change ? change.refused : assert.fail(`${words} can be renamed`);
}

/** The lines that a rename changes. */
const changedLines = (text: string) => {
  const before = waterDraft.split('\n');
  return text.split('\n').filter((line, place) => line !== before[place]);
};

describe('renaming', () => {
  it('a project, in text and tables, with markup inside its name; longer names stay', () => {
    const { text, title, note, edits } = renamed('河道综合整治工程200', '水系连通整治项目');
    assert.deepEqual(changedLines(text), [
      '2022年安排水系连通整治项目200.00万元，“农村饮水安全”项目70.00万元。水系连通整治项目与河道综合整治工程二期分别实施，河道综合整治工程补助另行下达。',
      '| **水系连通<br>整治项目** | 200.00 | 200.00 | 0.00 |',
      '水系连通整治项目\t200.00\t水系连通整治项目完成40公里',
    ]);
    assert.equal(title, '将“河道综合整治工程”改名为“水系连通整治项目”');
    assert.equal(note, '另有 1 处“河道综合整治工程”像是更长名称的一部分，没有改动（第 35 行）。');
    assert.deepEqual(
      [...new Set(edits.map(({ annotation }) => annotation?.label))],
      ['正文', '表 3 部门预算项目支出表', '表 4 重点项目绩效目标表'],
    );
  });

  it('a name that a page cuts, in wide and narrow characters: only what differs changes', () => {
    const { text } = renamed('"水美乡村"短', '"水美乡村"短视频制作推广服务(2023年)项目');
    assert.deepEqual(changedLines(text), [
      '| “水美乡村”短视频制作 | 30.00 | 30.00 | 0.00 |',
      '| 推广服务（2023年）项目 | | | |',
      '"水美乡村"短视频制作推广服务(2023年)项目\t30.00\t播放100万次\t',
    ]);
  });

  it('a name with a blank of the layout in it keeps the blank', () => {
    const { text } = renamed('农村饮水安全”', '农村供水安全');
    assert.ok(text.includes('| 农村供水 安全 | 70.00'), text);
    assert.ok(text.includes('“农村供水安全”项目70.00万元'));
  });

  it('the owner, in titles, lines and rows, also where a line of cells names it', () => {
    const { text } = renamed('青川市水务局', '青川市水利局');
    assert.equal(text.split('青川市水利局').length - 1, 8);
    assert.ok(!text.includes('青川市水务局'));
    assert.ok(text.includes('部门名称：青川市水利局\t\t\t单位：万元'));
  });

  it('a document of CRLF lines keeps them', () => {
    const { text } = renamed('河道综合整治工程200', '水系连通整治项目', waterDraft.replaceAll('\n', '\r\n'));
    assert.equal(text.split('\r\n').length, waterDraft.split('\n').length);
    assert.ok(text.includes('| **水系连通<br>整治项目** | 200.00'));
  });
});

describe('nothing is renamed', () => {
  it('that the catalogue names, in a code, its name, an overview or a sentence', () => {
    for (const words of ['2080505', '机关事业单位基本养老', '社会保障和就业支出 | 90.00 |\n', '社会保障和就业支出90']) {
      assert.match(refusal(words, '新名称'), /科目名称由目录规定/u, words);
    }
  });

  it('where no name stands', () => {
    assert.match(refusal('660.00', '新名称'), /没有可以重命名/u);
    assert.match(refusal('负责全市', '新名称'), /没有可以重命名/u);
    assert.match(refusal('负责全市', 'x', waterDraft, 'en'), /no name of a project/u);
  });

  it('to what breaks a table apart, or to nothing', () => {
    for (const wish of ['甲|乙', '甲\t乙', '甲\n乙', '甲\\'])
      assert.match(refusal('河道综合整治工程200', wish), /竖线、反斜线、制表符或换行/u);
    for (const wish of ['', '  ', '\u3000']) assert.match(refusal('河道综合整治工程200', wish), /不能为空/u);
    assert.match(refusal('河道综合整治工程200', '长'.repeat(200)), /不能超过/u);
  });

  it('in a document that is no budget', () => {
    const text = '# Notes\n\n| Project | Cost |\n| --- | --- |\n| Alpha project | 3 |\n';
    assert.match(refusal('Alpha', 'Beta', text), /没有可以重命名/u);
  });
});

it('what would be renamed is the name under the cursor, as it reads', () => {
  const analysis = analyse(waterDraft, { locale: 'zh-CN' });
  const found = renamableAt(analysis, at(waterDraft, '推广服务（'));
  assert.ok('name' in found);
  assert.equal(found.name, '"水美乡村"短视频宣传推广服务(2022年)项目');
  assert.equal(waterDraft.slice(found.span.start, found.span.end), '推广服务（2022年）项目');
});
