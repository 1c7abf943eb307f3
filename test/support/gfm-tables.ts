import { parse, postprocess, preprocess } from 'micromark';
import { gfmTable } from 'micromark-extension-gfm-table';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';
import type { PhysicalTable } from '../../server/src/core/table/physical-table.js';

/** A pipe table as two readers can compare it: zero-based lines and the written content of the cells, as many per row as the head has. */
export interface ComparedTable {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly rows: readonly (readonly string[])[];
}

/** The tables micromark, the reference for GitHub Flavored Markdown, finds in a text. */
export function gfmTables(text: string): readonly ComparedTable[] {
  const events = postprocess(
    parse({ extensions: [gfmTable()] })
      .document()
      .write(preprocess()(text, undefined, true)),
  );
  const tables: { firstLine: number; lastLine: number; rows: string[][] }[] = [];
  let isInRow = false;
  for (const [phase, token, context] of events) {
    if (phase !== 'enter') continue;
    const table = tables.at(-1);
    if (token.type === 'tableRow' || token.type === 'tableDelimiterRow') isInRow = token.type === 'tableRow';
    if (token.type === 'table') tables.push({ firstLine: token.start.line - 1, lastLine: token.end.line - 1, rows: [] });
    else if (token.type === 'tableRow') table?.rows.push([]);
    else if (token.type === 'tableHeader' || token.type === 'tableData') table?.rows.at(-1)?.push('');
    else if (token.type === 'tableContent' && isInRow) table?.rows.at(-1)?.splice(-1, 1, context.sliceSerialize(token).trim());
  }
  return tables.map((table) => ({ ...table, rows: fitToHead(table.rows) }));
}

/** The pipe tables our reader finds in a text. */
export function ourPipeTables(text: string): readonly ComparedTable[] {
  const lines = new LineMap(text);
  const tables = readBlocks(text, lines).filter((block): block is PhysicalTable => block.kind === 'pipe');
  return tables.map((table) => ({
    firstLine: lines.lineAt(table.span.start),
    lastLine: lines.lineAt(table.span.end),
    rows: fitToHead(table.rows.map((row) => row.cells.map((cell) => text.slice(cell.span.start, cell.span.end)))),
  }));
}

/** GFM fills short rows and cuts long ones to the width of the head. */
function fitToHead(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}
