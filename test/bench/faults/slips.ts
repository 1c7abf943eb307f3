/** How hands slip. */
export type Slip = (figure: string, random: () => number) => string | undefined;

/** Each figure gets one of these in turn, the next one where it does not apply. */
const SLIPS: Readonly<Record<string, Slip>> = {
  'digit changed': (figure, random) => {
    const places = digitPlaces(figure);
    const place = places[Math.floor(random() * places.length)] as number;
    const digit = (Number(figure[place]) + 1 + Math.floor(random() * 9)) % 10;
    const isLeading = place === 0 && /\d/.test(figure[1] ?? '');
    return figure.slice(0, place) + String(digit === 0 && isLeading ? 9 : digit) + figure.slice(place + 1);
  },
  'digits swapped': (figure) => {
    const places = digitPlaces(figure);
    const at = places.findIndex((place, index) => places[index + 1] !== undefined && figure[place] !== figure[places[index + 1] as number]);
    const [first, second] = [places[at], places[at + 1]];
    if (first === undefined || second === undefined) return undefined;
    const digits = [...figure];
    [digits[first], digits[second]] = [digits[second] as string, digits[first] as string];
    return withoutLeadingZero(digits.join(''));
  },
  'times ten': (figure) =>
    /[1-9]/.test(figure)
      ? figure.replace(/(\d)\.(\d)(\d*)/, (_, whole, first, rest) => whole + first + (rest && `.${rest}`)).replace(/^0+(?=\d)/, '')
      : undefined,
  'plus one hundred': (figure) => {
    const [whole = '', fraction] = figure.replaceAll(',', '').split('.');
    return /^\d+$/.test(whole) ? `${BigInt(whole) + 100n}${fraction === undefined ? '' : `.${fraction}`}` : undefined;
  },
};

/** Nobody prints 07. */
function withoutLeadingZero(figure: string): string | undefined {
  return /^0\d/.test(figure) ? undefined : figure;
}

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
