/** The subjects that the tables of a document list, and which of them a sentence names. */
import { normalise } from '../../base/normalise.js';
import { perUnit, sameList } from '../../base/per-unit.js';
import { perWord } from '../../base/per-word.js';
import { kindOfCode } from '../catalogue/catalogue.js';
import type { FactCell, FactIndex } from '../facts/fact.js';
import type { SubjectPath } from './subject-mentions.js';

export type Classification = 'function' | 'economic';

/** The subjects of a document by what they are called. */
export interface DocumentSubjects {
  /** The codes that a name may mean, among the subjects below all of the others that are named with it. */
  named(name: string, classification: Classification, above?: readonly string[]): readonly string[];
  /** Whether a table lists a code under such a name. */
  isCalled(code: string, name: string): boolean;
  lists(code: string): boolean;
}

/** Names as sentences shorten them: without brackets, quotes and the word 支出 or 项 at their end. */
export const plainName = perWord((name: string): string => {
  const bare = normalise(name)
    .replace(/["'()[\]]/gu, '')
    .replaceAll('其它', '其他');
  const short = bare.replace(/(?:支出|事项)$/u, '');
  return short === '' ? bare : short;
});

/** The subjects of a document; the same object while its tables list the same subjects. */
export const documentSubjects = perUnit((facts: FactIndex): DocumentSubjects => subjectsOf(sameNames(namesIn(facts))));

const sameNames = sameList<string>();

/** Codes, each followed by the name that a row gives it. */
function namesIn({ cells }: FactIndex): readonly string[] {
  const names: string[] = [];
  const seen = new Map<string, Set<string>>();
  let last: FactCell | undefined;
  for (const cell of cells) {
    const { fact, item } = cell;
    // A row has a fact for each of its columns, and a subject a row in most tables.
    const isSeen = last !== undefined && last.item === item && last.fact.subject === fact.subject;
    last = cell;
    if (isSeen || fact.subject === '') continue;
    const name = item.codes.find(({ code }) => code === fact.subject)?.name || item.label.name;
    if (name === '') continue;
    const known = seen.get(fact.subject);
    if (known?.has(name)) continue;
    if (known) known.add(name);
    else seen.set(fact.subject, new Set([name]));
    if (classificationOf(fact.subject)) names.push(fact.subject, name);
  }
  return names;
}

const subjectsOf = perUnit((listed: readonly string[]): DocumentSubjects => {
  const names = new Map<string, Set<string>>();
  const codes: Readonly<Record<Classification, Map<string, Set<string>>>> = { function: new Map(), economic: new Map() };
  for (let index = 0; index + 1 < listed.length; index += 2) {
    const subject = listed[index] as string;
    const plain = plainName(listed[index + 1] as string);
    add(names, subject, plain);
    add(codes[classificationOf(subject) as Classification], plain, subject);
  }
  const isCalled = (code: string, name: string) => names.get(code)?.has(plainName(name)) ?? false;
  return {
    isCalled,
    lists: (code) => names.has(code),
    named(name, classification, above = []) {
      const found = codes[classification].get(plainName(name));
      return found ? [...found].filter((code) => above.every((upper) => isBelow(code, upper, isCalled))) : [];
    },
  };
});

function classificationOf(subject: string): Classification | undefined {
  const kind = kindOfCode(subject);
  if (kind === 'function') return 'function';
  return kind === 'department-economic' || kind === 'government-economic' ? 'economic' : undefined;
}

function isBelow(code: string, upper: string, isCalled: (code: string, name: string) => boolean): boolean {
  for (let length = 3; length < code.length; length += 2) if (isCalled(code.slice(0, length), upper)) return true;
  return isCalled(code, upper);
}

/** What a path names: by its digits and by its names, which should be one and the same. */
export interface NamedSubject {
  /** The subjects that it may be; more than one where digits and names disagree, none where no table lists any. */
  readonly codes: readonly string[];
}

/** `above` are the names of subjects that the sentence stands under. */
export function subjectOfPath(path: SubjectPath, above: readonly string[], subjects: DocumentSubjects): NamedSubject {
  const last = path.mentions.at(-1)?.name ?? '';
  const upper = path.mentions.slice(0, -1).map(({ name }) => name);
  const { code } = path;
  if (code !== undefined && subjects.lists(code) && subjects.isCalled(code, last)) return { codes: [code] };
  const byName = bestNamed(last, upper, above, subjects);
  if (code === undefined || !subjects.lists(code)) return { codes: byName };
  return { codes: [...new Set([code, ...byName])] };
}

/** Authors write an old name of a class at times, so that the names above count only where they lead somewhere. */
function bestNamed(name: string, upper: readonly string[], above: readonly string[], subjects: DocumentSubjects): readonly string[] {
  const known = (names: readonly string[]) => names.filter((other) => subjects.named(other, 'function').length > 0);
  for (const names of [known([...upper, ...above]), known(upper)]) {
    const found = subjects.named(name, 'function', names);
    if (found.length > 0) return deepest(found, upper.length);
  }
  return [];
}

/** A name may be that of a 款 and of its only 项: the one as deep as it is named counts. */
function deepest(codes: readonly string[], depth: number): readonly string[] {
  if (codes.length < 2) return codes;
  const wanted = codes.filter((code) => code.length === 3 + 2 * depth);
  return wanted.length > 0 ? wanted : codes;
}

function add(lists: Map<string, Set<string>>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.add(value);
  else lists.set(key, new Set([value]));
}
