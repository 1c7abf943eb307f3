/** How Chinese names are read aloud, in letters without tones, for authors who type them so. */
import { OTHER_READINGS, USUAL_READINGS, WORDS_READ_OTHERWISE } from './pinyin.generated.js';

/**
 * The readings of a character in a name, the one that is right there first: 行 is `xing` in 行政 and `hang` in 银行. Others follow
 * where the character has some that authors may mistake for it. None where it is no Chinese character, or an uncommon one.
 */
export function readingsAt(name: string, place: number): readonly string[] {
  const table = readings();
  const character = name.charAt(place);
  const usual = table.usual.get(character);
  if (usual === undefined) return NO_READINGS;
  const others = table.others.get(character);
  if (others === undefined) return usual;
  const word = table.words.get(character)?.find((each) => name.startsWith(each.word, place - each.at) && place >= each.at);
  return word ? [word.reading, ...others.filter((reading) => reading !== word.reading)] : others;
}

const NO_READINGS: readonly string[] = [];

interface Readings {
  readonly usual: ReadonlyMap<string, readonly string[]>;
  /** All readings of the characters that have several, the usual one first. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  readonly words: ReadonlyMap<string, readonly WordReading[]>;
}

interface WordReading {
  readonly word: string;
  /** The place of the character in the word. */
  readonly at: number;
  readonly reading: string;
}

let unpacked: Readings | undefined;

function readings(): Readings {
  unpacked ??= unpack();
  return unpacked;
}

function unpack(): Readings {
  const usual = new Map<string, readonly string[]>();
  for (const group of USUAL_READINGS.trim().split(/\s/u)) {
    const syllable = /^[a-z]+/u.exec(group)?.[0] ?? '';
    const list = [syllable];
    for (let place = syllable.length; place < group.length; place++) usual.set(group.charAt(place), list);
  }
  const others = new Map<string, readonly string[]>();
  for (const entry of OTHER_READINGS.split(',')) {
    const character = entry.charAt(0);
    others.set(character, [...(usual.get(character) ?? []), ...entry.slice(1).split(' ')]);
  }
  const words = new Map<string, WordReading[]>();
  for (const entry of WORDS_READ_OTHERWISE.split(',')) {
    const [, word = '', at = '', reading = ''] = /^(\D+)(\d)([a-z]+)$/u.exec(entry) ?? [];
    const character = word.charAt(Number(at));
    const list = words.get(character) ?? [];
    words.set(character, list);
    list.push({ word, at: Number(at), reading });
  }
  return { usual, others, words };
}
