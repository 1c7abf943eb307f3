// A draft that follows a form is known by it; what it lacks of the form is one finding each, and nothing else is asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, applyEdits, type FormPack } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';
import { formDraft, formPacks, formTable, packNamed, regionalPacks, yearOf } from '../support/form-drafts.js';

const FORM_RULES = new Set([
  'missing-table',
  'table-order',
  'missing-form-row',
  'missing-unit-line',
  'wrong-unit',
  'missing-detail',
  'unknown-template',
]);

function check(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function ofForm({ findings, text }: Analysis): readonly string[] {
  return findings.filter(({ ruleId }) => FORM_RULES.has(ruleId)).map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`);
}

test('each form is recognised from its own tables, and asks for nothing that is there', () => {
  for (const pack of formPacks) {
    const analysis = check(formDraft(pack));
    assert.equal(analysis.document.form.pack.id, pack.id);
    assert.equal(analysis.document.form.recognition, 'recognised');
    assert.deepEqual(ofForm(analysis), [], pack.id);
  }
});

const anyTable = fc
  .constantFrom(...regionalPacks)
  .chain((pack) => fc.record({ pack: fc.constant(pack), place: fc.nat(pack.tables.length - 1) }));

const without = <T>(list: readonly T[], place: number) => list.filter((_, index) => index !== place);

test('a table that is gone is one finding, at the title of the next one', () => {
  fc.assert(
    fc.property(anyTable, ({ pack, place }) => {
      const analysis = check(formDraft(pack, without(pack.tables, place)));
      const beside = pack.tables[place + 1] ?? pack.tables[place - 1];
      assert.deepEqual(ofForm(analysis), [`missing-table ${yearOf(pack)}年${beside?.title}`]);
      assert.ok(analysis.findings.find(({ ruleId }) => ruleId === 'missing-table')?.message.includes(pack.tables[place]?.title ?? '?'));
    }),
    { numRuns: 30 },
  );
});

test('a table that is gone with its number is one finding, whatever the form', () => {
  const numbered = (gap: number) => (place: number) => `公开${String(place < gap ? place + 1 : place + 2).padStart(2, '0')}表`;
  fc.assert(
    fc.property(fc.constantFrom(...formPacks), fc.integer({ min: 1, max: 7 }), (pack, gap) => {
      const analysis = check(formDraft(pack, without(pack.tables, gap), { numbered: numbered(gap) }));
      assert.equal(ofForm(analysis).length, 1, ofForm(analysis).join());
      const [finding] = analysis.findings.filter(({ ruleId }) => ruleId === 'missing-table');
      assert.ok(finding?.message.includes(`公开${String(gap + 1).padStart(2, '0')}表`), finding?.message);
    }),
    { numRuns: 20 },
  );
});

test('a table that stands elsewhere is one finding, on that table', () => {
  fc.assert(
    fc.property(anyTable, fc.nat(20), ({ pack, place }, at) => {
      const table = pack.tables[place];
      const others = without(pack.tables, place);
      const target = at % pack.tables.length;
      fc.pre(table !== undefined && Math.abs(target - place) > 1);
      const moved = [...others.slice(0, target), table as never, ...others.slice(target)];
      assert.deepEqual(ofForm(check(formDraft(pack, moved))), [`table-order ${yearOf(pack)}年${table?.title}`]);
    }),
    { numRuns: 30 },
  );
});

test('tables that are numbered as they stand are in order', () => {
  for (const pack of regionalPacks) {
    const reversed = [...pack.tables].reverse();
    const draft = formDraft(pack, [...reversed.slice(0, 1), ...without(pack.tables, pack.tables.length - 1)], {
      numbered: (place) => `表${place + 1}`,
    });
    assert.deepEqual(ofForm(check(draft)), [], pack.id);
  }
});

test('a row of the form that is gone is one finding, and the suggestion puts it back', () => {
  const rows = regionalPacks.flatMap((pack) =>
    pack.tables.flatMap((table) => (table.rows.length === 1 ? (table.rows[0] ?? []).map((row) => ({ pack, table, row })) : [])),
  );
  for (const { pack, table, row } of rows) {
    const name = row.split('|')[0] ?? '';
    const draft = formDraft(pack);
    const line = draft
      .slice(draft.indexOf(`年${table.title}\n`))
      .split('\n')
      .find((text) => text.startsWith(`| ${name} |`));
    assert.ok(line);
    const start = draft.indexOf(`${line}\n`, draft.indexOf(`年${table.title}\n`));
    const cut = draft.slice(0, start) + draft.slice(start + line.length + 1);
    const analysis = check(cut);
    assert.equal(ofForm(analysis).length, 1, `${pack.id} ${table.title} ${name}: ${ofForm(analysis).join()}`);
    const [finding] = analysis.findings.filter(({ ruleId }) => FORM_RULES.has(ruleId));
    assert.equal(finding?.ruleId, 'missing-form-row');
    const mended = applyEdits(cut, finding?.suggestions[0]?.edits ?? []);
    assert.deepEqual(ofForm(check(mended)), [], mended.slice(start - 200, start + 200));
  }
});

test('a unit line that is gone is one finding, and the suggestion puts the unit of the form back', () => {
  fc.assert(
    fc.property(anyTable, ({ pack, place }) => {
      const tables = pack.tables.map((table, index) => formTable(table, yearOf(pack), index === place ? '' : undefined));
      const draft = `青川县水务局${yearOf(pack)}年部门预算\n\n${tables.join('\n')}`;
      const analysis = check(draft);
      assert.deepEqual(ofForm(analysis), [`missing-unit-line ${yearOf(pack)}年${pack.tables[place]?.title}`]);
      const [finding] = analysis.findings.filter(({ ruleId }) => ruleId === 'missing-unit-line');
      const mended = applyEdits(draft, finding?.suggestions[0]?.edits ?? []);
      const read = check(mended).document.tables[place];
      assert.equal(read?.caption.unit, pack.tables[place]?.unit);
      assert.deepEqual(ofForm(check(mended)), []);
    }),
    { numRuns: 60 },
  );
});

test('a document of other tables follows no form', () => {
  const titles = (pack: FormPack) => pack.tables.map(({ title }) => title);
  const foreign = titles(packNamed('guangdong-2022'))
    .slice(0, 4)
    .concat(titles(packNamed('jiangsu')).slice(4, 8), titles(packNamed('shanghai-district')).slice(4, 8));
  const draft = `青川县水务局2022年部门预算\n\n${foreign
    .map((title) => `2022年${title}\n\n单位：万元\n\n| 项目 | 预算数 |\n|---|---|\n| 合计 | 12.34 |\n| 基本支出 | 12.34 |\n`)
    .join('\n')}`;
  const { document } = check(draft);
  assert.equal(document.form.recognition, 'generic');
  assert.deepEqual(ofForm(check(draft)), []);
});

test('a comment pins a form, the setting does where there is none, and an unknown name is told', () => {
  const pack = packNamed('central');
  const some = pack.tables.slice(0, 3);
  const pinned = check(formDraft(pack, some, { head: '<!-- budget-draft: template=central -->\n\n' }));
  assert.equal(pinned.document.form.recognition, 'comment');
  assert.equal(pinned.document.form.missingTables.length, 5);
  const bySetting = analyse(formDraft(pack, some), { locale: 'zh-CN', template: 'central' });
  assert.deepEqual([bySetting.document.form.recognition, bySetting.document.form.missingTables.length], ['setting', 5]);
  const both = analyse(formDraft(pack, some, { head: '<!-- budget-draft: template=generic -->\n\n' }), {
    locale: 'zh-CN',
    template: 'central',
  });
  assert.deepEqual(ofForm(both), []);
  assert.deepEqual(ofForm(check(formDraft(pack, some, { head: '<!-- budget-draft: template=nowhere -->\n\n' }))), [
    'unknown-template nowhere',
  ]);
});

test('a form of the user wins over a built-in one of the same name', () => {
  const own: FormPack = { ...packNamed('central'), name: { 'zh-CN': '本县', en: 'Ours' }, tables: packNamed('central').tables.slice(0, 2) };
  const { document } = analyse(formDraft(own), { locale: 'en', template: 'central', packs: [own] });
  assert.deepEqual([document.form.pack.name.en, document.form.missingTables.length], ['Ours', 0]);
});
