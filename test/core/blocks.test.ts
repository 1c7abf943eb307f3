import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import type { Block, PhysicalTable } from '../../server/src/core/table/physical-table.js';

/** Each block in short: a line of text as it is, a table as its kind, the line it starts in and its cells. */
function outline(text: string): readonly unknown[] {
  return blocksOf(text).map((block) => (block.kind === 'text' ? block.text : [block.kind, block.rows[0]?.line, cellsOf(block)]));
}

function blocksOf(text: string): readonly Block[] {
  return readBlocks(text, new LineMap(text));
}

function onlyTable(text: string): PhysicalTable {
  const tables = blocksOf(text).filter((block): block is PhysicalTable => block.kind !== 'text');
  assert.equal(tables.length, 1);
  return tables[0] as PhysicalTable;
}

function cellsOf(table: PhysicalTable): readonly (readonly string[])[] {
  return table.rows.map((row) => row.cells.map((cell) => cell.text));
}

describe('pipe tables', () => {
  it('stand among lines of text, with the delimiter row apart', () => {
    const text = '表一\n\n| 项目 | 金额 |\n|---|--:|\n| 合计 | 1.00 |\n\n注：无。\n';
    assert.deepEqual(outline(text), [
      '表一',
      [
        'pipe',
        2,
        [
          ['项目', '金额'],
          ['合计', '1.00'],
        ],
      ],
      '注：无。',
    ]);
    const table = onlyTable(text);
    assert.equal(table.delimiterLine, 3);
    assert.equal(text.slice(table.span.start, table.span.end), '| 项目 | 金额 |\n|---|--:|\n| 合计 | 1.00 |');
  });

  it('keep every cell of rows that are too short or too long', () => {
    const rows = cellsOf(onlyTable('a | b\n-|-\n| 1 |\n1 | 2 | 3\nno pipe\n||\n|'));
    assert.deepEqual(rows, [['a', 'b'], ['1'], ['1', '2', '3'], ['no pipe'], [''], ['']]);
  });

  it('say where a cell stands, with and without its spacing', () => {
    const text = '| 　项 目　 |a|\n|-|-|';
    const cell = onlyTable(text).rows[0]?.cells[0];
    assert.deepEqual([cell?.span, cell?.outer, cell?.text], [{ start: 3, end: 6 }, { start: 1, end: 8 }, '项 目']);
  });

  it('have a place for content in blank cells', () => {
    const places = onlyTable('|a|b|c|\n|-|-|-|\n||  | |').rows[1]?.cells.map((cell) => [cell.span.start, cell.span.end]);
    assert.deepEqual(places, [
      [17, 17],
      [19, 19],
      [22, 22],
    ]);
  });

  it('resolve escapes in the text, not in the span', () => {
    const text = '|a|\n|-|\n| x\\|y \\-1.00 c:\\d |';
    const cell = onlyTable(text).rows[1]?.cells[0];
    assert.equal(cell?.text, 'x|y -1.00 c:\\d');
    assert.equal(text.slice(cell?.span.start, cell?.span.end), 'x\\|y \\-1.00 c:\\d');
  });

  it('may have a head of blank cells', () => {
    assert.deepEqual(cellsOf(onlyTable('| | | |\n|---|---|---|\n| a | | 1 |')), [
      ['', '', ''],
      ['a', '', '1'],
    ]);
  });

  it('lie in block quotes and list items, whose markers are in no cell', () => {
    const text = '> - | a | b |\n>   |---|---|\n>   | 1 | 2 |\n\n1. x | y\n   -|-\n   3 | 4';
    assert.deepEqual(
      blocksOf(text).map((block) => block.kind !== 'text' && cellsOf(block)),
      [
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        [
          ['x', 'y'],
          ['3', '4'],
        ],
      ],
    );
    assert.equal(onlyTable('> a | b\n> -|-').rows[0]?.cells[0]?.outer.start, 2);
  });

  it('need a delimiter row of as many cells', () => {
    assert.deepEqual(outline('| a | b |\n|---|\n| 1 | 2 |'), ['| a | b |', '|---|', '| 1 | 2 |']);
    assert.deepEqual(outline('| a | 1 |\n\n| b | 2 |'), ['| a | 1 |', '| b | 2 |']);
  });

  it('are not in code, comments, scripts or front matter', () => {
    const table = '| a | b |\n|---|---|\n| 1 | 2 |';
    for (const [before, after] of [
      ['```\n', '\n```'],
      ['~~~~ text\n~~~\n', ''],
      ['<!--\n', '\n-->'],
      ['<script>\n\n', '\n</script>'],
    ]) {
      assert.deepEqual(outline(`${before}${table}${after}`), []);
    }
    assert.deepEqual(outline(`---\ntitle: a | b\nnote:\n  | a | b |\n  |---|---|\n---\n正文`), ['正文']);
  });

  it('are not in indented code and HTML, whose lines are text', () => {
    assert.deepEqual(outline('    | a | b |\n    |---|---|'), ['| a | b |', '|---|---|']);
    assert.deepEqual(outline('<div>\n| a | b |\n|---|---|\n</div>'), ['<div>', '| a | b |', '|---|---|', '</div>']);
  });

  it('end where another block starts', () => {
    for (const next of ['# 二、支出', '> 引文', '- 项']) {
      assert.deepEqual(outline(`a | b\n-|-\n1 | 2\n${next}`).at(-1), next);
    }
    assert.equal(onlyTable('a | b\n-|-\n1 | 2\n---').rows.length, 2);
    assert.equal(onlyTable('a | b\n-|-\n1 | 2\n```').rows.length, 2);
  });
});

