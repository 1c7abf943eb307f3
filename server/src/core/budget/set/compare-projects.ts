import type { DocumentDigest } from './digest.js';
import { type DocumentSet, partsBeside, unitsOf } from './document-set.js';
import type { Compared, Source } from './mismatch.js';
import type { DigestProject } from './projects.js';

/** The projects of a document that others of its owner and year list as well, each with where (one name, one amount). */
export function* projectsElsewhere(digest: DocumentDigest, set: DocumentSet): Generator<Compared> {
  if (digest.projects.size === 0) return;
  const units = unitsOf(digest, set)?.found ?? [];
  const parts = partsBeside(digest, set).filter(({ name }) => name < digest.name);
  for (const project of digest.projects.values()) {
    const places = [
      ...units.flatMap((unit) => placeIn(unit, project, project.unit !== undefined && project.unit === unit.owner?.key)),
      ...parts.flatMap((part) => placeIn(part, project, true)),
    ];
    // A name that several units have a project of is not one project.
    const [place] = places;
    if (places.length !== 1 || !place) continue;
    yield {
      fact: { flow: 'expenditure', subject: project.name, fund: 'all', part: 'project' },
      label: project.name,
      terms: [{ money: project.money, sign: 1 }],
      figure: project.money,
      sources: [place],
    };
  }
}

/** Where a document of the family lists the project, where its rows are known to be of the same unit. */
function placeIn(digest: DocumentDigest, { name }: DigestProject, isOfUnit: boolean): readonly Source[] {
  const found = isOfUnit ? digest.projects.get(name) : undefined;
  return found ? [{ digest, label: name, money: found.money }] : [];
}
