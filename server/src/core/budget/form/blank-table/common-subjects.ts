/** The subjects that nearly every owner spends on, under the names of a year. */
import { entryIn, parentCodes } from '../../catalogue/catalogue.js';
import { partnersOf } from '../../catalogue/economic-mapping.js';

/** A subject as a table prints it. */
export interface PrintedSubject {
  readonly code: string;
  readonly name: string;
  /** The government's economic subject that stands beside a department's. */
  readonly partner: { readonly code: string; readonly name: string } | undefined;
}

type SubjectKind = 'function' | 'department-economic';

/** The subjects that hold money themselves; their parents come before them. */
const COMMON: Readonly<Record<SubjectKind, readonly string[]>> = {
  function: ['2010301', '2010302', '2080505', '2080506', '2101101', '2101102', '2210201'],
  'department-economic': [
    '30101',
    '30102',
    '30103',
    '30107',
    '30108',
    '30109',
    '30110',
    '30112',
    '30113',
    '30199',
    '30201',
    '30202',
    '30205',
    '30206',
    '30207',
    '30209',
    '30211',
    '30212',
    '30213',
    '30215',
    '30216',
    '30217',
    '30226',
    '30227',
    '30228',
    '30229',
    '30231',
    '30239',
    '30299',
    '30302',
    '30309',
    '30399',
    '31002',
    '31013',
  ],
};

const LEVELS = { 类: 3, 款: 5, 项: 7 } as const;

/** Which rows of subjects are wanted. */
export interface WantedSubjects {
  readonly kind: SubjectKind;
  readonly year: number;
  readonly depth: keyof typeof LEVELS;
  /** Only those of these classes. */
  readonly classes?: readonly string[] | undefined;
  /** The government's economic subject stands beside each. */
  readonly isPaired?: boolean;
  /** Those that the document has, in place of the common ones. */
  readonly known?: readonly string[] | undefined;
}

/** Rows of subjects with their parents, parents first, down to a level; only those that are in force in the year. */
export function subjectsFor({ kind, year, depth, classes, isPaired = false, known = [] }: WantedSubjects): readonly PrintedSubject[] {
  const all = known.length > 0 ? known : COMMON[kind];
  const wanted = all.filter((code) => classes === undefined || classes.includes(code.slice(0, 3)));
  const rows = new Map<string, PrintedSubject>();
  for (const code of wanted) {
    for (const each of [...[...parentCodes(code, kind)].reverse(), code]) {
      if (each.length > LEVELS[depth] || rows.has(each)) continue;
      const name = entryIn(kind, each, year)?.name;
      if (name === undefined) break;
      const partner = isPaired ? partnerOf(each, year) : undefined;
      // Beside the government's subjects stand those alone that have one.
      if (isPaired && !partner) break;
      rows.set(each, { code: each, name, partner });
    }
  }
  return [...rows.values()];
}

/** The classes of expenditure by function, as 收支总表 lists them. */
export function classesFor(year: number, known: readonly string[] | undefined): readonly string[] {
  return subjectsFor({ kind: 'function', year, depth: '类', known }).map(({ name }) => name);
}

/** The partner of offices of the state, which the class of a subject has as well. */
function partnerOf(code: string, year: number): PrintedSubject['partner'] {
  const ofClass = OFFICE_CLASSES[code.slice(0, 3)];
  const found = code.length === 3 ? ofClass : partnersOf(code).find((partner) => partner.code.startsWith(ofClass ?? '-'))?.code;
  const name = found === undefined ? undefined : entryIn('government-economic', found, year)?.name;
  return found === undefined || name === undefined ? undefined : { code: found, name };
}

/** Under which class of the government's budget an office spends: salaries, goods, equipment, aid to persons. */
const OFFICE_CLASSES: Readonly<Record<string, string>> = { '301': '501', '302': '502', '303': '509', '310': '503' };
