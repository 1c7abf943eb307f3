/** A part of an old name and what stands in its place in a new one; the offsets count in each. */
export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Where two names differ, in order. What they share at their ends stays; between, the longest run that both have in order. */
export function differences(old: string, fresh: string): readonly Difference[] {
  const head = sharedHead(old, fresh);
  const tail = sharedTail(old, fresh, head);
  const [a, b] = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)];
  const lengths = runLengths(a, b);
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [start, newStart] = [i, j];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) break;
      if (j >= b.length || (i < a.length && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))) i++;
      else j++;
    }
    if (i > start || j > newStart) found.push({ start: head + start, end: head + i, newStart: head + newStart, newEnd: head + j });
    while (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    }
  }
  return found;
}

function sharedHead(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function sharedTail(a: string, b: string, head: number): number {
  let length = 0;
  while (length < a.length - head && length < b.length - head && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** How long the longest common run is from each pair of places on. Names are short. */
function runLengths(a: string, b: string): readonly Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i] as Uint16Array;
      row[j] = a[i] === b[j] ? lengthAt(lengths, i + 1, j + 1) + 1 : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  return lengths;
}

function lengthAt(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
