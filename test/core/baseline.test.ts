// What an author has changed is told from what the document printed when its amounts agreed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, type Baseline, countsOf, type Impact, impactActions, observe } from '../../server/src/core/api.js';
import { check } from '../support/core-readings.js';
import { spreadingChanged, spreadingDraft, spreadingLeaf, spreadingUpdated } from '../support/ripple-drafts.js';

/** An author at work: each text is read as an editor reads it. */
class Author {
  #baseline: Baseline | undefined;
  #impact: Impact | undefined;
  text: string;

  constructor(text: string) {
    this.text = text;
    this.write(text);
  }

  write(text: string): Impact | undefined {
    this.text = text;
    const observed = observe(this.#baseline, check(text));
    this.#baseline = observed?.baseline;
    this.#impact = observed?.impact;
    return this.#impact;
  }

  replace(from: string, to: string): Impact | undefined {
    assert.ok(this.text.includes(from), `${from} is not in the text`);
    return this.write(this.text.replace(from, to));
  }

  /** Lets everything follow. */
  update(): Impact | undefined {
    assert.ok(this.#impact);
    return this.write(
      applyEdits(
        this.text,
        this.#impact.ripple.changes.map(({ edit }) => edit),
      ),
    );
  }
}

const leafWith = (figure: string) => spreadingLeaf.row.replace(/118\.30 \|$/u, `${figure} |`);

test('nothing waits in a document as it is opened, consistent or not', () => {
  assert.equal(new Author(spreadingDraft).write(spreadingDraft), undefined);
  assert.equal(new Author(spreadingChanged).write(spreadingChanged), undefined);
});

test('a changed leaf waits to be followed until everything has followed', () => {
  const author = new Author(spreadingDraft);
  const impact = author.write(spreadingChanged);
  assert.deepEqual(
    impact?.ripple.sources.map(({ item }) => item.label.name),
    ['档案馆'],
  );
  assert.equal(author.update(), undefined);
  assert.equal(author.text, spreadingUpdated);
});

test('what is typed in between is no baseline', () => {
  const author = new Author(spreadingDraft);
  let shown = '118.30';
  for (const typed of ['', '1', '12', '128', '128.', '128.3', '128.30']) {
    author.replace(leafWith(shown), leafWith(typed));
    shown = typed;
  }
  author.update();
  assert.equal(author.text, spreadingUpdated);
});

test('a figure that is typed back to what it was waits for nothing', () => {
  const author = new Author(spreadingDraft);
  assert.ok(author.write(spreadingChanged));
  assert.equal(author.write(spreadingDraft), undefined);
});

test('a second change counts from the figures that agreed last', () => {
  const author = new Author(spreadingDraft);
  author.write(spreadingChanged);
  author.update();
  author.replace('| 2012604 | 档案馆 | 128.30 | 0.00 | 128.30 |', '| 2012604 | 档案馆 | 128.30 | 0.00 | 118.30 |');
  author.update();
  assert.equal(author.text, spreadingDraft);
});

test('undoing an update brings back what waited', () => {
  const author = new Author(spreadingDraft);
  const before = author.write(spreadingChanged);
  author.update();
  const after = author.write(spreadingChanged);
  assert.ok(before && after);
  assert.deepEqual(countsOf(after.ripple), countsOf(before.ripple));
  author.update();
  assert.equal(author.text, spreadingUpdated);
});

test('totals that the author updates by hand are done', () => {
  const author = new Author(spreadingDraft);
  const before = author.write(spreadingChanged);
  const after = author.replace('档案事务 | 404.77 | 286.47 | 118.30', '档案事务 | 414.77 | 286.47 | 128.30');
  assert.ok(before && after);
  assert.equal(countsOf(after.ripple).edits, countsOf(before.ripple).edits - 2);
  author.update();
  assert.equal(author.text, spreadingUpdated);
});

test('rows that are put in count from nothing, and other rows are not taken for them', () => {
  const author = new Author(spreadingDraft);
  const row = '| 2012605 | 其他档案事务支出 | 6.00 | 0.00 | 6.00 |';
  const impact = author.replace(spreadingLeaf.row, `${spreadingLeaf.row}\n${row}`);
  assert.deepEqual([...new Set(impact?.ripple.sources.map(({ item }) => item.label.name))], ['其他档案事务支出']);
  author.update();
  assert.ok(author.text.includes('| | 合计 | 537.25 | 412.95 | 124.30 |'), author.text);
  assert.ok(author.text.includes('| 收入总计 | 537.25 | 支出总计 | 537.25 |'), author.text);
  assert.deepEqual(
    check(author.text).findings.filter(({ severity }) => severity === 'error'),
    [],
  );
});

test('rows that are taken out leave their totals to be worked out anew', () => {
  const author = new Author(spreadingDraft);
  assert.ok(author.replace('| 2080506 | 机关事业单位职业年金缴费支出 | 18.81 | 18.81 | 0.00 |\n', ''));
  author.update();
  // 531.25 and 56.43 without 18.81.
  assert.ok(author.text.includes('| | 合计 | 512.44 | 394.14 | 118.30 |'), author.text);
  assert.ok(author.text.includes('| 二、社会保障和就业支出 | 37.62 |'), author.text);
});

test('words and headings may change without anything waiting', () => {
  const author = new Author(spreadingDraft);
  assert.equal(author.replace('压减经费', '减少开支'), undefined);
  assert.equal(author.replace('| 2012604 | 档案馆 |', '| 2012604 | 档案馆（支出） |'), undefined);
  assert.equal(author.replace('表 3 支出总体情况表', '表 3 部门支出总体情况表'), undefined);
});

test('a text that is no budget for a moment forgets nothing', () => {
  const author = new Author(spreadingDraft);
  assert.equal(author.write(''), undefined);
  assert.ok(author.write(spreadingChanged));
});

test('a question is answered at a leaf, and with it everything else follows', () => {
  const author = new Author(
    spreadingDraft.replace('拨款 | 531.25 | 一、', '拨款 | 521.25 | 一、').replace('其他资金 | 0.00', '其他资金 | 10.00'),
  );
  const impact = author.replace(spreadingLeaf.row, spreadingLeaf.changedRow);
  assert.ok(impact);
  const start = author.text.indexOf('10.00', author.text.indexOf('其他资金'));
  const [action, ...others] = impactActions(check(author.text), impact, { start, end: start });
  assert.deepEqual(others, []);
  assert.equal(action?.title, '由“其他资金”增加 10.00，并更新从属数字');
  const text = applyEdits(author.text, action?.edits ?? []);
  assert.ok(text.includes('| 三、其他资金 | 20.00 | 三、卫生健康支出 | 24.15 |'), text);
  assert.deepEqual(check(text).findings, []);
});
