import type { EquationView, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { isSamePlace } from '../../server/src/page/same-place.js';

/** A number one came by. */
export interface TrailStep {
  readonly place: PreviewPlace;
  readonly name: string;
  readonly amount: string;
}

/** The numbers one came by, each once, and at which one is. */
export interface Trail {
  readonly steps: readonly TrailStep[];
  /** -1 for none. */
  readonly at: number;
}

export const NO_TRAIL: Trail = { steps: [], at: -1 };

/** Nobody goes back further. */
const LONGEST_TRAIL = 50;

/** The step that a view is, whatever it was asked for by. */
export function stepOf({ number }: EquationView<PreviewPlace>, asked: PreviewPlace): TrailStep {
  return { place: number.place ?? asked, name: number.name, amount: number.amount };
}

/** Comes to a number: back or forward to one that is in the trail, or on to another, which ends what lay ahead. */
export function visit({ steps, at }: Trail, step: TrailStep): Trail {
  const known = steps.findIndex(({ place }) => isSamePlace(place, step.place));
  // An edit may have changed what stands there.
  if (known >= 0) return { steps: steps.with(known, step), at: known };
  const gone = [...steps.slice(0, at + 1), step].slice(-LONGEST_TRAIL);
  return { steps: gone, at: gone.length - 1 };
}

/** The trail in a document that was edited: what is gone from it is left out. */
export function moveTrail({ steps, at }: Trail, move: (place: PreviewPlace) => PreviewPlace | undefined): Trail {
  const moved = steps.map((step) => {
    const place = move(step.place);
    return place && { ...step, place };
  });
  const isLeft = (step: TrailStep | undefined) => step !== undefined;
  const left = moved.filter(isLeft);
  return { steps: left, at: Math.min(moved.slice(0, at + 1).filter(isLeft).length, left.length) - 1 };
}
