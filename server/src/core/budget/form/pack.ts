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
  /** How the table is printed in a new document; undefined where it follows from what is said above. */
  readonly layout?: TableLayout;
}

/**
 * A table as it is printed without figures. In all of its texts `{年}` stands for the year, `{上年}` for the one before it and
 * `{单位}` for the owner.
 */
export interface TableLayout {
  /** The rows of the header. A blank cell belongs to the one on its left, or in its first row, or below one, to the one above it. */
  readonly header: readonly (readonly string[])[];
  /** Whether a row of column numbers follows the header. */
  readonly numbersColumns: boolean;
  /** Lists of rows side by side, each with its share of the columns. */
  readonly sides: readonly (readonly LayoutRow[])[];
  /** Labels of columns that hold words, whose cells stay blank. */
  readonly wordColumns: readonly string[];
}

/**
 * A row as it is printed: its first cells, or its label alone; the cells that are left out hold amounts. Among cells, `0` is an
 * amount. In labels `#、` `（#）` and `#.` count; `{类}` makes a row of each class of expenditure; a `=` in front sets the row beside
 * that of the next side.
 */
export type LayoutRow = string | readonly string[] | SubjectRows;

/** A row for each of the subjects that most owners have, in force in the year; their cells name `{编码}` `{名称}` `{类}` `{款}` `{项}` and, of the government's economic subject beside a department's, `{对应编码}` `{对应名称}`. */
export interface SubjectRows {
  readonly subjects: 'function' | 'department-economic';
  readonly cells: readonly string[];
  /** Only the subjects of these classes. */
  readonly classes?: readonly string[];
}

/** What a section of a document is about; the words of each are the same in all forms. */
export const sectionTopics = [
  'duties',
  'organisation',
  'tasks',
  'changes',
  'totals',
  'income',
  'expenditure',
  'grant',
  'three-public',
  'operating-cost',
  'procurement',
  'assets',
  'performance',
  'terms',
  'tables',
] as const;

export type SectionTopic = (typeof sectionTopics)[number];

/** A chapter or section of a document: what it is about, or the sections that it has. */
export interface FormSection {
  readonly title: string;
  readonly topic?: SectionTopic;
  readonly sections: readonly { readonly title: string; readonly topic: SectionTopic }[];
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
  /** Tables that a new document of this form begins with, although none is asked for. */
  readonly offeredTables: readonly FormTable[];
  /** The chapters of a new document in their order; none where those that most forms have will do. */
  readonly chapters: readonly FormSection[];
  /** How the document of an owner is called, with `{单位}` and `{年}`. */
  readonly documentTitle: string;
  /** How the line above a table names the owner, such as 部门名称. */
  readonly ownerLabel: string;
  /** How chapters are counted: `第#部分` or `#、`. */
  readonly chapterNumber: string;
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
