/** Whole documents with many kinds of tables, and what an author's hands may have made of them. */
import { analyse } from '../../server/src/core/api.js';
import type { PhysicalTable } from '../../server/src/core/table/physical-table.js';
import { consistentDraft, writeDraft } from './budget-drafts.js';
import fc from './fast-check.js';
import { river, riverWithSlip } from './feature-drafts.js';
import { BEIJING, CENTRAL, FINAL } from './region-drafts.js';
import { type CorpusFile, sharedFiles } from './shared-corpus.js';

/** Our own documents, and the real ones where they are at hand. */
export const tableDocuments: readonly CorpusFile[] = [
  { name: 'river', text: river },
  { name: 'river with a slip', text: riverWithSlip },
  { name: 'river with CRLF and a byte order mark', text: `\ufeff${river.replaceAll('\n', '\r\n')}` },
  { name: 'river quoted', text: river.replace(/^\|/gmu, '> |') },
  { name: 'central', text: CENTRAL },
  { name: 'beijing', text: BEIJING },
  { name: 'final', text: FINAL },
  ...sharedFiles('seeds', /\.md$/),
  ...sharedFiles('corpus/budget', /\.(?:md|txt)$/),
];

/** Generated drafts, with their figures in one or the other style, as pipes or tabs, on one page or several. */
export const writtenDraft: fc.Arbitrary<string> = fc
  .record({
    draft: consistentDraft,
    layout: fc.constantFrom('pipe' as const, 'tab' as const),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    pageRows: fc.constantFrom(3, 1000),
  })
  .map(({ draft, ...options }) => writeDraft(draft, options).text);

export function budgetTables(text: string): readonly PhysicalTable[] {
  const { document } = analyse(text, { locale: 'zh-CN' });
  return document.systems.flatMap(({ table }) => table.table.fragments);
}

/** The texts of all cells of the budget's tables, by row. */
export function cellTexts(text: string): readonly (readonly string[])[] {
  return budgetTables(text).flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cell.text)));
}

/** What is wrong with a text, in words and without places. */
export function findingWords(text: string): readonly string[] {
  return analyse(text, { locale: 'zh-CN' }).findings.map(({ ruleId, message }) => `${ruleId} ${message}`);
}

/** The text with other spacing beside the pipes of its tables: `blanks` are taken in turn. */
export function withOtherSpacing(text: string, blanks: readonly number[]): string {
  let turn = 0;
  const next = () => ' '.repeat(blanks[turn++ % Math.max(1, blanks.length)] ?? 1);
  const lines = new Set(budgetTables(text).flatMap(({ kind, rows }) => (kind === 'tab' ? [] : rows.map(({ line }) => line))));
  return text
    .split('\n')
    .map((line, place) => {
      if (!lines.has(place)) return line;
      const [before = '', ...cells] = line.trimEnd().split(/(?<!\\)\|/u);
      const ending = line.endsWith('\r') ? '\r' : '';
      return (
        before +
        cells.map((cell, at) => (at === cells.length - 1 ? `|${cell.trim()}` : `|${next()}${trimBlanks(cell)}${next()}`)).join('') +
        ending
      );
    })
    .join('\n');
}

function trimBlanks(cell: string): string {
  return cell.replace(/^[ \t]+|[ \t]+$/gu, '');
}
