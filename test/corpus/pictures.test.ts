import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, type Picture, picturesOf, type Span } from '../../server/src/core/api.js';
import { allNodes, numbersOf } from '../support/picture-numbers.js';
import { sharedFiles, withFile } from '../support/shared-corpus.js';

const seeds = sharedFiles('seeds', /\.md$/);

describe('the pictures of real budgets', () => {
  it('print every number where the document does', () => {
    for (const { name, text } of [...seeds, ...sharedFiles('corpus/budget', /\.(?:md|txt)$/)]) {
      for (const picture of pictures(text)) {
        for (const { amount, place } of numbersOf(picture)) {
          assert.ok(place, name);
          assert.equal(text.slice(place.start, place.end), amount, `${name} ${picture.id}`);
        }
      }
    }
  });

  it('are none where the document is no budget', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /./)) assert.deepEqual(pictures(text), [], name);
  });

  it('are six for each of the two seeds', () => {
    for (const { name, text } of seeds) {
      const ids = pictures(text).map(({ id }) => id);
      assert.deepEqual(ids, ['flow', 'functions', 'economic', 'basic-and-project', 'three-public', 'years'], name);
    }
  });

  // The numbers of DOMAIN: A3, A4 and D3 name them, and the tables print them.
  it('follow 70.00 out of the reserves of the one department', () => {
    withFile(seeds, 'guangdong-2022.md', (text) => {
      assert.deepEqual(nodesOf(text), [
        '收入总计 103089.22',
        '预算拨款 103019.22',
        '用事业基金弥补收支差额 70.00',
        '一般公共服务支出 102587.07',
        '社会保障和就业支出 502.15',
      ]);
      const economic = pictures(text).find(({ id }) => id === 'economic');
      const roots = economic?.chart.kind === 'tree' ? economic.chart.roots : [];
      assert.deepEqual(
        roots.map(({ name, amount }) => `${name} ${amount}`),
        ['基本支出 3019.22', '项目支出 100000.00'],
      );
      assert.ok(allNodes(roots).some(({ name, amount }) => name === '工资福利支出（对事业单位经常性补助）' && amount === '108.00'));
    });
  });

  it('show what the other spends on five classes', () => {
    withFile(seeds, 'guangzhou-2021.md', (text) => {
      assert.deepEqual(nodesOf(text), [
        '收入总计 7941.09',
        '一般公共预算 7941.09',
        '一般公共服务支出 5648.76',
        '科学技术支出 1492.91',
        '社会保障和就业支出 160.06',
        '卫生健康支出 33.00',
        '住房保障支出 606.36',
      ]);
      const split = pictures(text).find(({ id }) => id === 'basic-and-project');
      assert.deepEqual(
        split?.table.rows.at(-1)?.map((cell) => cell.text),
        ['总计', '2396.50', '5544.59', '7941.09'],
      );
      assert.match(
        pictures(text).find(({ id }) => id === 'three-public')?.description ?? '',
        /“三公”经费 7\.80 万元，其中公务用车运行维护 7\.80 万元。/,
      );
    });
  });
});

function pictures(text: string): readonly Picture<Span>[] {
  return picturesOf(analyse(text, { locale: 'zh-CN' }));
}

function nodesOf(text: string): readonly string[] {
  const flow = pictures(text).find(({ id }) => id === 'flow');
  return flow?.chart.kind === 'flow' ? flow.chart.nodes.map(({ name, amount }) => `${name} ${amount}`) : [];
}
