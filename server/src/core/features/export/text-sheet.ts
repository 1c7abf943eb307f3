import { sheetMarks, tableMark } from '../import-draft/sheet-marks.js';
import type { BlockId, PreviewModel } from '../preview/preview-model.js';
import type { Sheet, SheetRow, Workbook, WorkbookCell } from './workbook.js';

/** The text of a document, a row for each block in its order, with the sheets of its tables where they stand. */
export function textSheet({ blocks, locale }: PreviewModel, name: string, sheetOf: (table: BlockId) => string): Sheet {
  return {
    name,
    rows: blocks.map((block): SheetRow => {
      if (block.kind === 'table') {
        const sheet = sheetOf(block.id);
        return { cells: [cell(tableMark), { ...cell(sheet), leadsTo: sheet }] };
      }
      const { role, level, text, marker } = block;
      return { cells: [role === 'heading' ? cell('#'.repeat(level)) : undefined, cell(`${marker}${text}`, role === 'heading')] };
    }),
    merges: [],
    frozen: { rows: 0, columns: 0 },
    widths: [locale === 'en' ? 8 : 6, 100],
  };
}

/** How the sheet is known whatever it is called. */
export function textSheetName(sheet: string): Workbook['names'][number] {
  return { name: sheetMarks.text, sheet };
}

function cell(text: string, isTotal = false): WorkbookCell {
  return { content: { kind: 'text', text }, look: { role: 'text', ...(isTotal && { isTotal }) } };
}
