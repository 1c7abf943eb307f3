import type { TextStream } from './terminal.js';

const codes = { error: '31', warning: '33', information: '36', hint: '90', faint: '90', bold: '1', added: '32', removed: '31' } as const;

export type Colour = keyof typeof codes;

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

export const plain: Paint = (_colour, text) => text;

const coloured: Paint = (colour, text) => `\x1b[${codes[colour]}m${text}\x1b[0m`;

/** Colours are for terminals only, and not where the user asks for none (https://no-color.org). */
export function choosePaint(stream: TextStream, env: Readonly<Record<string, string | undefined>>): Paint {
  return stream.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb' ? coloured : plain;
}
