/** What pictures are drawn with. All colours are opaque, as `#rrggbb`. */
export interface PictureTheme {
  readonly background: string;
  readonly text: string;
  /** Of what is less: axes, last year's bars. */
  readonly quiet: string;
  readonly line: string;
  /** Of groups, in order; when there are more groups they return, paler. */
  readonly series: readonly string[];
  /** What is over all of them: totals. */
  readonly whole: string;
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
}

/** Dark ink on white paper, for documents that are printed. */
export const paperTheme: PictureTheme = {
  background: '#ffffff',
  text: '#1f1f1f',
  quiet: '#6b6b6b',
  line: '#d4d4d4',
  series: ['#4a7fb5', '#5f9a67', '#c58b3b', '#8a6bad', '#3f9a9a', '#a8774f'],
  whole: '#7a7f87',
  // Without quotes, which the chart library would put into an attribute as they are.
  fontFamily: 'Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif',
  fontSize: 12,
};

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** An opaque colour out of what a style sheet says; undefined where it is written in a way that is not read. */
export function opaqueColour(written: string, over: string): string | undefined {
  const channels = readColour(written);
  const below = readColour(over);
  if (!channels || !below) return undefined;
  return toHex(blend(channels, below, channels[3]));
}

/** A colour with some of another in it: 0 is the first, 1 the second. */
export function mixed(first: string, second: string, share: number): string {
  const one = readColour(first);
  const other = readColour(second);
  return one && other ? toHex(blend(one, other, 1 - share)) : first;
}

/** Black or white, whichever is read more easily on a colour. */
export function inkOn(colour: string): string {
  return contrast(colour, '#000000') >= contrast(colour, '#ffffff') ? '#000000' : '#ffffff';
}

/** How much two colours differ for the eye: from 1 to 21. */
export function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colour of a group among any number of them. */
export function seriesColour({ series, background }: PictureTheme, at: number): string {
  const colour = series[at % series.length] ?? '#808080';
  const paler = Math.min(Math.floor(at / series.length) * 0.3, 0.6);
  return paler === 0 ? colour : mixed(colour, background, paler);
}

function blend(upper: Channels, lower: Channels, share: number): Channels {
  const channel = (at: 0 | 1 | 2) => Math.round(upper[at] * share + lower[at] * (1 - share));
  return [channel(0), channel(1), channel(2), 1];
}

function toHex([red, green, blue]: Channels): string {
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red, green, blue] = (readColour(colour) ?? [0, 0, 0, 1]).slice(0, 3).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function readColour(written: string): Channels | undefined {
  const text = written.trim();
  const hex = /^#([0-9a-f]{3,8})$/iu.exec(text)?.[1];
  if (hex) return readHex(hex);
  const numbers = /^rgba?\(([\d.\s,/%]+)\)$/iu
    .exec(text)?.[1]
    ?.split(/[\s,/]+/u)
    .filter((part) => part !== '');
  if (!numbers || numbers.length < 3) return undefined;
  const [red = 0, green = 0, blue = 0] = numbers.map(Number);
  const last = numbers[3];
  const alpha = last === undefined ? 1 : last.endsWith('%') ? Number(last.slice(0, -1)) / 100 : Number(last);
  return [red, green, blue, alpha].some(Number.isNaN) ? undefined : [red, green, blue, alpha];
}

function readHex(hex: string): Channels | undefined {
  const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
  if (long.length !== 6 && long.length !== 8) return undefined;
  const channel = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4), long.length === 8 ? channel(6) / 255 : 1];
}
