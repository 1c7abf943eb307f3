import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits } from '../../server/src/core/api.js';
import { change, findsOne, saysNothing } from '../support/rule-check.js';
import { sharedFiles } from '../support/shared-corpus.js';
import { emptyTable, expenditure, titled } from '../support/titled-drafts.js';

const FUND = '政府性基金预算支出表';
const CAPITAL = '国有资本经营预算支出表';
const fundNote = '注：本部门2022年没有政府性基金预算支出。';
const capitalNote = '注：本部门2022年没有国有资本经营预算支出。';
const noted = [expenditure, emptyTable(FUND, fundNote), emptyTable(CAPITAL, capitalNote)].join('\n');

const WITH_FIGURES = `
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
| | 合计 | 20.00 | 0.00 | 20.00 |
| 212 | 城乡社区支出 | 20.00 | 0.00 | 20.00 |`;

describe('missing-note', () => {
  it('an empty table without the note that another one has', () => {
    findsOne(change(change(noted, `\n${fundNote}\n`, ''), `2022年${FUND}`, `⟦2022年${FUND}⟧`), {
      ruleId: 'missing-note',
      severity: 'warning',
      zh: [FUND, '空表', '请在表下注明'],
      en: [FUND, 'is empty', 'Add a note'],
      related: [capitalNote],
      fixed: noted,
    });
  });

  it('an empty table alone, in the usual words', () => {
    const bare = [expenditure, emptyTable(FUND)].join('\n');
    findsOne(change(bare, `2022年${FUND}`, `⟦2022年${FUND}⟧`), {
      ruleId: 'missing-note',
      severity: 'information',
      zh: [FUND, '请在表下注明'],
      en: [FUND, 'Add a note'],
      related: [],
      fixed: `${bare.trimEnd()}\n\n注：本部门没有政府性基金预算安排的支出。\n`,
    });
  });

  const ways = [
    fundNote,
    '注：无政府性基金预算支出。',
    '注： 无',
    '备注：本部门无相关收支项目',
    '注:上海市某区司法局2022年无政府性基金预算财政拨款安排的预算，故本表为空表。',
    '说明：我局2022年没有使用政府性基金预算拨款安排的支出，故本表无数据。',
    '（注：本表为空表）',
    '本单位没有政府性基金预算拨款，也没有使用政府性基金安排的支出。',
  ];
  for (const note of ways) {
    it(`is silent with ${note}`, () => {
      saysNothing([expenditure, emptyTable(FUND, note), emptyTable(CAPITAL, capitalNote)].join('\n'));
    });
  }

  it('is silent where nothing is noted and a sentence or a row explains it', () => {
    saysNothing([expenditure, emptyTable(FUND), '2022年本部门没有政府性基金预算支出。\n'].join('\n\n'));
    const none = titled(
      FUND,
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| --- | --- | ---: | ---: | ---: |\n| | 合计 | | | |\n| 无 | | | | |',
    );
    saysNothing([expenditure, none].join('\n'));
  });

  it('is silent on tables with figures, and on empty ones about nothing of the kind', () => {
    saysNothing([expenditure, titled(FUND, WITH_FIGURES)].join('\n'));
  });
});

describe('note-contradicts-table', () => {
  const beside = [expenditure, titled(FUND, WITH_FIGURES), `⟦${fundNote}⟧\n`].join('\n');

  it('a note that there is nothing, beside figures', () => {
    findsOne(beside, {
      ruleId: 'note-contradicts-table',
      severity: 'error',
      zh: ['表注说没有', FUND, '请删去表注'],
      en: ['nothing', FUND, 'Remove the note'],
      related: [`2022年${FUND}`],
      fixed: [expenditure, titled(FUND, WITH_FIGURES), ''].join('\n'),
    });
  });

  it('a note that speaks of another table', () => {
    findsOne(change(noted, capitalNote, `⟦${fundNote.replace('。', '')}⟧`), {
      ruleId: 'note-contradicts-table',
      severity: 'warning',
      zh: ['政府性基金', CAPITAL, '请改为“国有资本经营”'],
      en: ['政府性基金', CAPITAL, 'Write 国有资本经营'],
      related: [`2022年${CAPITAL}`],
      fixed: change(noted, capitalNote, capitalNote.replace('。', '')),
    });
  });

  it('one figure that its sums contradict is told by itself', () => {
    const slip = noted.replace('| | 合计 | 0.00 | 0.00 | 0.00 |', '| | 合计 | 12.00 | 0.00 | 0.00 |');
    const { findings } = analyse(slip, { locale: 'zh-CN' });
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['wrong-sum'],
    );
  });

  const harmless = [
    '注：无',
    '注：本部门没有国有资本经营预算支出。',
    '注：根据年度实际编列。',
    '注：没有政府性基金预算安排的工程。',
    '注：无人员经费，不含上年结转。',
  ];
  for (const note of harmless) {
    it(`is silent beside figures with ${note}`, () => {
      saysNothing([expenditure, titled(FUND, WITH_FIGURES), `${note}\n`].join('\n'));
    });
  }
});

describe('notes of real documents', () => {
  for (const { name, text } of [...sharedFiles('seeds', /\.md$/u), ...sharedFiles('corpus/budget', /^sh-.*\.(?:md|txt)$/u)]) {
    it(`${name}: right as they are, and missed where they are taken out`, () => {
      const notes = (draft: string) => analyse(draft, { locale: 'zh-CN' }).findings.filter(({ ruleId }) => /note/u.test(ruleId));
      assert.deepEqual(notes(text), []);
      for (const match of text.matchAll(/^注[:：][^\n]{0,20}(?:无|没有)[^\n]{4,}$/gmu)) {
        const without = text.slice(0, match.index) + text.slice(match.index + match[0].length);
        const [finding, ...others] = notes(without);
        assert.ok(finding, match[0]);
        assert.deepEqual(others, [], match[0]);
        const mended = applyEdits(without, finding.suggestions[0]?.edits ?? []);
        assert.deepEqual(notes(mended), [], match[0]);
      }
    });
  }
});
