import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { byFunction } from '../support/rule-drafts.js';

const CLASS = '社会保障和就业支出（类）行政事业单位养老支出（款）';

/** An explanation below the table of 一般公共预算支出, with an amount of each kind. */
const explained = `${byFunction}
2022年部门预算情况说明

一、一般公共预算支出情况

2022年一般公共预算支出660万元，其中：基本支出300万元，项目支出360万元。

（一）${CLASS}机关事业单位基本养老保险缴费支出（项）60万元，主要用于缴纳养老保险。

（二）${CLASS}机关事业单位职业年金缴费支出（项）30万元。2022年预算安排30万元，与上年持平。

（三）农林水支出（213类）水利（03款）水利行业业务管理（04项）210万元，比上年增加12.5万元，主要原因是增加防汛值守经费12.5万元。

（四）农林水支出（213类）水利（03款）水利工程运行与维护（06项）3,600,000元。
`;

const rule = { ruleId: 'amount-differs-from-table', severity: 'error' } as const;

describe('amount-differs-from-table: the sentence is wrong', () => {
  it('nothing is said where text and table agree, in 元 or 万元, with zeros left out', () => {
    saysNothing(explained);
  });

  it('two digits swapped in a subject named by its path', () => {
    findsOne(change(explained, '基本养老保险缴费支出（项）60万元', '基本养老保险缴费支出（项）⟦66万元⟧'), {
      ...rule,
      zh: ['机关事业单位基本养老保险缴费支出(项)', '文中为 66.00 万元', '2080505', '为 60.00 万元', '请改用表中数字'],
      en: ['66.00 万元 in the text', '60.00 万元', "Use the table's value"],
      related: ['60.00'],
      fixed: explained,
    });
  });

  it('a code leads to its row', () => {
    findsOne(change(explained, '水利行业业务管理（04项）210万元', '水利行业业务管理（04项）⟦120万元⟧'), {
      ...rule,
      zh: ['文中为 120.00 万元', '2130304 水利行业业务管理', '为 210.00 万元', '数字对调'],
      en: ['120.00 万元', '210.00 万元', 'swapped'],
      related: ['210.00'],
      fixed: explained,
    });
  });

  it('a sentence in 元 keeps its unit and its separators', () => {
    findsOne(change(explained, '（06项）3,600,000元', '（06项）⟦3,060,000元⟧'), {
      ...rule,
      zh: ['文中为 3060000 元', '为 3600000 元'],
      en: ['3060000 元', '3600000 元'],
      related: ['360.00'],
      fixed: explained,
    });
  });

  it('万元 for 元', () => {
    findsOne(change(explained, '（06项）3,600,000元', '（06项）⟦3,600,000万元⟧'), {
      ...rule,
      zh: ['元与万元混淆'],
      en: ['元 and 万元'],
      related: ['360.00'],
      fixed: change(explained, '（06项）3,600,000元', '（06项）360万元'),
    });
  });

  it("last year's figure is told as such", () => {
    findsOne(change(explained, '水利行业业务管理（04项）210万元', '水利行业业务管理（04项）⟦197.5万元⟧'), {
      ...rule,
      zh: ['为 210.00', '疑为上年数'],
      en: ['210.00', "last year's figure"],
      related: ['210.00'],
      fixed: change(explained, '水利行业业务管理（04项）210万元', '水利行业业务管理（04项）210.0万元'),
    });
  });

  it('the same wrong figure twice in one item is one finding, mended in both places', () => {
    const wrong = change(change(explained, '（项）30万元', '（项）⟦35万元⟧'), '预算安排30万元', '预算安排35万元');
    findsOne(wrong, { ...rule, zh: ['为 30.00 万元'], en: ['30.00 万元'], related: ['30.00', '35万元'], fixed: explained });
  });
});

