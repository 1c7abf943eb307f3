import type { Locale, Severity } from '../../rules/finding.js';
import type { ChecklistGroup, ChecklistStatus } from '../checklist/checklist.js';
import type { Picture } from '../pictures/picture.js';

/**
 * A document as it will be published, for pages that show it: plain data, no markup, no offsets. Whatever is in it may be
 * anything an author typed: pages show it as text.
 */
export interface PreviewModel {
  readonly locale: Locale;
  /** Whether the text is a budget; where it is not, it is shown without findings, checklist and pictures. */
  readonly recognised: boolean;
  /** What the document is called: its owner and year, or its first heading; may be empty. */
  readonly title: string;
  /** Whether texts are Markdown; otherwise each is a line as it stands. */
  readonly isMarkdown: boolean;
  /** All of the text in its order; what is blank, a comment or front matter is left out. */
  readonly blocks: readonly PreviewBlock[];
  /** By place. */
  readonly findings: readonly PreviewFinding[];
  readonly checklist: PreviewChecklist | undefined;
  readonly pictures: readonly Picture<PreviewPlace>[];
}

/** A block keeps its id from one version of the document to the next, for as long as it can be told to be the same. */
export type BlockId = number;

export type PreviewBlock = PreviewText | PreviewTable;

export interface PreviewText {
  readonly kind: 'text';
  readonly id: BlockId;
  /** A caption stands above a table and is shown with it. */
  readonly role: 'heading' | 'item' | 'body' | 'aside' | 'caption';
  /** Of a heading: 1 to 6; so of a caption that is marked as one, otherwise 0. Of an item: how deep it is indented, from 0. */
  readonly level: number;
  /** What stands before the text of an item of a list: `- `; otherwise empty, as where the item has an ordinal. */
  readonly marker: string;
  /** The lines as written, joined where a page cut them; Markdown where the document is. */
  readonly text: string;
  /** Amounts that stand in equations: parts of `text` one can ask about, in order. */
  readonly figures: readonly TextRange[];
}

/** From and to, as offsets into the text of a block, UTF-16. */
export type TextRange = readonly [start: number, end: number];

/** One logical table: all its pages in one. */
export interface PreviewTable {
  readonly kind: 'table';
  readonly id: BlockId;
  /** What it is called, even where it prints no title. */
  readonly name: string;
  /** Lines that stand inside the table above its header: title, owner, unit. */
  readonly captions: readonly string[];
  readonly columns: readonly PreviewColumn[];
  /** Rows of merged cells; empty where the table has no header. */
  readonly header: readonly (readonly HeaderCell[])[];
  readonly rows: readonly PreviewRow[];
  /** How many equations the table stands in by itself, and how many hold. */
  readonly equations: number;
  readonly holding: number;
}

export interface PreviewColumn {
  /** The words of its header from top to bottom, joined by `·`; may be empty. */
  readonly label: string;
  readonly role: 'name' | 'code' | 'amount' | 'other';
}

export interface HeaderCell {
  readonly text: string;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface PreviewRow {
  /** As many as there are columns; line breaks of a cell as `\n`, markup taken away. */
  readonly cells: readonly string[];
  /** 0 for the outermost. A row is shown under the nearest one above it that is less deep, and folds away with that one. */
  readonly depth: number;
  readonly isTotal: boolean;
}

/** A place in a model: a block, and what of it. Without `row` and `start` the whole block. */
export interface PreviewPlace {
  readonly block: BlockId;
  /** An index into `rows` of a table; of a header cell, an index into `header` and `inHeader`. */
  readonly row?: number;
  readonly column?: number;
  readonly inHeader?: true;
  /** Offsets into the text of a block that is a text. */
  readonly start?: number;
  readonly end?: number;
}

export interface PreviewFinding {
  /** Names the finding within one model. */
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** Undefined where it stands in nothing that is shown, such as a comment. */
  readonly place: PreviewPlace | undefined;
  /** The table, row and column it stands in, or the words around it, in a line. */
  readonly where: string;
  /** The first is the preferred one. */
  readonly fixes: readonly PreviewFix[];
  readonly related: readonly { readonly message: string; readonly place: PreviewPlace | undefined }[];
}

export interface PreviewFix {
  readonly title: string;
  readonly changesFigures: boolean;
}

export interface PreviewChecklist {
  readonly settled: number;
  readonly total: number;
  readonly sections: readonly {
    readonly group: ChecklistGroup;
    readonly title: string;
    readonly items: readonly PreviewChecklistItem[];
  }[];
}

export interface PreviewChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly status: ChecklistStatus;
  readonly statusTitle: string;
  readonly detail: string;
  readonly places: readonly { readonly message: string; readonly place: PreviewPlace | undefined }[];
}
