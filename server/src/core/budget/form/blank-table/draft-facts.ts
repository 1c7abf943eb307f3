import type { MoneyUnit } from '../../../base/money-unit.js';

/** What a new document, or a table of it, is written for. */
export interface DraftFacts {
  readonly year: number;
  /** Undefined where the author has not said whose budget it is. */
  readonly owner: string | undefined;
  /** The unit of the tables that are in the unit of the form. */
  readonly unit: MoneyUnit | undefined;
  /** The subjects that the document has already; the common ones where it has none. */
  readonly subjects?: Readonly<Record<'function' | 'department-economic', readonly string[]>>;
}

/** Puts the year and the owner into a text of a form; `{年}` brings the word 年 along where the form leaves it out. */
export function filledIn(text: string, { year, owner }: DraftFacts): string {
  return text
    .replace(/\{(上?)年\}(年?)/gu, (_, previous: string) => `${previous === '' ? year : year - 1}年`)
    .replaceAll('{单位}', owner ?? unnamedOwner);
}

/** What stands for the name of an owner that is not known; `placeholder-left` finds it. */
export const unnamedOwner = '【单位名称】';
