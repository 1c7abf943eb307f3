/** Workbooks as agencies have them: a sheet for each table of a draft, printed the way finance systems export them. */
import { type CellValue, type MergeRange, type Sheet, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Analysis, analyse } from '../../server/src/core/api.js';
import { plainText } from '../../server/src/core/table/cell-text.js';
import type { HeaderNode } from '../../server/src/core/table/header.js';
import type { LogicalTable } from '../../server/src/core/table/logical-table.js';
import fc from './fast-check.js';

/** How a workbook is laid out; all say the same. */
export interface AgencyStyle {
  /** Blank columns before the tables, and one between each two columns. */
  readonly startColumn: number;
  readonly hasSpacers: boolean;
  /** The title is merged over its table, or stands alone in the first cell. */
  readonly isTitleMerged: boolean;
  /** Owner and unit in one row, or in rows of their own. */
  readonly isUnitBeside: boolean;
  readonly hasBlankRows: boolean;
  /** Amounts as numbers with a format, as texts, or as formulas whose values are saved. */
  readonly amounts: 'numbers' | 'accounting' | 'texts' | 'formulas';
  /** Names are set in by their alignment, or by blanks. */
  readonly indents: 'none' | 'alignment' | 'blanks';
  /** All tables on one sheet, one below the other. */
  readonly isOneSheet: boolean;
  readonly hasCover: boolean;
}

export const plainStyle: AgencyStyle = {
  startColumn: 0,
  hasSpacers: false,
  isTitleMerged: true,
  isUnitBeside: true,
  hasBlankRows: false,
  amounts: 'numbers',
  indents: 'none',
  isOneSheet: false,
  hasCover: true,
};

export const agencyStyle: fc.Arbitrary<AgencyStyle> = fc.record({
  startColumn: fc.nat(2),
  hasSpacers: fc.boolean(),
  isTitleMerged: fc.boolean(),
  isUnitBeside: fc.boolean(),
  hasBlankRows: fc.boolean(),
  amounts: fc.constantFrom('numbers', 'accounting', 'texts', 'formulas'),
  indents: fc.constantFrom('none', 'alignment', 'blanks'),
  isOneSheet: fc.boolean(),
  hasCover: fc.boolean(),
});

/** The tables of a draft as the bytes of a workbook. */
export function agencyWorkbook(text: string, style: AgencyStyle): Promise<Uint8Array> {
  const analysis = analyse(text, { locale: 'zh-CN' });
  const { tables } = analysis.document;
  const written = tables.map((table, at) => tableRows(analysis, table, tables[at + 1]?.span.start, style));
  const sheets = style.isOneSheet
    ? [joined('预算公开表', written)]
    : written.map((part, at) => toSheet(`${at + 1}.${sheetName(tables[at] as LogicalTable)}`.slice(0, 31), [part]));
  const cover = style.hasCover ? [coverSheet(analysis), contentsSheet(tables)] : [];
  const helper: WriteSheet = { name: '校验', hidden: true, rows: [['不应导入', 1]] };
  return writeXlsx({ sheets: [...cover, ...sheets, helper] });
}

const FORMATS = { numbers: '#,##0.00', accounting: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', texts: '@', formulas: '0.00' };

interface Part {
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly MergeRange[];
  readonly cells: ReadonlyMap<string, NonNullable<Sheet['cells']> extends Map<string, infer C> ? Partial<C> : never>;
}

function sheetName({ caption }: LogicalTable): string {
  return (caption.title ?? '').replace(/[[\]:*?/\\]/gu, '');
}

function toSheet(name: string, parts: readonly Part[]): WriteSheet {
  const rows: CellValue[][] = [];
  const merges: MergeRange[] = [];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const part of parts) {
    const from = rows.length + (rows.length > 0 ? 1 : 0);
    if (rows.length > 0) rows.push([]);
    rows.push(...part.rows.map((row) => [...row]));
    merges.push(...part.merges.map((merge) => ({ ...merge, startRow: merge.startRow + from, endRow: merge.endRow + from })));
    for (const [key, cell] of part.cells) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      cells.set(`${row + from},${column}`, cell);
    }
  }
  return { name, rows, merges, cells };
}

function joined(name: string, parts: readonly Part[]): WriteSheet {
  return toSheet(name, parts);
}