describe('amount-differs-from-table: a stale paragraph', () => {
  it('every wrong figure has a finding of its own', () => {
    const stale = change(change(explained, '（项）60万元', '（项）58万元'), '（04项）210万元', '（04项）180万元');
    const { findings } = analyse(stale, { locale: 'zh-CN' });
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'hint').map(({ ruleId, span }) => `${ruleId} ${stale.slice(span.start, span.end)}`),
      ['amount-differs-from-table 58万元', 'amount-differs-from-table 180万元'],
    );
  });
});

describe('amount-differs-from-table: what it is silent about', () => {
  const silent: Readonly<Record<string, string>> = {
    'an item that is qualified further': '2022年面向中小企业预留的一般公共预算支出12万元。',
    'an item that no table lists': '截至2021年底，本部门固定资产金额88.8万元，单价在100万元以上的设备0台。',
    'another year': '2021年一般公共预算支出执行数为600.5万元。',
    'a reason': '支出增加的主要原因是增加防汛值守项目支出33万元。',
    'a unit of the department': '下属市水文中心一般公共预算支出55万元。',
    'words that only say budget, below no item': '年度预算安排95万元。',
  };
  for (const [what, sentence] of Object.entries(silent)) it(what, () => saysNothing(`${explained}\n二、其他说明\n\n${sentence}\n`));

  it('a chapter about a unit of the department', () => {
    saysNothing(`${explained}\n二、市水文中心\n\n2022年一般公共预算支出55万元，其中：基本支出33万元。\n`);
  });

  it('a figure rounded to its last place', () => {
    saysNothing(inYuan('6,600,049.99'));
  });
});

/** A table in 元 under a sentence in 万元 that says 660.00. */
function inYuan(total: string): string {
  const rest = '2,100,000.00';
  const basic = (Number(total.replaceAll(',', '')) - 2_100_000).toFixed(2);
  return `2022年部门预算

2022年一般公共预算支出660.00万元，其中：项目支出210.00万元。

2022年一般公共预算支出预算表
单位：元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
| | 合计 | ${total} | ${basic} | ${rest} |
| 213 | 农林水支出 | ${total} | ${basic} | ${rest} |
| 21303 | 水利 | ${total} | ${basic} | ${rest} |
`;
}

describe('amount-differs-from-table: another way of rounding', () => {
  it('less than one last place is information', () => {
    const draft = inYuan('6,600,060.00').replace('支出660.00万元', '支出⟦660.00万元⟧');
    findsOne(draft, {
      ruleId: 'amount-differs-from-table',
      severity: 'information',
      zh: ['文中为 660.00 万元', '为 660.01 万元'],
      en: ['660.00 万元', '660.01 万元'],
      related: ['6,600,060.00'],
      fixed: draft.replace('⟦660.00万元⟧', '660.01万元'),
    });
  });
});

describe('amount-differs-from-table: laws', () => {
  it('any other figure in the place of a bound one is found there, alone, and put back', () => {
    const places = [...explained.matchAll(/(?<=（项）|（0\d项）)[\d,]+(?=万?元)/gu)].filter(
      ({ index }) => !explained.slice(index).startsWith('30万元'),
    );
    assert.equal(places.length, 3);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 99_999_999 }), (place, value) => {
        const span = { start: place.index, end: place.index + place[0].length };
        if (value === Number(place[0].replaceAll(',', ''))) return;
        const text = applyEdits(explained, [{ span, newText: String(value) }]);
        const found = analyse(text, { locale: 'zh-CN' }).findings.filter(({ severity }) => severity !== 'hint');
        assert.deepEqual(
          found.map(({ ruleId, span: { start } }) => [ruleId, start]),
          [['amount-differs-from-table', span.start]],
        );
        const mended = applyEdits(text, found[0]?.suggestions[0]?.edits ?? []);
        assert.equal(mended.replaceAll(',', ''), explained.replaceAll(',', ''));
      }),
      { numRuns: 60 },
    );
  });
});
