/** Several documents in one block of a rule page: each after a line `=== name`. */
import { analyse, checkAmong, digestOf, documentSet, type Finding, type RuleLevel } from '../../server/src/core/api.js';
import { readMarks, withMarks } from './marked.js';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The documents of a block, marks and all. */
export function documentsOf(block: string): readonly NamedText[] {
  const pieces = block.split(/^=== (.+)\n/mu);
  if (pieces[0] !== '') throw new Error('A set begins with a line `=== name`.');
  return pieces.slice(1).flatMap((name, place) => (place % 2 === 0 ? [{ name, text: pieces[place + 2] ?? '' }] : []));
}

/** What the rules for sets say of each document, by name. */
export function checkTogether(
  documents: readonly NamedText[],
  rules: Readonly<Record<string, RuleLevel>> = {},
): ReadonlyMap<string, readonly Finding[]> {
  const digests = documents.flatMap(({ name, text }) => digestOf(name, analyse(text, { locale: 'zh-CN' })) ?? []);
  const set = documentSet(digests);
  return new Map(digests.map((digest) => [digest.name, checkAmong(digest, set, { locale: 'zh-CN', rules })]));
}

/** The block with marks where a rule reports. */
export function markedBy(block: string, ruleId: string): string {
  const plain = documentsOf(block).map(({ name, text }) => ({ name, text: readMarks(text).text }));
  const found = checkTogether(plain);
  return plain
    .map(({ name, text }) => {
      const own = (found.get(name) ?? []).filter((finding) => finding.ruleId === ruleId);
      return `=== ${name}\n${withMarks(
        text,
        own.map(({ span }) => span),
      )}`;
    })
    .join('');
}
