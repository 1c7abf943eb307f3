// The form of each real document is recognised, and a table taken out of it is one finding, with its contents or without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse } from '../../server/src/core/api.js';
import { isNote } from '../../server/src/core/table/caption.js';
import type { LogicalTable } from '../../server/src/core/table/logical-table.js';
import { type CorpusFile, sharedFiles } from '../support/shared-corpus.js';

const FORMS: Readonly<Record<string, readonly [string, number]>> = {
  'guangdong-2022.md': ['guangdong-2022', 12],
  'guangzhou-2021.md': ['guangzhou-2021', 14],
  'js-rendaban-2018.md': ['jiangsu', 12],
  'sh-putuo-fuliyuan-2024-danwei.txt': ['shanghai-district', 9],
  'sh-putuo-sifaju-2026-bumen.md': ['shanghai-district', 9],
  'pg-hengyang-shiguqu-2016-shouru-conv.md': ['generic', 0],
};
const FORM_RULES = new Set([
  'missing-table',
  'table-order',
  'missing-form-row',
  'missing-unit-line',
  'wrong-unit',
  'missing-detail',
  'unknown-template',
]);

const files = [...sharedFiles('seeds', /\.md$/), ...sharedFiles('corpus/budget', /\.(md|txt)$/)].filter(({ name }) => name in FORMS);

function check(text: string): Analysis {
  return analyse(text, { locale: 'zh-CN' });
}

function said({ findings }: Analysis, rules: ReadonlySet<string>): readonly string[] {
  return findings.filter(({ ruleId }) => rules.has(ruleId)).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

test('the form of each document is recognised, and nothing of it is missing', () => {
  for (const { name, text } of files) {
    const analysis = check(text);
    const { pack, matches } = analysis.document.form;
    assert.deepEqual([pack.id, matches.length], FORMS[name], name);
    assert.deepEqual(said(analysis, FORM_RULES), [], name);
  }
});

const ABOUT_TABLES = new Set(['missing-table', 'contents-differ', 'table-order']);

test('each table that is taken out is one finding', () => {
  for (const file of files) {
    for (const { name, text } of [file, withoutContents(file)]) {
      const { document } = check(text);
      for (const { table, form } of document.form.matches) {
        const found = said(check(withoutTable(text, table.table, document.blocks)), ABOUT_TABLES);
        assert.equal(found.length, 1, `${name} ${form.title}: ${found.join('\n')}`);
      }
    }
  }
});

/** The document without the lines of its contents that name tables. */
function withoutContents({ name, text }: CorpusFile): CorpusFile {
  const lines = text.split('\n');
  const kept = lines.filter((line, place) => place >= 60 || !/^[-\s]*(?:[一二三四五六七八九十]+、|\d{1,2}[.．]).*表|目\s*录/u.test(line));
  return { name: `${name} without contents`, text: kept.join('\n') };
}

/** All pages of a table with their captions, and its note. */
function withoutTable(text: string, { fragments }: LogicalTable, blocks: Analysis['document']['blocks']): string {
  let cut = text;
  for (const fragment of [...fragments].reverse()) {
    const at = blocks.indexOf(fragment);
    let first = at;
    for (let above = at - 1; above >= at - 6; above--) {
      const block = blocks[above];
      if (block?.kind !== 'text' || block.text.length > 60 || isNote(block.text) || /。$|^第.部分/u.test(block.text)) break;
      first = above;
      if (/^公开/u.test(block.text) || (/表/u.test(block.text) && !isNumbered(blocks[above - 1]))) break;
    }
    const note = blocks[at + 1];
    const end = note?.kind === 'text' && isNote(note.text) ? note.span.end : fragment.span.end;
    const start = text.lastIndexOf('\n', (blocks[first]?.span.start ?? 0) - 1) + 1;
    cut = cut.slice(0, start) + cut.slice(end);
  }
  return cut;
}

function isNumbered(block: Analysis['document']['blocks'][number] | undefined): boolean {
  return block?.kind === 'text' && /^(?:公开|表 ?\d)/u.test(block.text);
}
