import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { colours, type GrammarName, tokenise } from '../support/grammar.js';

describe('the colours of a draft', () => {
  it('a code, its amounts and the total row of a pipe table', async () => {
    await shows('markdown', '| 2080505 | 机关事业单位基本养老保险缴费支出 | 264.26 | 0.00 | |', 'code 2080505, amount 264.26, amount 0.00');
    await shows('markdown', '| | 合 计 | 103,089.22 | -12.00 | (3.50) |', 'total 合 计, amount 103,089.22, amount -12.00, amount (3.50)');
    await shows(
      'markdown',
      '| 本年收入合计 | 103019.22 | 本年支出合计 | 1734.65 万元 |',
      'total 本年收入合计, amount 103019.22, total 本年支出合计, amount 1734.65 万元',
    );
  });

  it('every row of a table, whether or not pipes stand at its ends', async () => {
    const table = [
      '| 科目编码 | 科目名称 | 合计 |',
      '|---|---|--:|',
      '| 208 | 社会保障和就业支出 | 502.15 |',
      '| 20805 | 行政事业单位养老支出 | 502.15 |',
    ];
    await shows('markdown', table.join('\n'), 'code 208, amount 502.15, code 20805, amount 502.15');
    const bare = table.map((row) => row.slice(1, -1).trim());
    await shows('markdown', bare.join('\n'), 'code 208, amount 502.15, code 20805, amount 502.15');
  });

  it('a code in brackets before its name, also beside another', async () => {
    await shows('markdown', '| [30101]基本工资 | [50101]工资奖金津贴补贴 | 345.37 |', 'code 30101, code 50101, amount 345.37');
    await shows('markdown', '[201]一般公共服务支出\t102517.07', 'code 201, amount 102517.07');
  });

  it('a code split over three columns', async () => {
    await shows('markdown', '208\t05\t02\t事业单位离退休\t538,440', 'code 208, code 05, code 02, amount 538,440');
    await shows('markdown', '| 208 | 05 | | 行政事业单位养老支出 | 1,696,828 |', 'code 208, code 05, amount 1,696,828');
    await shows('markdown', '208\t\t\t社会保障和就业支出\t11,281,624', 'code 208, amount 11,281,624');
  });

  it('rows with tabs, also where the first cell is blank', async () => {
    await shows('markdown', '2010350\t事业运行\t5648.76\t', 'code 2010350, amount 5648.76');
    await shows('markdown', '\t总计\t7941.09\t0.00', 'total 总计, amount 7941.09, amount 0.00');
    await shows('markdown', '\t\t四、卫生健康支出\t33.00', 'amount 33.00');
  });

  it('whole numbers are amounts in a row known for money', async () => {
    await shows('markdown', '| 一、共享收入 | 24039 | 21561 | 11.49 |', 'amount 24039, amount 21561, amount 11.49');
    await shows(
      'markdown',
      '| 收入总计 | 12121164 | 支出总计 | 12121164 |',
      'total 收入总计, amount 12121164, total 支出总计, amount 12121164',
    );
  });

  it('neither headers, column numbers, years, counts nor the code of a unit', async () => {
    await shows('markdown', '| 科目编码 | 科目名称 | 合计 | 2021年预算 |', '');
    await shows('markdown', '| 栏次 | 1 | 2 | 3 |', '');
    await shows('markdown', '| 某项目 | 2021 | 12 | 80.00% | 5.00 |', 'amount 5.00');
    await shows('markdown', '190004\t数字政府运营中心\t0.11', 'amount 0.11');
  });
});

describe('what is not a draft keeps its look', () => {
  it('prose, whatever numbers it has', async () => {
    await shows('markdown', '2022年合计支出 103,089.22 万元，其中 2080505 科目 264.26 万元，增长 5.00%。', '');
    await shows('markdown', '合计 12.00\n\n- 合计 12.00\n\n> 208 社会保障 5.00\n\n## 合计 | 12.00', '');
    await shows('markdown', '选择 a | 12.00 元', '');
  });

  it('code blocks, comments and front matter', async () => {
    const row = '| 208 | 社会保障和就业支出 | 502.15 |';
    await shows('markdown', `\`\`\`\n${row}\n\`\`\``, '');
    await shows('markdown', `<!--\n${row}\n-->`, '');
    await shows('markdown', `---\ntitle: a\n${row}\n---\n`, '');
  });

  it('tables in other languages, and Chinese tables without money', async () => {
    await shows('markdown', '| 404 | Not found | 12.00 |\n| 20160 | TiKV | 1,000 |', '');
    await shows('markdown', '| 404 | 未找到 |\n|---|---|\n| 201 | 已创建 |', '');
    await shows('markdown', '|TiFlash|20170|TiFlash Proxy 服务端口|', '');
  });

  it('the inline markup of a row stays what it was', async () => {
    const row = '| **重点** `x` | 见 [附表](a.md) | 12.00 |';
    const own = (tokens: Awaited<ReturnType<typeof tokenise>>) =>
      tokens.flat().map(({ scopes, startIndex }) => `${startIndex} ${scopes.filter((scope) => !scope.includes('budget-draft')).join(' ')}`);
    const table = `| 名称 | 依据 | 金额 |\n|---|---|---|\n${row}`;
    const marked = own(await tokenise('host', table)).filter((token) => /bold|inline\.raw|link/.test(token));
    const found = own(await tokenise('markdown', table));
    assert.ok(marked.length > 3);
    assert.deepEqual(
      marked.filter((token) => !found.includes(token)),
      [],
    );
  });
});

describe('the colours of plain text', () => {
  it('begin with the first line that only a budget has', async () => {
    const rows = '合计\t12.00\n2080505\t养老保险缴费\t12.00';
    await shows('plain', rows, '');
    await shows('plain', `单位：万元\n${rows}`, 'total 合计, amount 12.00, code 2080505, amount 12.00');
    await shows('plain', `科目编码\t科目名称\t预算数\n${rows}`, 'total 合计, amount 12.00, code 2080505, amount 12.00');
    await shows('plain', '单位：元\n| 208 | 社会保障和就业支出 | 5,000 |', 'code 208, amount 5,000');
    await shows('plain', '单位：元\n合计 5,000 元，2080505 养老。', '');
  });
});

async function shows(name: GrammarName, text: string, expected: string): Promise<void> {
  const found = await colours(name, text);
  assert.equal(found.map(({ kind, text }) => `${kind} ${text}`).join(', '), expected, text);
}
