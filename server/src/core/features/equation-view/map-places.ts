import type { EquationView, NumberView, WorkedEquation } from './equation-view.js';

/** The same view with its places in other words: spans of a text as places of a page. */
export function mapPlaces<From, To>(view: EquationView<From>, map: (place: From) => To | undefined): EquationView<To> {
  const mapped = <Shown extends NumberView<From>>(shown: Shown): Omit<Shown, 'place'> & { readonly place: To | undefined } => ({
    ...shown,
    place: shown.place === undefined ? undefined : map(shown.place),
  });
  const worked = (equation: WorkedEquation<From>): WorkedEquation<To> => ({
    ...equation,
    total: mapped(equation.total),
    parts: equation.parts.map(mapped),
  });
  return {
    ...view,
    number: mapped(view.number),
    asTotal: view.asTotal.map(worked),
    asPart: view.asPart.map(worked),
    same: view.same.map(mapped),
  };
}
