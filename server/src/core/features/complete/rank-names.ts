import { normalise } from '../../base/normalise.js';
import { matchQuality, searchName, typedName } from './name-match.js';

/** A name with how much speaks for it here, whatever is typed. */
export interface NameHere {
  readonly name: string;
  readonly fit: number;
  readonly detail?: string;
}

/**
 * The names that go with what is typed, best first; each once, with the most that speaks for it. What is typed itself is none of
 * them: a document that is read with it may have it for a name.
 */
export function rankNames<T extends NameHere>(names: Iterable<T>, written: string): readonly T[] {
  const typed = typedName(written);
  const own = normalise(written);
  const best = new Map<string, { readonly here: T; readonly score: number }>();
  for (const here of names) {
    const quality = typed === '' ? 0 : matchQuality(typed, searchName(here.name));
    if (typed !== '' && quality === 0) continue;
    const key = normalise(here.name);
    if (key === own) continue;
    const score = here.fit + quality;
    if (score > (best.get(key)?.score ?? Number.NEGATIVE_INFINITY)) best.set(key, { here, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score).map(({ here }) => here);
}
