import type { MoneyUnit } from '../../table/caption.js';

/** How deep the subjects of a table go. */
export type Depth = '类' | '款' | '项';

/** One table of a form. */
export interface FormTable {
  /** What the table holds, in the words of `table-kind.ts`. */
  readonly kind: string;
  /** As the form prints it. */
  readonly title: string;
  /** Other titles of the same table: earlier years, other words. */
  readonly aliases: readonly string[];
  /** Whether every document of this form has the table; others may leave it out. */
  readonly required: boolean;
  readonly unit: MoneyUnit;
  /** Labels of the columns by which the table is known again. */
  readonly columns: readonly string[];
  /** Rows that the form prints whether or not they hold money, in their order; `a|b` stands for either. */
  readonly rows: readonly string[];
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
  /** Ids of the identities of class `form` that hold in this form, such as `F4`. */
  readonly identities: readonly string[];
  /** How the form's notes say that a table is empty. */
  readonly emptyNotes: readonly string[];
}

/** How it is known which form a document follows. */
export type Recognition =
  /** By the setting `budgetDraft.template` or a comment in the document. */
  | 'setting'
  | 'comment'
  /** By its tables: certain enough to say what is missing. */
  | 'recognised'
  /** Its tables fit no form well, so nothing is asked of it. */
  | 'generic';
