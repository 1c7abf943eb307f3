/**
 * Whether what an author has typed so far means a name: Chinese characters stand for themselves, letters for the beginnings of
 * syllables, so that `jbgz`, `jibengz`, `jiben` and `基本gz` all mean 基本工资.
 */
import { readingsAt } from '../../base/pinyin.js';

/** A name taken apart once, to be looked up with every key that is pressed. */
export interface SearchName {
  /** The characters that count: letters, digits and Chinese ones, in small letters. */
  readonly characters: string;
  /** The readings of each. */
  readonly readings: readonly (readonly string[])[];
  /** Every letter that some reading begins with, and every character, for a quick no. */
  readonly holds: ReadonlySet<string>;
}

export function searchName(name: string): SearchName {
  const characters: string[] = [];
  const readings: (readonly string[])[] = [];
  const holds = new Set<string>();
  const plain = name.toLowerCase();
  for (let place = 0; place < plain.length; place++) {
    const character = plain.charAt(place);
    if (!COUNTS.test(character)) continue;
    const ways = readingsAt(plain, place);
    characters.push(character);
    readings.push(ways);
    holds.add(character);
    for (const way of ways) holds.add(way.charAt(0));
  }
  return { characters: characters.join(''), readings, holds };
}

const COUNTS = /[\p{L}\p{N}]/u;

/** What has been typed, as far as it may mean a name. */
export function typedName(written: string): string {
  return [...written.normalize('NFKC').toLowerCase()].filter((character) => COUNTS.test(character)).join('');
}

/**
 * How well a typed text fits a name, from 0 (not at all) to 100: the whole name, its beginning, what stands inside it, and last
 * what leaves characters out.
 */
export function matchQuality(typed: string, name: SearchName): number {
  const first = typed.charAt(0);
  if (first === '' || !name.holds.has(first)) return 0;
  const length = name.characters.length;
  for (let start = 0; start < length; start++) {
    const found = longestRun(typed, name, start);
    if (found === undefined) continue;
    if (start > 0) return INSIDE - Math.min(start, MOST_PLACES) - found.unusual * UNUSUAL;
    const isWhole = found.end === length;
    return (isWhole ? WHOLE : BEGINNING - Math.min(length - found.end, MOST_PLACES) / MOST_PLACES) - found.unusual * UNUSUAL;
  }
  return typed.length >= FEWEST_APART ? matchApart(typed, name) : 0;
}

const WHOLE = 100;
const BEGINNING = 80;
const INSIDE = 50;
const APART = 25;
const MOST_PLACES = 20;
/** What a reading costs that is not the right one in this name. */
const UNUSUAL = 6;
const FEWEST_APART = 2;

interface Run {
  /** Behind the last character that is meant. */
  readonly end: number;
  /** How many characters are read otherwise than they should be. */
  readonly unusual: number;
}

/** Reads all that is typed as characters beside each other from a place on; the reading that is right before one that is not. */
function longestRun(typed: string, name: SearchName, start: number): Run | undefined {
  const failed = new Set<number>();
  const read = (place: number, at: number, unusual: number): Run | undefined => {
    if (at === typed.length) return { end: place, unusual };
    if (place === name.characters.length) return undefined;
    const key = place * MOST_TYPED + at;
    if (failed.has(key)) return undefined;
    if (typed.charAt(at) === name.characters.charAt(place)) {
      const found = read(place + 1, at + 1, unusual);
      if (found) return found;
    }
    const ways = name.readings[place] as readonly string[];
    for (let way = 0; way < ways.length; way++) {
      for (let letters = sameLetters(ways[way] as string, typed, at); letters > 0; letters--) {
        const found = read(place + 1, at + letters, unusual + (way > 0 ? 1 : 0));
        if (found) return found;
      }
    }
    failed.add(key);
    return undefined;
  };
  return typed.length < MOST_TYPED ? read(start, 0, 0) : undefined;
}

/** Nobody types more to find a name; it also keeps the search short. */
const MOST_TYPED = 64;

/** How many letters of a syllable stand at a place of what is typed; ü is typed as v or as u. */
function sameLetters(syllable: string, typed: string, at: number): number {
  let count = 0;
  while (count < syllable.length) {
    const wanted = syllable.charAt(count);
    const given = typed.charAt(at + count);
    if (given !== wanted && !(wanted === 'v' && given === 'u')) break;
    count++;
  }
  return count;
}

/** The first letters of some characters, or some characters, in their order: `yldw` for 养老保险单位. */
function matchApart(typed: string, name: SearchName): number {
  let at = 0;
  let first = -1;
  for (let place = 0; place < name.characters.length && at < typed.length; place++) {
    const given = typed.charAt(at);
    const fits = given === name.characters.charAt(place) || name.readings[place]?.[0]?.charAt(0) === given;
    if (!fits) continue;
    if (first < 0) first = place;
    at++;
  }
  if (at < typed.length) return 0;
  return APART - Math.min(first, MOST_PLACES) / 2 - (name.characters.length - typed.length) / MOST_PLACES;
}
