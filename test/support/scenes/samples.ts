/** The sample with its one slip put right. */
export function withoutSlip(sample: string): string {
  return sample.replace('| 321.08 |', '| 312.08 |');
}

/** The lines of a draft without those in which a text stands. */
export function withoutLines(draft: string, ...texts: readonly string[]): string {
  return draft
    .split('\n')
    .filter((line) => !texts.some((text) => line.includes(text)))
    .join('\n');
}