describe('lines of pipes without a delimiter row', () => {
  const head = '| 项目 | 金额 |\n|---|---|\n| 甲 | 1.00 |';
  const kinds = (text: string) => blocksOf(text).map(({ kind }) => kind);

  it('go on with the table above from which blank lines or the details of a caption part them', () => {
    assert.deepEqual(kinds(`${head}\n\n| 乙 | 2.00 |\n\n\n| 丙 | 3.00 |\n`), ['pipe', 'bare', 'bare']);
    assert.deepEqual(kinds(`${head}\n\n单位：万元\n\n| 乙 | 2.00 |\n`), ['pipe', 'text', 'bare']);
    const [, rest] = blocksOf(`${head}\n\n| 乙 | 2.00 |`);
    assert.deepEqual(rest?.kind === 'bare' && cellsOf(rest), [['乙', '2.00']]);
  });

  it('are text where they are of another width, or follow other words', () => {
    assert.deepEqual(kinds(`${head}\n\n| 乙 | 2.00 | 无 |\n`), ['pipe', 'text']);
    assert.deepEqual(kinds(`${head}\n\n如下：\n\n| 乙 | 2.00 |\n`), ['pipe', 'text', 'text']);
    assert.deepEqual(kinds('| 乙 | 2.00 |\n| 丙 | 3.00 |\n'), ['text', 'text']);
  });

  it('are a table by themselves where three are of one width', () => {
    assert.deepEqual(outline('| 项目 | 金额 |\n| 甲 | 1.00 |\n| 乙 | 2.00 |\n'), [
      [
        'bare',
        0,
        [
          ['项目', '金额'],
          ['甲', '1.00'],
          ['乙', '2.00'],
        ],
      ],
    ]);
    assert.deepEqual(kinds('| 项目 | 金额 |\n|---|\n| 甲 | 1.00 |\n| 乙 | 2.00 |\n'), ['bare']);
    assert.deepEqual(kinds('```\n| 项目 | 金额 |\n| 甲 | 1.00 |\n| 乙 | 2.00 |\n```\n'), []);
  });
});

describe('front matter', () => {
  it('is not what merely lies between two rules', () => {
    assert.deepEqual(outline('---\n部门预算\n\n第一部分\n---'), ['部门预算', '第一部分']);
  });
});

