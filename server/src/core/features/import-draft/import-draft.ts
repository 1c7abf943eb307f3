import type { RowKind } from '../../table/write-table.js';
import { columnName } from '../copy/formula-text.js';
import type { PastedGrid } from '../paste/pasted-content.js';
import { writeRows } from '../paste/write-rows.js';
import { draftLine, draftWords } from './draft-line.js';
import type { DoubtReport, ImportReport, SheetReport } from './import-report.js';
import type { CellDoubt, ImportedSheet, ImportedWorkbook } from './imported-workbook.js';
import { type SheetBlock, sheetBlocks } from './sheet-blocks.js';
import { type SheetRole, sheetMarks } from './sheet-marks.js';
import { saidIn, type TextBlock, textBlocks } from './text-blocks.js';

export interface ImportWishes {
  /** How the cells of tables are parted. */
  readonly tables: RowKind;
  /** The sheets that are wanted, by name, hidden ones too; all that are shown where it is left out. */
  readonly sheets?: readonly string[];
}

export type ImportedDraft =
  | { readonly kind: 'draft'; readonly text: string; readonly report: ImportReport }
  /** A sheet that is asked for is not there; `known` are. */
  | { readonly kind: 'no-such-sheet'; readonly name: string; readonly known: readonly string[] }
  /** No sheet that is read has anything in it. */
  | { readonly kind: 'nothing'; readonly report: ImportReport };

/** A workbook as a draft: each sheet's title, owner, unit, tables and notes as a document has them, and what is doubtful about them. */
export function importDraft({ sheets }: ImportedWorkbook, { tables, sheets: wanted }: ImportWishes): ImportedDraft {
  const missing = wanted?.find((name) => !sheets.some((sheet) => sheet.name === name));
  if (missing !== undefined) return { kind: 'no-such-sheet', name: missing, known: sheets.map(({ name }) => name) };
  const hasText = sheets.some((sheet) => roleOf(sheet) === 'text');
  const read = sheets.map((sheet) => readSheet(sheet, wanted, hasText));
  const report = reportOf(read);
  const text = writeBlocks(inOrder(read), tables);
  return text === '' ? { kind: 'nothing', report } : { kind: 'draft', text, report };
}

interface ReadSheet {
  readonly sheet: ImportedSheet;
  readonly skipped: SheetReport['skipped'];
  readonly text: readonly TextBlock[] | undefined;
  readonly blocks: readonly SheetBlock[];
}

function readSheet(sheet: ImportedSheet, wanted: readonly string[] | undefined, hasText: boolean): ReadSheet {
  const role = roleOf(sheet);
  const skipped = wanted ? (wanted.includes(sheet.name) ? undefined : 'not-asked-for') : sheet.isHidden ? 'hidden' : undefined;
  if (skipped || role === 'front' || role === 'findings') return { sheet, skipped: skipped ?? 'own', text: undefined, blocks: [] };
  if (role === 'text') return { sheet, skipped: undefined, text: textBlocks(sheet), blocks: [] };
  const blocks = sheetBlocks(sheet, hasText);
  return { sheet, skipped: blocks.length === 0 ? 'blank' : undefined, text: undefined, blocks };
}

function roleOf({ definedNames }: ImportedSheet): SheetRole | undefined {
  const roles = Object.entries(sheetMarks) as readonly (readonly [SheetRole, string])[];
  return roles.find(([, name]) => definedNames.some((defined) => defined.toLowerCase() === name))?.[0];
}

type DraftBlock = SheetBlock | Extract<TextBlock, { kind: 'text' }>;

/** Sheets as they stand; where one holds the text of the document, their tables stand where the text has them. */
function inOrder(read: readonly ReadSheet[]): readonly DraftBlock[] {
  const text = read.find((one) => one.text !== undefined)?.text;
  if (text === undefined) return withDocumentTitle(read.flatMap(({ blocks }) => blocks));
  const isSaid = saidIn(text);
  const left = new Map(read.filter(({ blocks }) => blocks.length > 0).map(({ sheet, blocks }) => [sheet.name, blocks]));
  const taken = text.flatMap((block): readonly DraftBlock[] => {
    if (block.kind === 'text') return [block];
    const blocks = left.get(block.sheet) ?? [];
    left.delete(block.sheet);
    return withoutSaid(blocks, isSaid);
  });
  return [...taken, ...[...left.values()].flatMap((blocks) => withoutSaid(blocks, isSaid))];
}

