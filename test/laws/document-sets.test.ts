// What holds of every set of documents: where they agree nothing is said, and one wrong figure is one finding.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { analyse, applyEdits, checkAmong, digestOf, documentSet, type Finding, setCoverage } from '../../server/src/core/api.js';
import { figure } from '../support/budget-drafts.js';
import { documentsOfSet, type NamedText, SET_YEAR, type UnitYears, unitYears } from '../support/document-sets.js';
import fc from '../support/fast-check.js';
import { repositoryRoot } from '../support/repository.js';

interface Told {
  readonly name: string;
  readonly finding: Finding;
}

/** Everything that is said of the documents, by themselves and together. */
function findingsOf(documents: readonly NamedText[]): readonly Told[] {
  const analyses = documents.map(({ name, text }) => ({ name, analysis: analyse(text, { locale: 'zh-CN' }) }));
  const digests = analyses.flatMap(({ name, analysis }) => digestOf(name, analysis) ?? []);
  assert.equal(digests.length, documents.length, 'every document is recognised');
  const set = documentSet(digests);
  return [
    ...analyses.flatMap(({ name, analysis }) => analysis.findings.map((finding) => ({ name, finding }))),
    ...digests.flatMap((digest) => checkAmong(digest, set, { locale: 'zh-CN' }).map((finding) => ({ name: digest.name, finding }))),
  ];
}

function describeAll(told: readonly Told[]): string {
  return told.map(({ name, finding }) => `${name} ${finding.ruleId} ${finding.message}`).join('\n');
}

function replaced(documents: readonly NamedText[], name: string, change: (text: string) => string): readonly NamedText[] {
  return documents.map((document) => (document.name === name ? { name, text: change(document.text) } : document));
}

const settings = { numRuns: 15 };

