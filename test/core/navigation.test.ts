import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  analyse,
  definitionAt,
  highlightsAt,
  namedPlaces,
  namedSymbols,
  numberAt,
  numberParts,
  numberUsers,
  referencesAt,
  type Span,
  selectionsAt,
  symbolsMatching,
} from '../../server/src/core/api.js';
import { waterDraft as text } from '../support/navigation-drafts.js';

const analysis = analyse(text, { locale: 'zh-CN' });

/** `line:text`, the line counted from 1. */
const shown = ({ start, end }: Span) => `${analysis.lines.lineAt(start) + 1}:${text.slice(start, end)}`;
const leads = (targets: readonly { readonly selection: Span }[] | undefined) => targets?.map(({ selection }) => shown(selection));

/** Where a part of a line stands; the line is known by words that occur once. */
function at(line: string, part: string): number {
  const start = text.indexOf(line);
  assert.ok(start >= 0 && text.indexOf(line, start + 1) < 0, `“${line}” occurs once`);
  return start + line.indexOf(part);
}

const definition = (line: string, part: string) => definitionAt(analysis, at(line, part));
const references = (line: string, part: string) => leads(referencesAt(analysis, at(line, part), true));

describe('where it comes from', () => {
  it('the draft has no finding', () => assert.deepEqual(analysis.findings, []));

  it('an amount of a sentence: from its cells, in every table', () => {
    const found = definition('支出总计660.00万元', '660');
    assert.equal(found && shown(found.origin), '31:660.00万元');
    assert.deepEqual(leads(found?.targets), ['50:660.00', '60:660.00']);
    assert.deepEqual(
      found?.targets.map(({ span }) => shown(span)),
      ['50:| 收入总计 | 660.00 | 支出总计 | 660.00 |', '60:| | 合计 | 660.00 | 300.00 | 360.00 |'],
    );
  });

  it('a total: from its parts in its row and in its column', () => {
    assert.deepEqual(leads(definition('| | 合计 | 660.00', '660')?.targets), ['60:300.00', '60:360.00', '61:90.00', '65:570.00']);
    assert.deepEqual(leads(definition('| 20805 | 行政事业单位养老支出 | 90.00', '90')?.targets), [
      '62:90.00',
      '62:0.00',
      '63:60.00',
      '64:30.00',
    ]);
  });

  it('an amount of an overview: from the same fact elsewhere', () => {
    assert.deepEqual(leads(definition('一、社会保障和就业支出 | 90.00', '90')?.targets), ['31:90.00', '61:90.00']);
  });

  it('a code, and a subject that is only named: from its row in the widest table', () => {
    assert.deepEqual(leads(definition('| 213 | 农林水支出', '213')?.targets), ['49:二、农林水支出', '31:农林水支出']);
    assert.deepEqual(leads(definition('农林水支出570.00万元', '农林水')?.targets), ['65:213']);
    assert.deepEqual(leads(definition('二、农林水支出 |', '农林水')?.targets), ['65:213']);
  });

  it('a project: from its row in the widest table, and from there to the others', () => {
    assert.deepEqual(leads(definition('安排河道综合整治工程', '河道')?.targets), ['80:河道综合<br>整治工程']);
    assert.deepEqual(leads(definition('河道综合整治工程\t200.00', '河道')?.targets), ['80:河道综合<br>整治工程']);
    assert.deepEqual(leads(definition('"水美乡村"短', '水美')?.targets), ['83:“水美乡村”短视频宣传']);
    // The rest of the name, on the next page, belongs to the same row.
    assert.deepEqual(leads(definition('推广服务（2022年）项目', '服务')?.targets), ['83:“水美乡村”短视频宣传']);
    assert.deepEqual(leads(definition('“水美乡村”短', '水美')?.targets), ['101:"水美乡村"短视频宣传推广服务(2022年)项目']);
  });

  it('words that name a table, or a section: from its title', () => {
    assert.deepEqual(leads(definition('见《支出总体情况表》', '支出')?.targets), ['52:表 2 支出总体情况表']);
    assert.deepEqual(leads(definition('和表3）', '表3')?.targets), ['70:表 3 部门预算项目支出表']);
    assert.deepEqual(leads(definition('二、项目支出情况\n\n第三', '项目')?.targets), ['33:二、项目支出情况']);
  });

  it('anything else: from nowhere', () => {
    assert.equal(definition('负责全市水资源管理', '全市'), undefined);
    assert.equal(definition('| 科目编码 |', '编码'), undefined);
  });
});