function tableRows(analysis: Analysis, table: LogicalTable, next: number | undefined, style: AgencyStyle): Part {
  const { header, fragments, caption } = table;
  const columnOf = (column: number) => style.startColumn + column * (style.hasSpacers ? 2 : 1);
  const width = columnOf(header.columnCount - 1) + 1;
  const blank = (): CellValue[] => new Array<CellValue>(width).fill(null);
  const rows: CellValue[][] = [];
  const merges: MergeRange[] = [];
  const cells: Part['cells'] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never = new Map();
  const put = (values: readonly (readonly [number, CellValue])[]) => {
    const row = blank();
    for (const [column, value] of values) row[column] = value;
    rows.push(row);
  };
  put([[style.startColumn, caption.title ?? '']]);
  if (style.isTitleMerged && width > style.startColumn + 1) {
    merges.push({ startRow: 0, startCol: style.startColumn, endRow: 0, endCol: width - 1 });
  }
  const [owner, unit] = [caption.owner ? `编制单位：${caption.owner}` : null, caption.unit ? `单位：${caption.unit}` : null];
  if (style.isUnitBeside && width > style.startColumn + 1)
    put([
      [style.startColumn, owner],
      [width - 1, unit],
    ]);
  else for (const line of [owner, unit]) if (line !== null) put([[style.startColumn, line]]);
  if (style.hasBlankRows) rows.push(blank());
  const first = rows.length;
  const [page] = fragments;
  const labels = (page?.rows ?? []).slice(header.captionRows.length, header.rowCount);
  for (const label of labels) put(label.cells.map(({ text }, column) => [columnOf(column), asLines(text)]));
  for (const merge of headerMerges(header.roots, labels)) {
    const [startCol, endCol] = [columnOf(merge.startCol), columnOf(merge.endCol)];
    if (startCol < endCol || merge.startRow < merge.endRow) {
      merges.push({ startRow: merge.startRow + first, endRow: merge.endRow + first, startCol, endCol });
    }
  }
  for (const { row } of table.rows) {
    const at = rows.length;
    put(row.cells.map(({ text }, column) => [columnOf(column), column === nameColumn(table) ? indented(text, style) : asLines(text)]));
    row.cells.forEach(({ text }, column) => {
      const amount = /^-?\d+\.\d+$/u.test(text) ? Number(text) : undefined;
      if (amount === undefined || style.amounts === 'texts') return;
      (rows[at] as CellValue[])[columnOf(column)] = amount;
      const cell = {
        type: style.amounts === 'formulas' ? ('formula' as const) : ('number' as const),
        value: amount,
        style: { numFmt: FORMATS[style.amounts] },
      };
      cells.set(
        `${at},${columnOf(column)}`,
        style.amounts === 'formulas' ? { ...cell, formula: `ROUND(${amount},2)`, formulaResult: amount } : cell,
      );
    });
    if (style.indents === 'alignment') {
      const column = nameColumn(table);
      const text = row.cells[column]?.text ?? '';
      if (text !== '')
        cells.set(`${at},${columnOf(column)}`, { type: 'string', value: asLines(text), style: { alignment: { indent: 2 } } });
    }
  }
  for (const note of notesBelow(analysis, table.span.end, next)) {
    merges.push({
      startRow: rows.length,
      endRow: rows.length,
      startCol: style.startColumn,
      endCol: Math.max(width - 1, style.startColumn),
    });
    put([[style.startColumn, note]]);
  }
  return { rows, merges: merges.filter(({ startRow, endRow, startCol, endCol }) => startRow < endRow || startCol < endCol), cells };
}

function asLines(text: string): string | null {
  return text === ''
    ? null
    : text
        .split(/<br ?\/?>/u)
        .map(plainText)
        .join('\n');
}

function nameColumn({ rows }: LogicalTable): number {
  const row = rows.find((one) => one.row.cells.some(({ text }) => /\p{Script=Han}/u.test(text)));
  return row?.row.cells.findIndex(({ text }) => /\p{Script=Han}/u.test(text)) ?? 0;
}

function indented(text: string, { indents }: AgencyStyle): string | null {
  const plain = asLines(text);
  return plain === null || indents !== 'blanks' ? plain : `    ${plain}`;
}

/** Merged cells of a header: to the right as far as a label reaches, down as far as nothing stands below it. */
function headerMerges(roots: readonly HeaderNode[], rows: LogicalTable['fragments'][number]['rows']): readonly MergeRange[] {
  return roots.flatMap((node): readonly MergeRange[] => {
    const below = headerMerges(node.children, rows);
    const startRow = rows.findIndex(({ cells }) => node.cell !== undefined && cells.includes(node.cell));
    if (startRow < 0) return below;
    const isFree = (row: number) =>
      (rows[row]?.cells ?? []).every(({ text }, column) => column < node.firstColumn || column > node.lastColumn || text === '');
    let endRow = startRow;
    while (node.children.length === 0 && endRow + 1 < rows.length && isFree(endRow + 1)) endRow++;
    return [{ startRow, endRow, startCol: node.firstColumn, endCol: node.lastColumn }, ...below];
  });
}

function notesBelow({ document }: Analysis, from: number, to: number | undefined): readonly string[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'text' && block.span.start >= from && block.span.start < (to ?? Number.POSITIVE_INFINITY) && /^注[:：]/u.test(block.text)
      ? [block.text]
      : [],
  );
}

function coverSheet({ document }: Analysis): WriteSheet {
  return {
    name: '封面',
    rows: [
      [],
      [null, `${document.owner ?? ''}${document.year ?? ''}年部门预算`],
      [],
      [null, '单位负责人：', '张三'],
      [null, `编制日期：${(document.year ?? 2027) - 1}年12月`],
    ],
    merges: [{ startRow: 1, startCol: 1, endRow: 1, endCol: 4 }],
  };
}

function contentsSheet(tables: readonly LogicalTable[]): WriteSheet {
  return {
    name: '目录',
    rows: [
      ['目  录'],
      ...tables.map(({ caption }, at): CellValue[] => [at + 1, (caption.title ?? '').replace(/^[一二三四五六七八九十]+、/u, '')]),
    ],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
  };
}
