/** How hands slip. */
export type Slip = (figure: string, random: () => number) => string | undefined;

/** Each figure gets one of these in turn, the next one where it does not apply. */
const SLIPS: Readonly<Record<string, Slip>> = {
  'digit changed': (figure, random) => {
    const places = digitPlaces(figure);
    const place = places[Math.floor(random() * places.length)] as number;
    const digit = (Number(figure[place]) + 1 + Math.floor(random() * 9)) % 10;
    return figure.slice(0, place) + String(digit) + figure.slice(place + 1);
  },
  'digits swapped': (figure) => {
    const places = digitPlaces(figure);
    const at = places.findIndex((place, index) => places[index + 1] !== undefined && figure[place] !== figure[places[index + 1] as number]);
    const [first, second] = [places[at], places[at + 1]];
    if (first === undefined || second === undefined) return undefined;
    const digits = [...figure];
    [digits[first], digits[second]] = [digits[second] as string, digits[first] as string];
    return digits.join('');
  },
  'times ten': (figure) => (/[1-9]/.test(figure) ? figure.replace(/(\d)([.])(\d)/, '$1$3$2') : undefined),
  'plus one hundred': (figure) =>
    figure.startsWith('-') ? undefined : String((BigInt(figure.replace(/[.,]/g, '')) + 10_000n).toString()).replace(/(\d\d)$/, '.$1'),
};

/** The slips in turn; a figure that none of them changes stays undefined. */
export function slipsInTurn(): (figure: string, seed: number) => string | undefined {
  const slips = Object.values(SLIPS);
  let turn = 0;
  return (figure, seed) => {
    const random = chance(seed);
    const first = turn++;
    for (let attempt = 0; attempt < slips.length; attempt++) {
      const changed = slips[(first + attempt) % slips.length]?.(figure, random);
      if (changed !== undefined && changed !== figure) return changed;
    }
    return undefined;
  };
}

/** 万元 printed as 元: the figure times ten thousand. */
export function timesTenThousand(figure: string): string | undefined {
  const digits = figure.replace(/[,，]/g, '');
  if (!/^\d+(?:\.\d+)?$/.test(digits) || !/[1-9]/.test(digits)) return undefined;
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction.padEnd(4, '0');
  const point = all.length - Math.max(0, fraction.length - 4);
  return `${all.slice(0, point).replace(/^0+(?=\d)/, '')}.${all.slice(point).padEnd(2, '0')}`;
}

function digitPlaces(figure: string): number[] {
  return [...figure].map((character, place) => (/\d/.test(character) ? place : -1)).filter((place) => place >= 0);
}

/** A small repeatable source of chance. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
