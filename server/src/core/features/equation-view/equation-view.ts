/**
 * One number with everything it is bound to: what it is the sum of, what it counts towards, who else states it. `Place` is a
 * span where the view is made, a place of the preview where it is shown; to walk on, ask for the view of another place.
 */
export interface EquationView<Place> {
  readonly number: NumberView<Place>;
  /** The unit of the number; empty where nothing says. Other numbers print theirs only where it is another one. */
  readonly unit: string;
  /** Equations whose total it is. */
  readonly asTotal: readonly WorkedEquation<Place>[];
  /** Equations it is a part of. */
  readonly asPart: readonly WorkedEquation<Place>[];
  /** The same fact in other tables and sentences, each place once. */
  readonly same: readonly SameFact<Place>[];
  /** How many more equations it stands in that nobody can work out, because a figure of theirs cannot be read. */
  readonly unread: number;
  /** How many more equations and places of the same fact there are than anyone would go through. */
  readonly more: number;
}

export interface NumberView<Place> {
  /** Its row and column: `社会保障和就业支出·基本支出`. */
  readonly name: string;
  /** The table it stands in, or that it stands in the text. */
  readonly where: string;
  /** As printed, with its unit where that differs from the one of the view. */
  readonly amount: string;
  readonly place: Place | undefined;
  /** Whether it is what a fault is put down to. */
  readonly isSuspect: boolean;
  /** What it would have to be, in its own unit; empty where it is no suspect. */
  readonly expected: string;
}

/** Whether the figures agree; within what rounding explains; or by more. */
export type EquationState = 'holds' | 'rounding' | 'fails';

export interface WorkedEquation<Place> {
  /** Why it must hold, in a few words: the rows below it, columns, another table, a sentence. */
  readonly title: string;
  readonly total: NumberView<Place>;
  /** In the order of the document. Cells that print no amount are left out, and those beyond a few hundred. */
  readonly parts: readonly EquationPart<Place>[];
  /** How many parts print no amount and count as 0. */
  readonly blank: number;
  /** The parts that are not listed, because there are too many; their sum is in the unit of the total. */
  readonly more: { readonly count: number; readonly sum: string } | undefined;
  /** Whether the parts are only named (其中): together they may be less than the total. */
  readonly atMost: boolean;
  /** The sum of all parts, in the unit of the total, which is named where it is not the one of the view. */
  readonly sum: string;
  /** Total less sum, signed, in the same unit; '' where there is none. */
  readonly difference: string;
  /** What is to be said of the difference, such as how much of it rounding explains; may be empty. */
  readonly note: string;
  readonly state: EquationState;
}

export type EquationPart<Place> = NumberView<Place> & { readonly sign: 1 | -1 };

/** A place that states the same fact as the number of the view. */
export interface SameFact<Place> extends NumberView<Place> {
  /** Why the two must be the same. */
  readonly title: string;
  /** The number of the view less this one, signed, in the unit of the view; '' where there is none. */
  readonly difference: string;
  readonly note: string;
  /** `unchecked` where both mean one fact and differ, but nothing holds them against each other. */
  readonly state: EquationState | 'unchecked';
}