describe('where it occurs', () => {
  it('a total: with its parts and wherever it is printed again', () => {
    assert.deepEqual(references('| | 合计 | 660.00', '660'), [
      '31:660.00',
      '50:660.00',
      '60:660.00',
      '60:300.00',
      '60:360.00',
      '61:90.00',
      '65:570.00',
    ]);
  });

  it('a subject: rows with its code, rows and sentences with its name', () => {
    assert.deepEqual(references('| 208 | 社会保障', '208'), ['31:社会保障和就业支出', '48:一、社会保障和就业支出', '61:208']);
  });

  it('a project: whole names only, in text and tables', () => {
    assert.deepEqual(references('安排河道综合整治工程', '河道'), [
      '35:河道综合整治工程',
      '35:河道综合整治工程',
      '80:河道综合<br>整治工程',
      '99:河道综合整治工程',
      '99:河道综合整治工程',
    ]);
    assert.deepEqual(references('| 河道综合整治工程二期', '河道'), ['35:河道综合整治工程二期', '81:河道综合整治工程二期']);
  });

  it('the owner: title, lines and rows', () => {
    const found = references('（以下简称市水务局）', '（');
    assert.deepEqual(
      found?.map((place) => place.replace(/:.*/u, '')),
      ['1', '25', '41', '54', '72', '79', '87', '97'],
    );
  });

  it('a table: its title and whatever names it', () => {
    assert.deepEqual(references('见《支出总体情况表》', '支出'), ['17:支出总体情况表', '31:《支出总体情况表》', '52:表 2 支出总体情况表']);
  });
});

describe('what is marked', () => {
  const marked = (line: string, part: string) => highlightsAt(analysis, at(line, part)).map(({ kind, span }) => `${kind} ${shown(span)}`);

  it('a total is the result of its parts', () => {
    assert.deepEqual(marked('| 20805 | 行政事业单位养老支出 | 90.00', '90'), [
      'result 62:90.00',
      'part 62:90.00',
      'part 62:0.00',
      'part 63:60.00',
      'part 64:30.00',
    ]);
  });

  it('a part is marked with its total and the other parts', () => {
    assert.deepEqual(marked('农村饮水 安全 | 70.00 | 70.00 | 0', '70.00 | 0'), [
      'part 82:70.00',
      'result 79:360.00',
      'result 82:70.00',
      'part 80:200.00',
      'part 81:60.00',
      'part 82:0.00',
      'part 83:30.00',
    ]);
  });

  it('the total of a row is marked with that row, and as a part of its column', () => {
    assert.deepEqual(marked('机关事业单位基本养老保险缴费支出 | 60.00', '60.00'), [
      'result 63:60.00',
      'part 63:60.00',
      'part 63:0.00',
      'result 62:90.00',
      'part 64:30.00',
    ]);
  });
});

