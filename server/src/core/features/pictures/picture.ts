/**
 * Something to look at, with the table behind it. `Place` says where a number stands in the document: a span where the
 * picture is made, a place of the preview where it is shown. All amounts of a picture are in one unit.
 */
export interface Picture<Place> {
  /** Names the picture for good: `flow`, `functions`, `basic-and-project`, `three-public`, `years`. */
  readonly id: string;
  readonly title: string;
  /** 元, 万元, 亿元. */
  readonly unit: string;
  /** What one sees, in a sentence or two, with the numbers that matter: the text alternative. */
  readonly description: string;
  readonly chart: Chart<Place>;
  /** The numbers behind the picture, as printed. */
  readonly table: PictureTable<Place>;
}

export type Chart<Place> = FlowChart<Place> | TreeChart<Place> | BarChart<Place>;

/** From income over the whole to expenditure. */
export interface FlowChart<Place> {
  readonly kind: 'flow';
  readonly nodes: readonly FlowNode<Place>[];
  /** By index into `nodes`. */
  readonly links: readonly { readonly from: number; readonly to: number; readonly value: number }[];
}

export interface FlowNode<Place> {
  readonly name: string;
  /** As printed. */
  readonly amount: string;
  readonly place: Place | undefined;
}

/** 类, 款, 项, to drill into. */
export interface TreeChart<Place> {
  readonly kind: 'tree';
  readonly roots: readonly TreeNode<Place>[];
}

export interface TreeNode<Place> {
  readonly name: string;
  readonly code: string | undefined;
  /** For areas only: a number close to the amount; never printed. */
  readonly value: number;
  readonly amount: string;
  readonly place: Place | undefined;
  readonly children: readonly TreeNode<Place>[];
}

/** One group of bars for each category, one bar for each series. */
export interface BarChart<Place> {
  readonly kind: 'bars';
  /** Whether the series add up within a category, so that they are shown stacked. */
  readonly stacked: boolean;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    /** By category; null where the document prints none. */
    readonly bars: readonly ({ readonly value: number; readonly amount: string; readonly place: Place | undefined } | null)[];
  }[];
}

export interface PictureTable<Place> {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly { readonly text: string; readonly place: Place | undefined }[])[];
}
