// A table of the form that is gone can be put back, where it belongs and as the others are printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, applyEdits, insertableTables, newDraft } from '../../server/src/core/api.js';
import fc from '../support/fast-check.js';
import { blankDraft } from '../support/filled-drafts.js';
import { formDraft, formPacks, regionalPacks, yearOf } from '../support/form-drafts.js';
import { BEIJING } from '../support/region-drafts.js';

const anyTable = (packs: typeof formPacks) =>
  fc.constantFrom(...packs).chain((pack) => fc.record({ pack: fc.constant(pack), place: fc.nat(pack.tables.length - 1) }));

function read(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function inserted(text: string, ruleId: string): string {
  const found = read(text).findings.find((finding) => finding.ruleId === ruleId && finding.suggestions.length > 0);
  assert.ok(found, `no suggestion of ${ruleId}`);
  return applyEdits(text, found.suggestions[0]?.edits ?? []);
}

function placesInForm({ document }: Analysis): readonly number[] {
  return document.form.matches.map(({ place }) => place);
}

test('a table of the form that is gone is put back where the form has it', () => {
  fc.assert(
    fc.property(anyTable(regionalPacks), fc.constantFrom('\n', '\r\n'), ({ pack, place }, lineEnd) => {
      const draft = formDraft(
        pack,
        pack.tables.filter((_, index) => index !== place),
      ).replaceAll('\n', lineEnd);
      const mended = inserted(draft, 'missing-table');
      assert.deepEqual(
        placesInForm(read(mended)),
        pack.tables.map((_, index) => index),
        mended,
      );
      assert.ok(!read(mended).findings.some(({ ruleId }) => ruleId === 'missing-table' || ruleId === 'table-order'));
      assert.ok(lineEnd === '\n' || !/[^\r]\n/u.test(mended));
      assert.ok(mended.includes(`${yearOf(pack)}年${pack.tables[place]?.title}`), 'titles of this draft name the year');
    }),
    { numRuns: 40 },
  );
});

test('a table that is gone with its number is put back with it', () => {
  const numbered = (gap: number) => (place: number) => `公开${String(place < gap ? place + 1 : place + 2).padStart(2, '0')}表`;
  fc.assert(
    fc.property(anyTable(regionalPacks), ({ pack, place }) => {
      fc.pre(place > 0 && place < pack.tables.length - 1);
      const tables = pack.tables.filter((_, index) => index !== place);
      const mended = inserted(formDraft(pack, tables, { numbered: numbered(place) }), 'missing-table');
      const numbers = mended.match(/^公开\d\d表$/gmu);
      assert.deepEqual(
        numbers,
        pack.tables.map((_, index) => `公开${String(index + 1).padStart(2, '0')}表`),
      );
      assert.deepEqual(
        placesInForm(read(mended)),
        pack.tables.map((_, index) => index),
      );
    }),
    { numRuns: 20 },
  );
});

test('a table that the contents list and the body has lost is put back as it was', () => {
  fc.assert(
    fc.property(anyTable(formPacks), ({ pack, place }) => {
      const year = yearOf(pack);
      const draft = blankDraft({ pack, year, unit: pack.tables[0]?.unit === '元' ? '元' : '万元' });
      const titles = [...draft.matchAll(/^### \S+表(?:（.*）)?\n/gmu)];
      assert.equal(titles.length, pack.tables.length);
      const start = titles[place]?.index ?? 0;
      const end = titles[place + 1]?.index ?? draft.indexOf('\n## ', start) + 1;
      const cut = draft.slice(0, start) + (end > start ? draft.slice(end) : '');
      assert.equal(inserted(cut, 'contents-differ').trimEnd(), draft.trimEnd());
    }),
    { numRuns: 40 },
  );
});

test('a document of no known form is offered what it lacks, not what it has under a like title', () => {
  const absent = (text: string) => insertableTables(read(text)).flatMap(({ title, isThere }) => (isThere ? [] : [title]));
  assert.deepEqual(absent(newDraft({ form: 'generic', year: 2024, owner: '青川县水务局' }) ?? ''), []);
  assert.deepEqual(absent(BEIJING), ['国有资本经营预算支出表', '政府采购预算表']);
});