describe('what makes up a number', () => {
  const named = (nodes: readonly { readonly name: string; readonly detail: string }[]) =>
    nodes.map(({ name, detail }) => `${name} @ ${detail}`);

  it('an amount is called by its row, its column and its figure', () => {
    const node = numberAt(analysis, at('| 213 | 农林水支出 | 570.00 | 210.00', '210.00'));
    assert.equal(node?.name, '213 农林水支出·基本支出 210.00');
    assert.equal(node?.detail, '表 2 支出总体情况表');
    assert.equal(numberAt(analysis, at('负责全市水资源管理', '全市')), undefined);
  });

  it('from a sentence down to the leaves', () => {
    assert.deepEqual(named(numberParts(analysis, at('农林水支出570.00万元', '570'))), [
      '农林水支出 570.00 @ 表 1 收支总体情况表',
      '213 农林水支出·合计 570.00 @ 表 2 支出总体情况表',
    ]);
    assert.deepEqual(named(numberParts(analysis, at('| 213 | 农林水支出 | 570.00', '570'))), [
      '213 农林水支出·基本支出 210.00 @ 表 2 支出总体情况表',
      '213 农林水支出·项目支出 360.00 @ 表 2 支出总体情况表',
      '21303 水利·合计 570.00 @ 表 2 支出总体情况表',
    ]);
  });

  it('and up again, to sums, other tables and sentences', () => {
    assert.deepEqual(named(numberUsers(analysis, at('| 213 | 农林水支出 | 570.00', '570'))), [
      '合计·合计 660.00 @ 表 2 支出总体情况表',
      '农林水支出 570.00 @ 文中',
      '农林水支出 570.00 @ 表 1 收支总体情况表',
    ]);
    assert.deepEqual(numberUsers(analysis, at('农林水支出570.00万元', '570')), []);
  });
});

describe('what can be looked for', () => {
  const found = (query: string) => symbolsMatching(namedSymbols(analysis), query).map(({ kind, name }) => `${kind} ${name}`);

  it('tables, codes, projects and the owner, by words or digits', () => {
    assert.deepEqual(found('项目支出表'), ['table 表 3 部门预算项目支出表']);
    assert.deepEqual(found('2080505'), ['row 2080505 机关事业单位基本养老保险缴费支出']);
    assert.ok(found('饮水').includes('row 农村饮水安全'));
    assert.ok(found('青川市水务局').length > 0);
    assert.deepEqual(found('没有的名称'), []);
  });
});

describe('what grows round a place', () => {
  const grown = (line: string, part: string) => selectionsAt(analysis, at(line, part)).map(shown);
  const lineOf = (place: string) => Number.parseInt(place, 10);

  it('in a table of two panels: figure, cell, panel, row, rows, page, table, chapter, document', () => {
    const spans = grown('一、社会保障和就业支出 | 90.00', '90.00');
    assert.deepEqual(spans.slice(0, 4), [
      '48:90.00',
      '48: 90.00 ',
      '48: 一、社会保障和就业支出 | 90.00 ',
      '48:| 一、一般公共预算拨款 | 660.00 | 一、社会保障和就业支出 | 90.00 |',
    ]);
    assert.deepEqual(spans.slice(4).map(lineOf), [48, 45, 39, 37, 1]);
  });

  it('in text: figure, amount, sentence, paragraph, section, chapter, document', () => {
    const spans = grown('农林水支出570.00万元', '570');
    assert.deepEqual(spans.slice(0, 3), [
      '31:570.00',
      '31:570.00万元',
      '31:按功能分类，社会保障和就业支出90.00万元，农林水支出570.00万元。',
    ]);
    assert.deepEqual(spans.slice(3).map(lineOf), [31, 29, 27, 1]);
  });
});

it('links lead from the contents and from sentences to titles', () => {
  assert.deepEqual(
    namedPlaces(analysis).map(({ span, target }) => `${shown(span)} → ${shown(target)}`),
    [
      '5:部门概况 → 23:第一部分 部门概况',
      '7:2022 年部门预算情况说明 → 27:第二部分 2022 年部门预算情况说明',
      '9:收支预算总体情况 → 29:一、收支预算总体情况',
      '11:项目支出情况 → 33:二、项目支出情况',
      '13:2022 年部门预算表 → 37:第三部分 2022 年部门预算表',
      '15:收支总体情况表 → 39:表 1 收支总体情况表',
      '17:支出总体情况表 → 52:表 2 支出总体情况表',
      '19:部门预算项目支出表 → 70:表 3 部门预算项目支出表',
      '21:重点项目绩效目标表 → 95:表 4 重点项目绩效目标表',
      '31:《支出总体情况表》 → 52:表 2 支出总体情况表',
      '31:表3 → 70:表 3 部门预算项目支出表',
    ],
  );
});
