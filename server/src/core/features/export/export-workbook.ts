import { groupBy } from '../../base/group-by.js';
import { readDirectives } from '../../budget/directives.js';
import type { Locale } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { tableSheet } from '../copy/table-sheet.js';
import { sheetMarks } from '../import-draft/sheet-marks.js';
import type { BlockId, PreviewTable } from '../preview/preview-model.js';
import type { PreviewReading } from '../preview/read-preview.js';
import { reviewRows } from './review-rows.js';
import { reviewSheet } from './review-sheet.js';
import { linesIn } from './row-lines.js';
import { SheetNames } from './sheet-names.js';
import { tableAsSheet } from './table-as-sheet.js';
import { type CommentsBefore, textSheet, textSheetName } from './text-sheet.js';
import type { Sheet, SheetRow, Workbook, WorkbookCell } from './workbook.js';

/** A document as a workbook: a sheet for each table, and beside them a front page, the text and the findings. */
export function exportWorkbook(analysis: Analysis, reading: PreviewReading): Workbook {
  const { model } = reading;
  const { locale } = model;
  const words = wordsIn(locale);
  const names = new SheetNames();
  const [front, text, review] = [words.front, words.text, words.review].map((name) => names.take(name, ''));
  const tables = model.blocks.filter((block): block is PreviewTable => block.kind === 'table');
  const sheetNames = new Map<BlockId, string>(tables.map(({ id, name }) => [id, names.take(name, words.table)]));
  const findingsOf = groupBy(model.findings, ({ place }) => place?.block);
  const sheets = tables.map((table, at): Sheet => {
    // Tables are shown in the order in which the document has them.
    const sheet = tableSheet(analysis, analysis.document.tables[at] as (typeof analysis.document.tables)[number]);
    return tableAsSheet({ sheet, table, findings: findingsOf.get(table.id) ?? [], name: sheetNames.get(table.id) ?? '' });
  });
  const found = reviewRows(analysis, reading);
  const textTitle = text as string;
  return {
    title: model.title,
    sheets: [
      frontSheet(front as string, model.title, tables, sheetNames, found.length, review as string, locale),
      ...sheets,
      textSheet(model, textTitle, (id) => sheetNames.get(id) ?? '', commentsBefore(analysis, reading)),
      reviewSheet(found, review as string, locale),
    ],
    names: [
      { name: sheetMarks.front, sheet: front as string },
      textSheetName(textTitle),
      { name: sheetMarks.findings, sheet: review as string },
    ],
  };
}

/** Comments accept findings and name the form: a document that comes back from its workbook needs them. */
function commentsBefore({ text, lines }: Analysis, { model, spanOf }: PreviewReading): CommentsBefore {
  const comments = new Map<BlockId | undefined, string[]>();
  let next = 0;
  const startOf = (at: number) => {
    const block = model.blocks[at];
    return block ? (spanOf({ block: block.id })?.start ?? 0) : Number.POSITIVE_INFINITY;
  };
  for (const { span } of readDirectives(text, lines)) {
    while (startOf(next) < span.start) next++;
    const block = model.blocks[next]?.id;
    const before = comments.get(block) ?? [];
    before.push(text.slice(span.start, span.end));
    comments.set(block, before);
  }
  return (block) => comments.get(block) ?? [];
}

interface Words {
  readonly front: string;
  readonly text: string;
  readonly review: string;
  readonly table: string;
}

function wordsIn(locale: Locale): Words {
  return locale === 'en'
    ? { front: 'Contents', text: 'Text', review: 'Findings', table: 'Table' }
    : { front: '目录', text: '文字部分', review: '核对结果', table: '表' };
}

function frontSheet(
  name: string,
  title: string,
  tables: readonly PreviewTable[],
  sheetNames: ReadonlyMap<BlockId, string>,
  findings: number,
  review: string,
  locale: Locale,
): Sheet {
  const isEnglish = locale === 'en';
  const heads = isEnglish ? ['Table', 'Rows', 'Equations that hold'] : ['表', '行数', '勾稽成立'];
  const note = noteIn(isEnglish);
  const widths = [56, 10, 16];
  const rows: SheetRow[] = [
    { cells: [text(title, 'title')] },
    { cells: heads.map((head) => text(head, 'label')) },
    ...tables.map(({ id, name: table, rows: lines, equations, holding }): SheetRow => {
      const sheet = sheetNames.get(id) ?? '';
      return {
        cells: [
          { ...text(table, 'text'), leadsTo: sheet },
          count(lines.length),
          { ...text(equations > 0 ? `${holding}/${equations}` : '', 'text'), look: { role: 'text', align: 'center' } },
        ],
      };
    }),
    { cells: [{ ...text(isEnglish ? 'Findings' : '核对结果', 'text'), leadsTo: review }, count(findings)] },
    {
      cells: [text(note, 'text')],
      lines: linesIn(
        note,
        widths.reduce((sum, width) => sum + width, 0),
      ),
    },
  ];
  return {
    name,
    rows,
    merges: [0, rows.length - 1].map((row) => ({ row, column: 0, rowSpan: 1, columnSpan: heads.length })),
    frozen: { rows: 2, columns: 0 },
    widths,
  };
}

function noteIn(isEnglish: boolean): string {
  return isEnglish
    ? 'Totals are formulas where these give the printed amount; a total that differs from its sum keeps its printed amount, and is coloured where it is wrong.'
    : '合计与各项之和一致的为公式；与各项之和不一致的保留原数，有误的以底色标出并加批注。';
}

function text(content: string, role: 'title' | 'label' | 'text' | 'caption'): WorkbookCell {
  return { content: { kind: 'text', text: content }, look: { role } };
}

function count(number: number): WorkbookCell {
  return { content: { kind: 'number', decimal: String(number), format: '0' }, look: { role: 'text', align: 'center' } };
}
