/** In UTF-16 units; names of files hold 255 bytes, and a Chinese character takes three. */
const LONGEST = 60;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** A part of a file name that every system takes; what it cannot hold becomes a space. */
export function fileName(wished: string): string {
  const name = wished
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/u, '')
    .replace(/^[ .]+|[ .]+$/gu, '');
  return name === '' || RESERVED.test(name) ? `_${name}` : name;
}
