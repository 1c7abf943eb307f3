import type { BlockId, PreviewFinding, Severity } from '../core/api.js';

/** What is marked in one block; the same object for as long as nothing in it changes. */
export interface BlockMarks {
  readonly findings: readonly PreviewFinding[];
  /** Of rows of the body, of rows of the header, and of the block as a whole, each with those of its cells. */
  readonly rows: ReadonlyMap<number, readonly PreviewFinding[]>;
  readonly header: readonly PreviewFinding[];
  readonly whole: readonly PreviewFinding[];
}

export type Marks = ReadonlyMap<BlockId, BlockMarks>;

export const NO_MARKS: Marks = new Map();

/** Findings by where they stand; blocks and rows of which nothing changed keep the lists of `before`. */
export function marksOf(findings: readonly PreviewFinding[], before: Marks): Marks {
  const byBlock = grouped(findings, ({ place }) => place?.block);
  const marks = new Map<BlockId, BlockMarks>();
  for (const [block, own] of byBlock) {
    const last = before.get(block);
    marks.set(block, last && sameFindings(last.findings, own) ? last : blockMarks(own, last));
  }
  return marks;
}

/** The worst of some findings. */
export function worstOf(findings: readonly PreviewFinding[]): Severity | undefined {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** What some findings say, a line each. */
export function messagesOf(findings: readonly PreviewFinding[]): string {
  return findings.map(({ message }) => message).join('\n');
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function blockMarks(findings: readonly PreviewFinding[], before: BlockMarks | undefined): BlockMarks {
  const rows = grouped(findings, ({ place }) => (place?.inHeader ? undefined : place?.row));
  for (const [row, own] of rows) {
    const last = before?.rows.get(row);
    if (last && sameFindings(last, own)) rows.set(row, last);
  }
  return {
    findings,
    rows,
    header: findings.filter(({ place }) => place?.inHeader),
    whole: findings.filter(({ place }) => place?.row === undefined),
  };
}

function grouped<Key>(
  findings: readonly PreviewFinding[],
  keyOf: (finding: PreviewFinding) => Key | undefined,
): Map<Key, readonly PreviewFinding[]> {
  const groups = new Map<Key, PreviewFinding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

/** Whether two lists would be drawn alike; what is only said elsewhere, such as related places, does not matter. */
function sameFindings(a: readonly PreviewFinding[], b: readonly PreviewFinding[]): boolean {
  return a.length === b.length && a.every((finding, at) => sameFinding(finding, b[at] as PreviewFinding));
}

function sameFinding(a: PreviewFinding, b: PreviewFinding): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.severity === b.severity &&
      a.message === b.message &&
      a.place?.row === b.place?.row &&
      a.place?.column === b.place?.column &&
      a.place?.inHeader === b.place?.inHeader &&
      a.place?.start === b.place?.start &&
      a.place?.end === b.place?.end)
  );
}
