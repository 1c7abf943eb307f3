import type { MoneyUnit } from '../../base/money-unit.js';
import type { Fund, TableKind } from '../facts/fact.js';

/** What a table of a form may hold; `other` for what no identity speaks of. */
export const formTableKinds = [
  'overview',
  'income',
  'expenditure',
  'fiscal-overview',
  'fund-expenditure',
  'basic-economic',
  'project-economic',
  'economic',
  'basic-categories',
  'projects',
  'three-public',
  'operating-cost',
  'procurement',
  'purchased-services',
  'other',
] as const satisfies readonly (TableKind | 'other')[];

/** The funds that titles of forms name. */
export const formFunds = ['fiscal', 'general', 'government-fund', 'state-capital', 'special-account'] as const satisfies readonly Fund[];

/** How deep the subjects of a table go. */
export type Depth = '类' | '款' | '项';

/** One table of a form. */
export interface FormTable {
  readonly kind: (typeof formTableKinds)[number];
  /** The fund that its title names. */
  readonly fund?: (typeof formFunds)[number];
  /** As the form prints it. Words such as 部门, 单位 and the year may come in addition. */
  readonly title: string;
  /** Other titles of the same table: earlier years, other words. */
  readonly aliases: readonly string[];
  /** Whether every document of this form has the table; others may leave it out. */
  readonly required: boolean;
  readonly unit: MoneyUnit;
  /** Labels of columns by which the table is known again; `{年}` stands for a year. */
  readonly columns: readonly string[];
  /** Rows that the form prints whether or not they hold money, side by side and in their order; `a|b` stands for either name. */
  readonly rows: readonly (readonly string[])[];
  /** How deep the form asks for the subjects. */
  readonly depth?: Depth;
  /** Whether the table is printed even where it is empty, with a note that says so. */
  readonly noteWhenEmpty: boolean;
}

/** The form of a region for some years: which tables a budget document has, in which order, and how they look. */
export interface FormPack {
  /** Such as `guangdong-2022`: what the setting and the comment in a document name. */
  readonly id: string;
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  readonly regions: readonly string[];
  /** The years the form is known to be in use; an open end is left out. */
  readonly years: { readonly from?: number; readonly to?: number };
  readonly tables: readonly FormTable[];
  /**
   * Many regions use these titles: a document that is not said to follow this form may have another order, and leave out what
   * it has nothing to print in.
   */
  readonly titlesAreCommon: boolean;
  /** Ids of the identities of class `form` that hold in this form, such as `F4`. */
  readonly identities: readonly string[];
  /** How the form's notes say that a table is empty; `{年}` stands for the year. */
  readonly emptyNotes: readonly string[];
}

/** The form that asks nothing: for documents that follow none that is known. */
export const genericPackId = 'generic';
