/** Subjects that a user adds to the published ones: local 项 and what the catalogue does not know yet. */
import { type Catalogue, catalogueWith, officialCatalogue, sameName } from './catalogue.js';
import { type CatalogueEntry, type CatalogueKind, kindOfCode, levelOf, parentCodes } from './catalogue-entry.js';

/** What a code is for, which its first digit says: a user may say it again to be sure. */
export const ownCodeKinds = ['function', 'department-economic', 'government-economic', 'revenue', 'procurement'] as const;

export type OwnCodeKind = (typeof ownCodeKinds)[number];

/** A code as the user's settings have it. */
export interface OwnCode {
  readonly code: string;
  readonly name: string;
  readonly kind?: OwnCodeKind;
  /** The years in which it holds; an open end is left out. */
  readonly validFrom?: number;
  readonly validTo?: number;
}

/** Settings with more codes than this are a catalogue, which is for us to have. */
export const mostOwnCodes = 2000;

export type OwnCodeFault =
  /** Not the form of any code. */
  | { readonly kind: 'form'; readonly code: string }
  /** Its first digit makes it a code of another kind than the user says. */
  | { readonly kind: 'kind'; readonly code: string; readonly meant: OwnCodeKind }
  /** Neither the catalogue nor the user has the code above it. */
  | { readonly kind: 'no-parent'; readonly code: string; readonly parent: string }
  /** The published catalogue has the code under another name in years in which the user's is to hold. */
  | { readonly kind: 'official-name'; readonly code: string; readonly official: CatalogueEntry }
  /** The years end before they begin. */
  | { readonly kind: 'years'; readonly code: string };

/** What is wrong with a user's codes, at most one fault for each. */
export function judgeOwnCodes(codes: readonly OwnCode[]): readonly OwnCodeFault[] {
  const own = new Set(codes.map(({ code }) => code));
  return codes.flatMap((code) => judge(code, own) ?? []);
}

/** The published catalogue and the codes of a user that stand up to it; the others are passed over. */
export function catalogueWithOwn(codes: readonly OwnCode[] | undefined): Catalogue {
  if (!codes || codes.length === 0) return officialCatalogue;
  const some = codes.slice(0, mostOwnCodes);
  const faulty = new Set(judgeOwnCodes(some).map(({ code }) => code));
  return catalogueWith(some.filter(({ code }) => !faulty.has(code)).flatMap(entriesFor));
}

function judge(own: OwnCode, others: ReadonlySet<string>): OwnCodeFault | undefined {
  const { code } = own;
  const kinds = kindsOf(code);
  const [first] = kinds;
  if (first === undefined) return { kind: 'form', code };
  const meant = first.startsWith('procurement') ? 'procurement' : ownCodeKinds.find((kind) => kind === first);
  if (meant !== undefined && own.kind !== undefined && own.kind !== meant) return { kind: 'kind', code, meant };
  if (own.validFrom !== undefined && own.validTo !== undefined && own.validFrom > own.validTo) return { kind: 'years', code };
  const [parent] = parentCodes(code, first);
  if (parent !== undefined && !others.has(parent) && !kinds.some((kind) => officialCatalogue.entriesOf(kind, parent).length > 0))
    return { kind: 'no-parent', code, parent };
  const rivals = kinds.flatMap((kind) => officialCatalogue.entriesOf(kind, code)).filter((entry) => overlaps(entry, own));
  const official = rivals.find((entry) => entry.confidence !== 'low' && !sameName(entry.name, own.name));
  return official && !rivals.some((entry) => sameName(entry.name, own.name)) ? { kind: 'official-name', code, official } : undefined;
}

/** The kinds a code may be of: one, but for purchases, whose two editions differ only by year. */
function kindsOf(code: string): readonly CatalogueKind[] {
  return [...new Set([kindOfCode(code, 2022), kindOfCode(code, 2023)])].filter((kind) => kind !== undefined);
}

function overlaps({ validFrom = 0, validTo = 9999 }: CatalogueEntry, own: OwnCode): boolean {
  return validFrom <= (own.validTo ?? 9999) && (own.validFrom ?? 0) <= validTo;
}

function entriesFor({ code, name, validFrom, validTo }: OwnCode): readonly CatalogueEntry[] {
  return kindsOf(code).map((kind): CatalogueEntry => {
    const fund = parentCodes(code, kind)
      .flatMap((parent) => officialCatalogue.entriesOf(kind, parent))
      .find((entry) => entry.fund)?.fund;
    return {
      kind,
      code,
      name,
      level: levelOf(kind, code),
      ...(fund === undefined ? {} : { fund }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
      confidence: 'high',
      own: true,
    };
  });
}
