import type { Prose } from '../../prose/prose.js';
import type { Scale } from '../scale.js';
import { isSameAmount } from '../statements/binding.js';
import type { StatedFigure } from '../statements/statements.js';
import type { Fault } from '../sums/fault.js';
import { type GrowthFault, growthFaults, type KnownOfTables } from './growth-faults.js';
import { type ShareFault, shareFaults } from './share-faults.js';

/** What sentences tell wrongly although each of their amounts may be right. */
export interface Narrative {
  readonly growth: readonly GrowthFault[];
  readonly shares: readonly ShareFault[];
}

/** Reads what sentences tell of their amounts; figures that the sums have found wrong count as they should be. */
export function readNarrative(prose: Prose, faults: readonly Fault[], scale: Scale, tables: KnownOfTables): Narrative {
  return { growth: growthFaults(prose, faults, scale, tables), shares: shareFaults(prose, faults, scale) };
}

/** The places of figures that agree with the cells they state. */
export function borneOutByTables(stated: readonly StatedFigure[], scale: Scale): ReadonlySet<number> {
  const agreeing = stated.filter(({ figure, places }) => places.some(({ entry }) => isSameAmount(figure, entry, scale)));
  return new Set(agreeing.map(({ figure }) => figure.cell.span.start));
}
