import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type Edit, type Locale, rename } from '../../server/src/core/api.js';
import { normalise } from '../../server/src/core/base/normalise.js';
import { type OwnName, ownNames } from '../../server/src/core/features/navigate/own-names.js';
import fc from '../support/fast-check.js';
import { namedDraft } from '../support/named-drafts.js';
import { sharedFiles } from '../support/shared-corpus.js';

const read = (text: string, locale: Locale = 'zh-CN') => analyse(text, { locale });
const named = (text: string, name: string) => ownNames(read(text)).find((own) => own.name === normalise(name));
const startOf = ({ mentions }: OwnName) => mentions[0]?.pieces[0]?.start ?? -1;
const rulesIn = (text: string) => read(text).findings.map(({ ruleId }) => ruleId);

function renamed(text: string, own: OwnName, to: string): { readonly text: string; readonly edits: readonly Edit[] } {
  const change = rename(read(text), startOf(own), to);
  if ('refused' in change) assert.fail(change.refused);
  return { text: applyEdits(text, change.edits), edits: change.edits };
}

/** Puts two characters into a name. */
const lengthened = (name: string, at: number) => {
  const characters = Array.from(name);
  const place = 1 + (at % (characters.length - 1));
  return [...characters.slice(0, place), '青', '溪', ...characters.slice(place)].join('');
};

describe('for every draft, renaming a project or the owner', () => {
  it('finds every name as often as the draft prints it: twice in text, in a list and in a table of goals', () =>
    fc.assert(
      fc.property(namedDraft, ({ text, projects }) => {
        for (const project of projects) {
          const own = named(text, project);
          // A short name stands for the project only where marks set it apart.
          const inText = project.length < 5 ? 1 : 2;
          assert.equal(own?.mentions.length, inText + 2, `${project} in\n${text}`);
        }
      }),
    ));

  it('there and back gives the identical text', () =>
    fc.assert(
      fc.property(namedDraft, fc.nat(40), fc.nat(20), ({ text }, which, at) => {
        const names = ownNames(read(text));
        const own = names[which % names.length] as OwnName;
        const there = renamed(text, own, lengthened(own.name, at));
        const other = named(there.text, lengthened(own.name, at));
        assert.ok(other, `${own.name} has gone from\n${there.text}`);
        assert.equal(renamed(there.text, other, own.name).text, text);
      }),
      { numRuns: 60 },
    ));

  it('leaves no place of the old name, changes no other name, and no finding', () =>
    fc.assert(
      fc.property(namedDraft, fc.nat(40), ({ text, longer }, which) => {
        const names = ownNames(read(text));
        const own = names[which % names.length] as OwnName;
        const there = renamed(text, own, '灌溉渠系配套改造');
        assert.equal(named(there.text, '灌溉渠系配套改造')?.mentions.length, own.mentions.length);
        assert.equal(named(there.text, own.name), undefined);
        for (const other of names) {
          if (other !== own && !other.name.includes(own.name))
            assert.equal(named(there.text, other.name)?.mentions.length, other.mentions.length);
        }
        for (const name of longer) assert.equal(there.text.split(name).length, text.split(name).length, name);
        assert.deepEqual(rulesIn(there.text), rulesIn(text));
      }),
      { numRuns: 60 },
    ));

  it('edits lie apart, and only inside places that print the name', () =>
    fc.assert(
      fc.property(namedDraft, fc.nat(40), fc.string({ maxLength: 20 }), ({ text }, which, wish) => {
        const names = ownNames(read(text));
        const own = names[which % names.length] as OwnName;
        const change = rename(read(text), startOf(own), wish);
        if ('refused' in change) {
          assert.ok(normalise(wish) === '' || /[|\\\t\v\f\r\n]/u.test(wish.trim()), JSON.stringify(wish));
          return;
        }
        const pieces = own.mentions.flatMap((mention) => mention.pieces);
        let end = -1;
        for (const { span } of change.edits.toSorted((a, b) => a.span.start - b.span.start)) {
          assert.ok(span.start > end, 'edits touch');
          assert.ok(pieces.some((piece) => piece.start <= span.start && span.end <= piece.end));
          end = span.end;
        }
      }),
      { numRuns: 60 },
    ));

  for (const { name, text } of [...sharedFiles('seeds', /\.md$/u), ...sharedFiles('corpus/budget', /\.(?:md|txt)$/u)]) {
    it(`there and back gives ${name}, with the same findings on the way`, () => {
      const before = rulesIn(text);
      // Every seventh name, so that a document of many projects does not take long.
      for (const own of ownNames(read(text)).filter((_, place) => place % 7 === 0)) {
        const wanted = lengthened(own.name, 2);
        const there = renamed(text, own, wanted);
        assert.deepEqual(rulesIn(there.text), before, own.name);
        const other = named(there.text, wanted);
        assert.equal(other?.mentions.length, own.mentions.length, own.name);
        assert.ok(other);
        assert.equal(renamed(there.text, other, own.name).text, text, own.name);
      }
    });
  }
});
