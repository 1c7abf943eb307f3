import type { Analysis } from '../analyse.js';
import { sheetText } from './sheet-text.js';
import { tableSheetAt } from './table-sheet.js';

export interface CopiedTable {
  /** Tab-separated, with totals as formulas, to be pasted into cell A1. */
  readonly text: string;
  /** What was copied, and what the author should know about it. */
  readonly message: string;
}

/** The table at an offset for a spreadsheet; undefined where there is none. */
export function copyTable(analysis: Analysis, offset: number): CopiedTable | undefined {
  const sheet = tableSheetAt(analysis, offset);
  if (sheet === undefined) return undefined;
  const { rows, formulaCount, differing, rounded } = sheet;
  const isEnglish = analysis.options.locale === 'en';
  const said = isEnglish
    ? [
        `Copied ${rows.length} rows with ${formulaCount} totals as formulas: paste into cell A1 of an empty sheet.`,
        differing > 0 ? `${differing} of them give another value than the document prints.` : '',
        rounded > 0 ? `${rounded} totals that differ by rounding alone are copied as printed.` : '',
      ]
    : [
        `已复制 ${rows.length} 行，其中 ${formulaCount} 个合计为公式；请粘贴到空工作表的 A1 单元格。`,
        differing > 0 ? `有 ${differing} 个公式的结果与文稿中的数字不同。` : '',
        rounded > 0 ? `${rounded} 个合计只差四舍五入，按文稿中的数字复制。` : '',
      ];
  return { text: sheetText(sheet, 'formulas'), message: said.filter((sentence) => sentence !== '').join(isEnglish ? ' ' : '') };
}