function withoutSaid(blocks: readonly SheetBlock[], isSaid: (line: string) => boolean): readonly SheetBlock[] {
  return blocks.flatMap((block): readonly SheetBlock[] => {
    if (block.kind === 'table') return [block];
    if (block.kind === 'heading') return isSaid(block.text) ? [] : [block];
    const lines = block.lines.filter((line) => !isSaid(line));
    return lines.length > 0 ? [{ ...block, lines }] : [];
  });
}

const DOCUMENT_TITLE = /(?:预算|决算)(?:公开|公示|报告|文本|草案|说明|编制说明|报表|表|表格|[（(]草案[）)])*$/u;
const LONGEST_TITLE = 60;

/** The title of the document is a line above everything else that says so, as a cover has it. */
function withDocumentTitle(blocks: readonly SheetBlock[]): readonly DraftBlock[] {
  const [first, ...others] = blocks;
  if (first?.kind !== 'lines' || others[0]?.kind === 'table') return blocks;
  const at = first.lines.findIndex((line) => line.length <= LONGEST_TITLE && DOCUMENT_TITLE.test(line.replace(/\s/gu, '')));
  if (at < 0) return blocks;
  const title: DraftBlock = { kind: 'text', text: `# ${draftLine(first.lines[at] ?? '', 'pipe')}`, isItem: false };
  const [before, after] = [first.lines.slice(0, at), first.lines.slice(at + 1)];
  const linesOf = (lines: readonly string[]): readonly DraftBlock[] => (lines.length > 0 ? [{ kind: 'lines', lines }] : []);
  return [...linesOf(before), title, ...linesOf(after), ...others];
}

function writeBlocks(blocks: readonly DraftBlock[], kind: RowKind): string {
  let text = '';
  let before: DraftBlock | undefined;
  for (const block of blocks) {
    const isList = block.kind === 'text' && block.isItem && before?.kind === 'text' && before.isItem;
    // Rows of tabs stand right below their unit.
    const isClose = kind === 'tab' && block.kind === 'table' && before?.kind === 'lines';
    text += (text === '' ? '' : isList || isClose ? '\n' : '\n\n') + writeBlock(block, kind);
    before = block;
  }
  return text === '' ? '' : `${text}\n`;
}

function writeBlock(block: DraftBlock, kind: RowKind): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'heading':
      return kind === 'pipe' ? `## ${draftLine(block.text, kind)}` : draftLine(block.text, kind);
    case 'lines':
      return block.lines.map((line) => draftLine(line, kind)).join(kind === 'pipe' ? '\n\n' : '\n');
    case 'items':
      return block.lines.map((line) => (kind === 'pipe' ? `- ${draftLine(line, kind)}` : draftLine(line, kind))).join('\n');
    case 'table':
      return writeRows(
        block.rows.map((row) => row.map(draftWords)),
        kind,
        '\n',
      );
  }
}

function reportOf(read: readonly ReadSheet[]): ImportReport {
  const sheets = read.map(({ sheet, skipped, blocks }): SheetReport => {
    const tables = blocks.filter((block) => block.kind === 'table');
    const { rows: hiddenRows, columns: hiddenColumns } = skipped ? { rows: 0, columns: 0 } : hiddenIn(sheet.grid);
    const rows = tables.reduce((count, table) => count + table.rows.length, 0);
    return { name: sheet.name, tables: tables.length, rows, skipped, hiddenRows, hiddenColumns };
  });
  const doubts = read.filter(({ skipped }) => skipped === undefined).flatMap(({ sheet }) => doubtsOf(sheet));
  return { sheets, doubts };
}

/** Rows and columns that are hidden with something in them. */
function hiddenIn({ cells, hiddenRows, hiddenColumns }: PastedGrid): { readonly rows: number; readonly columns: number } {
  const filled = cells.filter(({ text }) => text !== '');
  const rows = new Set(filled.filter(({ row }) => hiddenRows.has(row)).map(({ row }) => row));
  const columns = new Set(filled.filter(({ column }) => hiddenColumns.has(column)).map(({ column }) => column));
  return { rows: rows.size, columns: columns.size };
}

const MOST_PLACES = 5;

function doubtsOf({ name, doubts, grid }: ImportedSheet): readonly DoubtReport[] {
  const seen = doubts.filter(({ row, column }) => !grid.hiddenRows.has(row) && !grid.hiddenColumns.has(column));
  return (['rounded', 'error', 'no-value'] as const satisfies readonly CellDoubt['kind'][]).flatMap((kind) => {
    const of = seen.filter((doubt) => doubt.kind === kind);
    const places = of.slice(0, MOST_PLACES).map(({ row, column }) => columnName(column) + (row + 1));
    return of.length > 0 ? [{ kind, sheet: name, count: of.length, places }] : [];
  });
}
