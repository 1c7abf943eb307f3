import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Analysis,
  analyse,
  applyEdits,
  codeActionsAt,
  type Edit,
  foldingRanges,
  hoverAt,
  type OutlineItem,
  outline,
  recalculate,
  type Span,
  summarise,
  tableSummaries,
} from '../../server/src/core/api.js';
import { isFailing } from '../../server/src/core/budget/sums/equation.js';
import fc from '../support/fast-check.js';
import { hostileNames } from '../support/feature-drafts.js';

const words = fc.constantFrom(
  '运行经费',
  '水利',
  '基本支出',
  '公用经费',
  '其中：货物类',
  '小计',
  '本年支出合计',
  '一、事业收入',
  '（一）水费',
  '2.电费',
  '某单位',
  '',
);
const code = fc.constantFrom('208', '20805', '2080505', '2080506', '213', '21303', '301', '30101', '50501', 'A02010104', '99', '');
const figure = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 999 }).map((units) => `${units}.00`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '0.00',
      '',
      '-',
      '1,234.50',
      '(12.00)',
      '6O.00',
      '3.5 万元',
      '**8.00**',
      '１２．００',
      '无',
      '99999999999999999',
      '0.333',
    ),
  },
);
const name = fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: fc.constantFrom(...hostileNames) });

interface Form {
  readonly header: readonly string[];
  readonly row: fc.Arbitrary<readonly string[]>;
}

