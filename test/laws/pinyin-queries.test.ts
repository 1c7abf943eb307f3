import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionsAt } from '../../server/src/core/api.js';
import { readingsAt } from '../../server/src/core/base/pinyin.js';
import { kindOfCode, officialCatalogue, parentCodes } from '../../server/src/core/budget/catalogue/catalogue.js';
import { check, pipeDraft } from '../support/core-readings.js';

const YEAR = 2022;

/**
 * A hundred subjects with the first four letters of their names, as an author types them who knows what they are called and no
 * more. They were taken at even steps from the codes of 2022: 30 款 of the departments' and 10 of the government's economic
 * subjects, 5 类, 15 款 and 40 项 of function, so that rare ones, long ones and names that many share (行政运行, 机关服务) are among
 * them as often as in the catalogue; the letters were looked at one by one.
 */
const QUERIES = `
  30102 jtbt  30108 jgsy  30111 gwyy  30114 ylf  30203 zxf  30206 df
  30209 wygl  30214 zlf  30217 gwjd  30225 zyrl  30229 flf  30240 sjjf
  30302 txf  30306 jjf  30309 jlj  30399 qtdg  30704 gwzw  30903 zysb
  30907 xxwl  30921 wwhc  31001 fwjz  31005 jcss  31009 tdbc  31012 cqbc
  31021 wwhc  31199 qtdq  31204 fybt  31299 qtdq  39907 gjpc  39910 zbxz
  50199 qtgz  50206 gwjd  50303 gwyc  50403 gwyc  50599 qtds  50804 zbjz
  50905 ltxf  51103 gnzw  51304 dczj  59908 dmjf  204 ggaq  210 wsjk
  216 syfw  223 gyzb  232 zwfx  20109 hgsw  20201 wjgl  20405 fy
  20601 kxjs  20710 gjdy  20824 bcdl  21002 glyy  21107 fshm  21211 nytd
  21367 sxsk  21472 cltx  21901 ybgg  22204 lycb  22999 qtzc  23202 zyzf
  2010206 czyz  2010601 xzyx  2010911 hgjg  2012301 xzyx  2013105 zxyw  2013702 ybxz
  2020403 whtk  2040199 qtwz  2040602 ybxz  2040904 bmjs  2050599 qtgb  2060304 zxky
  2069902 hyj  2070309 tyjl  2080102 ybxz  2080508 djgs  2081006 ylfw  2082699 czdq
  2091101 jbyl  2100410 tfgg  2110104 sthj  2110699 qttg  2120101 xzyx  2121100 nytd
  2130103 jgfw  2130213 zfyj  2130333 xxgl  2136701 jcss  2140136 slys  2140603 clgz
  2147099 qthn  2150501 xzyx  2160203 jgfw  2170399 qtjr  2200504 qxsy  2220105 xxtj
  2220599 qtzy  2240204 xfyj  2290201 ncyl  2340102 zdyq
`;

const queries = QUERIES.trim()
  .split(/\s{2,}/u)
  .map((query) => query.split(' ') as [code: string, letters: string]);

/** A table with the rows of the subjects above a code, and below them the row that is being typed. */
function rankOf(code: string, letters: string, withParents: boolean): number {
  const kind = kindOfCode(code) ?? 'function';
  const label = { 'department-economic': '部门经济科目', 'government-economic': '政府经济科目' }[kind as string] ?? '功能科目';
  const nameOf = (each: string) => officialCatalogue.entryIn(kind, each, YEAR)?.name ?? '';
  const parents = withParents ? [...parentCodes(code)].reverse().map((parent) => [parent, nameOf(parent), '10.00']) : [];
  const draft = pipeDraft(`${YEAR}年支出预算表`, [`${label}编码`, `${label}名称`, '合计'], ['', '合计', '10.00'], ...parents);
  const text = `${draft}| ${letters}`;
  const items = completionsAt(text, text.length, check(draft))?.items ?? [];
  return items.findIndex(({ subject }) => subject?.code === code);
}

function isAmongFive(rank: number): boolean {
  return rank >= 0 && rank < 5;
}

describe('a hundred subjects by the first letters of their names', () => {
  it('is a broad choice', () => {
    assert.equal(new Set(queries.map(([code]) => code)).size, 100);
    for (const [code] of queries) assert.ok(officialCatalogue.entryIn(kindOfCode(code) ?? 'function', code, YEAR), code);
  });

  it('finds at least 95 among the first five, below the rows they belong to', () => {
    const missed = queries.filter(([code, letters]) => !isAmongFive(rankOf(code, letters, true)));
    assert.ok(missed.length <= 5, missed.join(' '));
  });

  it('finds the economic subjects, the 类 and most others among the first five in a table without rows', () => {
    const missed = queries.filter(([code, letters]) => !isAmongFive(rankOf(code, letters, false))).map(([code]) => code);
    assert.deepEqual(
      missed.filter((code) => !code.startsWith('2') || code.length === 3),
      [],
    );
    assert.ok(missed.length <= 20, `${missed.length} missed: ${missed.join(' ')}`);
  });
});

describe('characters that are read in several ways', () => {
  it('are read as the names of subjects need it', () => {
    const words = {
      行政运行: 'xing zheng yun xing',
      工商行政管理: 'gong shang xing zheng guan li',
      银行: 'yin hang',
      行业: 'hang ye',
      重点: 'zhong dian',
      恢复重建: 'hui fu chong jian',
      差旅费: 'chai lv fei',
      还本付息: 'huan ben fu xi',
      退耕还林: 'tui geng huan lin',
      会计: 'kuai ji',
      会议费: 'hui yi fei',
      统计调查: 'tong ji diao cha',
      调出资金: 'diao chu zi jin',
      价格调节: 'jia ge tiao jie',
      畜牧: 'xu mu',
      参政: 'can zheng',
      长期: 'chang qi',
      单位: 'dan wei',
    };
    for (const [word, reading] of Object.entries(words)) {
      assert.equal([...word].map((_, place) => readingsAt(word, place)[0]).join(' '), reading, word);
    }
  });
});