describe('a set of documents', () => {
  it('that agrees is silent', () => {
    fc.assert(
      fc.property(unitYears, (units) => {
        assert.equal(describeAll(findingsOf(documentsOfSet(units))), '');
      }),
      settings,
    );
  });

  it('is compared wherever it can be', () => {
    fc.assert(
      fc.property(unitYears, (units) => {
        const digests = documentsOfSet(units).flatMap(({ name, text }) => digestOf(name, analyse(text, { locale: 'zh-CN' })) ?? []);
        const set = documentSet(digests);
        for (const digest of digests) {
          const { lastYear, units: found } = setCoverage(digest, set);
          assert.equal(lastYear, digest.year === SET_YEAR ? 'compared' : 'none');
          const isDepartment = digest.name.endsWith('部门.md');
          assert.deepEqual(found, isDepartment ? { listed: 3, found: 3, missing: [], isComplete: true, isOtherBasis: false } : undefined);
        }
        const [first] = digests;
        assert.ok(first);
        const fewer = documentSet(digests.filter(({ name }) => !name.endsWith('190005.md')));
        assert.deepEqual(setCoverage(first, fewer).units, {
          listed: 3,
          found: 2,
          missing: ['青川水文监测站'],
          isComplete: false,
          isOtherBasis: false,
        });
      }),
      { numRuns: 5 },
    );
  });

  it('is not said to be compared where last year’s document has another basis', () => {
    // The sample tells of many changes, and a copy of it with the year of before has the same figures throughout.
    const text = readFileSync(join(repositoryRoot, 'docs/sample/draft.md'), 'utf8').replace('321.08', '312.08');
    const texts = new Map([
      ['2025.md', text.replaceAll('2026年', '2025年')],
      ['2026.md', text],
    ]);
    const digests = [...texts].flatMap(([name, each]) => digestOf(name, analyse(each, { locale: 'zh-CN' })) ?? []);
    const [, digest] = digests;
    assert.ok(digest);
    const set = documentSet(digests);
    assert.deepEqual(checkAmong(digest, set, { locale: 'zh-CN' }), []);
    assert.equal(setCoverage(digest, set).lastYear, 'other-basis');
  });

  it('in which last year’s figure is wrong all through one table has one finding, which puts it right', () => {
    fc.assert(
      fc.property(unitYears, fc.constantFrom(0, 1, 2), fc.integer({ min: 1, max: 999 }), (units, place, slip) => {
        const unit = units[place] as UnitYears;
        const name = `${SET_YEAR}/${unit.code}.md`;
        const sound = documentsOfSet(units);
        const wrongUnits = units.map((other) =>
          other === unit ? { ...unit, lastYear: { ...unit.lastYear, reception: unit.lastYear.reception + slip } } : other,
        );
        const wrong = documentsOfSet(wrongUnits).find((document) => document.name === name)?.text ?? '';
        const documents = replaced(sound, name, () => wrong);
        const told = findingsOf(documents);
        assert.equal(told.length, 1, describeAll(told));
        const [{ name: where, finding }] = told as [Told];
        assert.deepEqual([where, finding.ruleId], [name, 'last-year-differs']);
        assert.equal(wrong.slice(finding.span.start, finding.span.end), figure(unit.lastYear.reception + slip));
        assert.ok(finding.message.includes(figure(unit.lastYear.reception)));
        assert.equal(finding.elsewhere?.[0]?.document, `${SET_YEAR - 1}/${unit.code}.md`);
        const mended = replaced(documents, name, () => applyEdits(wrong, finding.suggestions[0]?.edits ?? []));
        assert.equal(describeAll(findingsOf(mended)), '');
      }),
      settings,
    );
  });

  it('in which the change since last year is wrong in a sentence has one finding, which recomputes it', () => {
    fc.assert(
      fc.property(unitYears, fc.constantFrom('部门', '190001', '190004'), fc.integer({ min: 2, max: 999 }), (units, file, slip) => {
        const name = `${SET_YEAR}/${file}.md`;
        const sound = documentsOfSet(units);
        const text = sound.find((document) => document.name === name)?.text ?? '';
        const wrong = text.replace(
          /((?:增加|减少))(\d+)(\.\d\d万元，主要)/u,
          (_, word: string, digits: string, rest: string) => `${word}${Number(digits) + slip}${rest}`,
        );
        assert.notEqual(wrong, text);
        const documents = replaced(sound, name, () => wrong);
        const told = findingsOf(documents);
        assert.equal(told.length, 1, describeAll(told));
        const [{ name: where, finding }] = told as [Told];
        assert.deepEqual([where, finding.ruleId], [name, 'last-year-differs']);
        assert.equal(applyEdits(wrong, finding.suggestions[0]?.edits ?? []), text);
      }),
      settings,
    );
  });

  it('in which a unit was changed and its department was not has one finding, at the finest figure of the department', () => {
    fc.assert(
      fc.property(unitYears, fc.constantFrom(0, 1, 2), fc.integer({ min: 3, max: 999 }), (units, place, slip) => {
        const unit = units[place] as UnitYears;
        const name = `${SET_YEAR}/${unit.code}.md`;
        const changed = { ...unit, thisYear: { ...unit.thisYear, housing: unit.thisYear.housing + slip } };
        const later = documentsOfSet(units.map((other) => (other === unit ? changed : other)));
        const documents = replaced(documentsOfSet(units), name, () => later.find((document) => document.name === name)?.text ?? '');
        const told = findingsOf(documents);
        assert.equal(told.length, 1, describeAll(told));
        const [{ name: where, finding }] = told as [Told];
        assert.deepEqual([where, finding.ruleId], [`${SET_YEAR}/部门.md`, 'units-do-not-add-up']);
        assert.match(finding.message, /2210201/);
        assert.equal(finding.elsewhere?.length, 3);
      }),
      settings,
    );
  });

  it('without one of the units says nothing of their sum', () => {
    fc.assert(
      fc.property(unitYears, (units) => {
        const documents = documentsOfSet(units).filter(({ name }) => !name.endsWith('190005.md'));
        assert.equal(describeAll(findingsOf(documents)), '');
      }),
      { numRuns: 10 },
    );
  });

  it('has nothing to add where a figure is wrong in its own document', () => {
    fc.assert(
      fc.property(unitYears, fc.constantFrom('部门', '190001', '190004'), (units, file) => {
        const name = `${SET_YEAR}/${file}.md`;
        const documents = replaced(documentsOfSet(units), name, (text) =>
          text.replace(/(\| 213 \| 农林水支出 \| )(\d+)/u, (_, row: string, digits: string) => `${row}${Number(digits) + 100}`),
        );
        const told = findingsOf(documents);
        assert.equal(told.length, 1, describeAll(told));
        assert.equal(told[0]?.name, name);
      }),
      settings,
    );
  });
});