const forms: readonly Form[] = [
  { header: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'], row: fc.tuple(code, name, figure, figure, figure) },
  { header: ['收入项目', '预算数', '支出项目', '预算数'], row: fc.tuple(name, figure, name, figure) },
  { header: ['单位名称', '项目名称', '预算数'], row: fc.tuple(name, name, figure) },
  { header: ['部门科目编码', '名称', '政府科目编码', '名称', '预算数'], row: fc.tuple(code, name, code, name, figure) },
  { header: ['科目编码', '科目名称', '预算数', '科目编码', '科目名称', '预算数'], row: fc.tuple(code, name, figure, code, name, figure) },
];

/** One table over one or two pages, with or without its title, as a pipe or a tab table. */
const table: fc.Arbitrary<string> = fc
  .record({
    form: fc.constantFrom(...forms),
    isPipe: fc.boolean(),
    title: fc.constantFrom('表 1 支出预算表', '## 支出预算情况表', '<b>收支</b>[表](https://example.com/)', ''),
    pages: fc.integer({ min: 1, max: 2 }),
    total: fc.boolean(),
  })
  .chain(({ form, isPipe, title, pages, total }) =>
    fc.array(fc.array(form.row, { minLength: 1, maxLength: 7 }), { minLength: pages, maxLength: pages }).map((rowsByPage) => {
      const write = (cells: readonly string[]) =>
        isPipe ? `| ${cells.join(' | ')} |` : cells.map((cell) => cell.replaceAll('\\|', '|')).join('\t');
      const head = isPipe ? [write(form.header), write(form.header.map(() => '---'))] : [write(form.header)];
      return rowsByPage
        .map((rows, page) => {
          const sums =
            total && page === 0
              ? [write(form.header.map((_, place) => (place === 0 ? '合计' : place === form.header.length - 1 ? '500.00' : '')))]
              : [];
          return [title, '', '单位：万元', '', ...head, ...rows.map(write), ...sums, ''].join('\n');
        })
        .join('\n');
    }),
  );

const draft: fc.Arbitrary<string> = fc
  .record({
    tables: fc.array(table, { minLength: 1, maxLength: 3 }),
    ending: fc.constantFrom('\n', '\r\n'),
    prose: fc.constantFrom('', '说明：无。', '`1.00`'),
  })
  .map(({ tables, ending, prose }) => ['# 某局 2022 年部门预算', '', ...tables, prose].join('\n').replaceAll('\n', ending));

const written = fc.record({ text: draft, locale: fc.constantFrom('zh-CN' as const, 'en' as const) });

function law(title: string, holds: (analysis: Analysis) => void, numRuns = 150): void {
  it(title, () =>
    fc.assert(
      fc.property(written, ({ text, locale }) => holds(analyse(text, { locale }))),
      { numRuns },
    ),
  );
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

function rowsOf(items: readonly OutlineItem[]): readonly OutlineItem[] {
  return items.flatMap((item) => [item, ...rowsOf(item.children)]);
}

describe('for every draft', () => {
  it('most generated drafts are read as budgets', () => {
    const read = fc.sample(written, 200).filter(({ text, locale }) => analyse(text, { locale }).recognised);
    assert.ok(read.length > 150, String(read.length));
  });

  law('a hover at any offset stands around it and shows no link of the document', (analysis) => {
    for (let offset = -1; offset <= analysis.text.length + 1; offset++) {
      const hover = hoverAt(analysis, offset);
      if (!hover) continue;
      assert.ok(hover.span.start <= offset && offset <= hover.span.end);
      assert.ok(contains({ start: 0, end: analysis.text.length }, hover.span));
      assert.notEqual(hover.markdown.trim(), '');
      assert.doesNotMatch(hover.markdown, /https?:\/\/|www\.|(?<!\\)[<`[]|undefined|NaN/u);
    }
  });

  law('the outline is nested, named, and holds every row of every table once', (analysis) => {
    const whole = { start: 0, end: analysis.text.length };
    const check = (item: OutlineItem, outer: Span) => {
      assert.ok(contains(outer, item.span), item.name);
      assert.ok(contains(item.span, item.selectionSpan), item.name);
      assert.notEqual(item.name.trim(), '');
      for (const child of item.children) check(child, item.span);
    };
    for (const item of outline(analysis)) check(item, whole);
    outline(analysis).forEach((item, place) => {
      const items = analysis.document.systems[place]?.table.items.flat() ?? [];
      // An amount that a total further left owns is no row of its own where the panels go on as one list.
      const isLent = (row: (typeof items)[number]) =>
        !row.labelCell &&
        items.some((other) => other.labelCell && [...other.entries.values()][0]?.cell === [...row.entries.values()][0]?.cell);
      const shown = rowsOf(item.children).length;
      assert.ok(shown === items.length || shown === items.filter((row) => !isLent(row)).length, `${shown} of ${items.length}`);
    });
  });

  law('folding ranges lie in the text, nest, and start on lines of their own', (analysis) => {
    const ranges = foldingRanges(analysis);
    assert.equal(new Set(ranges.map(({ startLine }) => startLine)).size, ranges.length);
    for (const { startLine, endLine } of ranges) {
      assert.ok(0 <= startLine && startLine < endLine && endLine < analysis.lines.lineCount);
      for (const other of ranges) {
        const crosses = startLine < other.startLine && other.startLine <= endLine && endLine < other.endLine;
        assert.ok(!crosses, `${startLine}-${endLine} crosses ${other.startLine}-${other.endLine}`);
      }
    }
  });

  const BETWEEN: ReadonlySet<string> = new Set(['identity', 'stated', 'sentences']);

  law('summaries add up, and tell what recalculating each table would change', (analysis) => {
    const whole = summarise(analysis);
    const tables = tableSummaries(analysis);
    assert.equal(tables.length, whole.tables);
    // What tables and sentences must agree in belongs to no one table.
    const between = analysis.document.evaluated.filter(({ equation: { source } }) => BETWEEN.has(source.kind));
    assert.equal(
      tables.reduce((sum, { equations }) => sum + equations, 0),
      whole.equations - between.length,
    );
    const held = tables.reduce((sum, { holding }) => sum + holding, 0);
    const heldBetween = between.filter((evaluated) => !isFailing(evaluated) || evaluated.verdict === 'plausible').length;
    assert.ok(held <= whole.holding && whole.holding <= held + heldBetween);
    tables.forEach(({ stale, holding, equations }, place) => {
      assert.ok(0 <= holding && holding <= equations);
      const offset = analysis.document.systems[place]?.table.table.span.start ?? 0;
      assert.equal(stale, recalculate(analysis, { kind: 'table', offset }).length);
    });
  });

  law(
    'what is offered at any place can be applied, and each recalculation changes something',
    (analysis) => {
      const { text } = analysis;
      for (let offset = 0; offset <= text.length; offset += 7) {
        for (const { title, kind, edits, preferred } of codeActionsAt(analysis, { start: offset, end: offset })) {
          assert.notEqual(title.trim(), '');
          assertApart(edits, text.toString());
          if (kind.startsWith('refactor')) assert.ok(!preferred && applyEdits(text, edits) !== text, title);
        }
      }
    },
    60,
  );
});

function assertApart(edits: readonly Edit[], text: string): void {
  const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start);
  let end = 0;
  for (const span of spans) {
    assert.ok(contains({ start: end, end: text.length }, span));
    end = span.end;
  }
}
