import type { MoneyUnit } from '../../base/money-unit.js';
import type { Locale } from '../../rules/finding.js';
import type { AdjustedFigure } from './convert-unit.js';

/** What a conversion says. */
export interface ConversionWords {
  title(to: MoneyUnit): string;
  adjusted(figure: AdjustedFigure): string;
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
  adjusted: ({ exact, rounded, printed }) => `合计平衡调整：${exact} → ${printed}（四舍五入为 ${rounded}）`,
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
  noTable: 'There is no budget table here to convert.',
  inUnit: (unit) => `The figures are in ${unit} already.`,
  unitUnknown: (table) => `“${table}” does not say its unit, so nothing was converted; add a line with the unit first.`,
  unreadable: (place, text) => `“${text}” (${place}) cannot be read as an amount, so nothing was converted; correct it first.`,
  misread: (place) =>
    `Converted, ${place} would be read as something else, so nothing was changed; check the unit and the columns of its table.`,
  tooLarge: 'The figures have too many digits to be converted exactly; nothing was changed.',
  unsolvable: (sums, first) => `${sums} sums could not be kept (such as ${first}), so nothing was changed; try again with more decimals.`,
};
