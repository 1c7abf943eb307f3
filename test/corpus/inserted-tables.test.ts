// In published budgets, a table that is cut out is put back in its place, as the document prints its tables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, applyEdits } from '../../server/src/core/api.js';
import { sharedFiles } from '../support/shared-corpus.js';

/** Those that print every table of their form under a title. */
const DOCUMENTS = ['guangdong-2022.md', 'guangzhou-2021.md', 'js-rendaban-2018.md', 'sh-putuo-sifaju-2026-bumen.md'];
const files = [...sharedFiles('seeds', /\.md$/), ...sharedFiles('corpus/budget', /\.md$/)].filter(({ name }) => DOCUMENTS.includes(name));

for (const { name, text } of files) {
  test(`a table that is cut out of ${name} is put back`, () => {
    const whole = read(text);
    const { matches } = whole.document.form;
    assert.ok(matches.length >= 9);
    for (const [place, { form, table }] of matches.entries()) {
      const start = lineOf(text, table.table.caption.titleSpan?.start ?? 0);
      const next = matches[place + 1]?.table.table.caption.titleSpan?.start;
      const cut = text.slice(0, start) + text.slice(next === undefined ? table.table.span.end : lineOf(text, next));
      const suggestions = read(cut).findings.flatMap(({ ruleId, suggestions: all }) => (INSERTING.has(ruleId) ? all : []));
      const insertion = suggestions.find(({ title }) => title.startsWith('补列'));
      assert.ok(insertion, form.title);
      const mended = read(applyEdits(cut, insertion.edits));
      assert.deepEqual(placesOf(mended), placesOf(whole), form.title);
      const put = mended.document.form.matches[place]?.table.table;
      assert.equal(put?.fragments[0]?.kind, table.table.fragments[0]?.kind, form.title);
      assert.equal(put?.caption.unit, table.table.caption.unit, form.title);
    }
  });
}

const INSERTING = new Set(['missing-table', 'contents-differ']);

function read(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function placesOf({ document }: Analysis): readonly number[] {
  return document.form.matches.map(({ place }) => place);
}

function lineOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset) + 1;
}
