/**
 * One number with everything it is bound to: what it is the sum of, what it counts towards, who else states it. `Place` is a
 * span where the view is made, a place of the preview where it is shown; to walk on, ask for the view of another place.
 */
export interface EquationView<Place> {
  readonly number: NumberView<Place>;
  /** Equations whose total it is, then those it is a part of. */
  readonly asTotal: readonly WorkedEquation<Place>[];
  readonly asPart: readonly WorkedEquation<Place>[];
  /** The same fact in other tables and sentences. */
  readonly same: readonly NumberView<Place>[];
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
}

export interface WorkedEquation<Place> {
  /** Why it must hold, in a few words: the rows below it, columns, another table, a sentence. */
  readonly title: string;
  readonly total: NumberView<Place>;
  readonly parts: readonly (NumberView<Place> & { readonly sign: 1 | -1 })[];
  /** The sum of the parts, in the unit of the total. */
  readonly sum: string;
  /** Total less sum, signed; '' where there is none. */
  readonly difference: string;
  readonly state: 'holds' | 'rounding' | 'fails';
}