describe('tab tables', () => {
  it('are runs of lines with tabs, blank cells at either end included', () => {
    assert.deepEqual(outline('表二\n收 入\t\t支 出\t\n项目\t预算\t项目\t预算\n\t\t五、住房保障支出\t606.36\n合计\t\t\n\n完'), [
      '表二',
      [
        'tab',
        1,
        [
          ['收 入', '', '支 出', ''],
          ['项目', '预算', '项目', '预算'],
          ['', '', '五、住房保障支出', '606.36'],
          ['合计', '', ''],
        ],
      ],
      '完',
    ]);
  });

  it('may begin with rows whose content is in later columns only', () => {
    assert.deepEqual(cellsOf(onlyTable('\t\t2021年\n项目\t编码\t预算')), [
      ['', '', '2021年'],
      ['项目', '编码', '预算'],
    ]);
  });

  it('may be one row of three cells, but not of two', () => {
    assert.equal(onlyTable('合计\t1.00\t2.00').rows.length, 1);
    assert.deepEqual(outline('编制单位：某局\t单位：万元'), ['编制单位：某局\t单位：万元']);
  });

  it('are not made of indents and list markers', () => {
    for (const text of ['\t按照要求。\n\t其中：', '-\t甲\n-\t乙', '1.\t甲\n2.\t乙', '\t\tif (a) {\n\t\t\tb();', '- a\n\t- b\n\t\t- c']) {
      assert.ok(blocksOf(text).every((block) => block.kind === 'text'));
    }
  });

  it('end before an indented sentence', () => {
    assert.deepEqual(outline('项目\t金额\n合计\t1.00\n\t以上均为财政拨款。').at(-1), '以上均为财政拨款。');
  });

  it('hold rows that Markdown would take for list items or headings', () => {
    const rows = [
      ['项目', '2020', '2021'],
      ['# 增值税', '1', '2'],
      ['1. 购置费', '3', '4'],
      ['-', '5', '6'],
    ];
    assert.deepEqual(cellsOf(onlyTable(rows.map((row) => row.join('\t')).join('\n'))), rows);
  });

  it('are not in code or comments', () => {
    assert.deepEqual(outline('```\na\tb\tc\nd\te\tf\n```\n<!--\na\tb\tc\n-->'), []);
  });

  it('are tables of their own right below a pipe table', () => {
    assert.deepEqual(
      blocksOf('a | b\n-|-\n1 | 2\n项目\t金额\n合计\t3').map((block) => block.kind),
      ['pipe', 'tab'],
    );
  });
});

describe('text', () => {
  it('is every other line without the white space around it, blank lines and rules left out', () => {
    assert.deepEqual(outline('　　一、概况　\n \t\n　\n---\n# 二、说明\n- 项\n    缩进'), ['一、概况', '# 二、说明', '- 项', '缩进']);
  });

  it('starts behind a byte order mark', () => {
    assert.deepEqual(blocksOf('\ufeff标题')[0], { kind: 'text', line: 0, span: { start: 1, end: 3 }, text: '标题' });
    assert.equal(onlyTable('\ufeff| a |\n| - |').rows[0]?.span.start, 1);
  });
});

describe('hostile input', () => {
  const size = 200_000;
  const cases: Readonly<Record<string, string>> = {
    'one line of pipes': '|'.repeat(size),
    'a table of very many columns': `${'|a'.repeat(size)}\n${'|-'.repeat(size)}\n${'|1'.repeat(size)}`,
    'very many tabs': 'a\t'.repeat(size),
    'rows that never become a table': '\t\ta\n'.repeat(size),
    'deep nesting and blank lines': `${'- '.repeat(size)}\n${'\n'.repeat(size)}`,
    'quotes without end': '>'.repeat(size),
    'rules that are none': `${'* '.repeat(size)}a`,
    backslashes: `a|${'\\'.repeat(size)}|\n-|-`,
    'a comment without end': `<!--\n${'-- >\n'.repeat(size)}`,
    'a tag without end': `<a ${'b="'.repeat(size)}`,
    'delimiter rows without end': '|-\n'.repeat(size),
    'front matter without end': `---\n${'a: b\n'.repeat(size)}`,
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`${name} takes linear time`, () => {
      const lines = new LineMap(text);
      const start = performance.now();
      readBlocks(text, lines);
      // Quadratic time would be minutes; the bound leaves room for a slow machine.
      assert.ok(performance.now() - start < 5000);
    });
  }
});
