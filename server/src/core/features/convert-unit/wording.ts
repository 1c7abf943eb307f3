import type { MoneyUnit } from '../../base/money-unit.js';
import type { Locale } from '../../rules/finding.js';
import type { AdjustedFigure } from './conversion.js';

/** What a conversion says. */
export interface ConversionWords {
  title(to: MoneyUnit): string;
  adjusted(figure: AdjustedFigure): string;
  /** What was done, in one line. */
  summary(to: MoneyUnit, figures: number, adjusted: number, lost: number): string;
  readonly adjustedHead: string;
  readonly adjustedWhy: string;
  /** Line, place, exact, rounded by itself, printed. */
  readonly columns: readonly [string, string, string, string, string];
  line(number: string): string;
  readonly lostHead: string;
  readonly lostWhy: string;
  readonly noTable: string;
  inUnit(unit: MoneyUnit): string;
  unitUnknown(table: string): string;
  unreadable(place: string, text: string): string;
  misread(place: string): string;
  readonly tooLarge: string;
  unsolvable(sums: number, first: string): string;
}

export function conversionWords(locale: Locale): ConversionWords {
  return locale === 'en' ? english : chinese;
}

const chinese: ConversionWords = {
  title: (to) => `换算为${to}`,
  adjusted: ({ exact, rounded, printed }) => `舍位平衡调整：${exact} → ${printed}（四舍五入为 ${rounded}）`,
  summary: (to, figures, adjusted, lost) =>
    [
      `已将 ${figures} 处金额换算为${to}`,
      adjusted === 0 ? '各项合计均成立，无需调整' : `为使各项合计成立，调整了 ${adjusted} 处`,
      ...(lost === 0 ? [] : [`另有 ${lost} 处文字或其他表格与换算后的数不一致，请核对`]),
    ].join('；'),
  adjustedHead: '舍位平衡调整',
  adjustedWhy: '以下金额没有按四舍五入取数，以保证合计、各表和文字之间的勾稽关系成立：',
  columns: ['行', '位置', '换算值', '四舍五入', '取数'],
  line: (number) => `第 ${number} 行：`,
  lostHead: '不再一致之处',
  lostWhy: '以下金额换算前与表格一致，换算后无法同时保持一致，请核对：',
  noTable: '这里没有预算表格可以换算。',
  inUnit: (unit) => `金额已经以${unit}为单位，无需换算。`,
  unitUnknown: (table) => `“${table}”没有注明金额单位，未换算；请先补上单位行。`,
  unreadable: (place, text) => `“${place}”的“${text}”不能识别为金额，未换算；请先改正。`,
  misread: (place) => `换算后“${place}”会被读成别的意思，未作改动；请先检查该表的单位和栏目。`,
  tooLarge: '金额的位数过多，无法精确换算，未作改动。',
  unsolvable: (sums, first) => `换算后有 ${sums} 项勾稽无法保持成立（如 ${first}），未作改动；可增加小数位数后再试。`,
};

const english: ConversionWords = {
  title: (to) => `Convert to ${to}`,
  adjusted: ({ exact, rounded, printed }) => `Adjusted to keep totals: ${exact} → ${printed} (${rounded} by itself)`,
  summary: (to, figures, adjusted, lost) =>
    [
      `${figures} ${figures === 1 ? 'figure' : 'figures'} converted to ${to}`,
      adjusted === 0 ? 'all sums hold as they are rounded' : `${adjusted} adjusted so that all sums hold`,
      ...(lost === 0 ? [] : [`${lost} elsewhere no longer ${lost === 1 ? 'agrees' : 'agree'}: please check`]),
    ].join('; '),
  adjustedHead: 'Adjusted figures',
  adjustedWhy: 'These figures are not rounded to the nearest, so that totals, tables and sentences go on to agree:',
  columns: ['Line', 'Place', 'Exact', 'Rounded', 'Printed'],
  line: (number) => `Line ${number}: `,
  lostHead: 'No longer in agreement',
  lostWhy: 'These amounts agreed with a table before and cannot all agree with it afterwards; please check them:',
  noTable: 'There is no budget table here to convert.',
  inUnit: (unit) => `The figures are in ${unit} already.`,
  unitUnknown: (table) => `“${table}” does not say its unit, so nothing was converted; add a line with the unit first.`,
  unreadable: (place, text) => `“${text}” (${place}) cannot be read as an amount, so nothing was converted; correct it first.`,
  misread: (place) =>
    `Converted, ${place} would be read as something else, so nothing was changed; check the unit and the columns of its table.`,
  tooLarge: 'The figures have too many digits to be converted exactly; nothing was changed.',
  unsolvable: (sums, first) => `${sums} sums could not be kept (such as ${first}), so nothing was changed; try again with more decimals.`,
};
