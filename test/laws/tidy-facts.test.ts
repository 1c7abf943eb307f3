import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  analyse,
  dataPackage,
  factJson,
  factsCsv,
  factsCsvHead,
  type TidyFact,
  tidyFacts,
  tidyFieldInfos,
  tidyFields,
} from '../../server/src/core/api.js';
import { type MoneyUnit, powersOfUnits } from '../../server/src/core/base/money-unit.js';
import { consistentDraft, writeDraft } from '../support/budget-drafts.js';
import fc from '../support/fast-check.js';
import { ordinaryMarkdown } from '../support/language-server-drafts.js';
import { readCsv } from '../support/libreoffice.js';
import { tableDocuments, writtenDraft } from '../support/table-drafts.js';

function factsOf(text: string, withText = false): readonly TidyFact[] {
  return tidyFacts(analyse(text, { locale: 'zh-CN' }), { document: 'draft.md', withText });
}

/** An amount as a whole number of hundred-millionths, exactly. */
function exact(decimal: string, power: number): bigint {
  const [, sign = '', whole = '0', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(decimal) ?? [];
  const value = BigInt(whole + places) * 10n ** BigInt(8 + power - places.length);
  return sign === '-' ? -value : value;
}

describe('facts', () => {
  it('are all amounts of the tables, each with the digits that are printed and exactly so many 元', () => {
    fc.assert(
      fc.property(writtenDraft, (text) => {
        const { document } = analyse(text, { locale: 'zh-CN' });
        const entries = document.systems.flatMap(({ table }) =>
          table.items.flatMap((items) =>
            items.flatMap(({ entries }) => [...entries.values()].filter(({ amount, unreadable }) => amount && !unreadable)),
          ),
        );
        const facts = factsOf(text);
        assert.equal(facts.length, entries.length);
        for (const fact of facts) {
          assert.match(fact.amount, /^-?\d+(?:\.\d+)?$/u);
          assert.ok(text.replace(/,/gu, '').includes(fact.amount.replace(/^-/u, '')), fact.amount);
          if (fact.unit !== '') assert.equal(exact(fact.amount_yuan, 0), exact(fact.amount, powersOfUnits[fact.unit as MoneyUnit]));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are the same whether a draft has pipes or tabs', () => {
    fc.assert(
      fc.property(consistentDraft, (draft) => {
        const [pipe, tab] = (['pipe', 'tab'] as const).map((layout) =>
          factsOf(writeDraft(draft, { layout }).text).map(({ line, character, ...fact }) => fact),
        );
        assert.deepEqual(tab, pipe);
      }),
      { numRuns: 30 },
    );
  });

  it('come back from CSV and JSON as they were', () => {
    for (const { text } of tableDocuments) {
      const facts = factsOf(text, true);
      const [head, ...rows] = readCsv(factsCsvHead() + factsCsv(facts, false));
      assert.deepEqual(head, tidyFields);
      assert.deepEqual(
        rows,
        facts.map((fact) => tidyFields.map((name) => String(fact[name] ?? ''))),
      );
      for (const fact of facts) {
        const json = JSON.parse(factJson(fact)) as Record<string, unknown>;
        assert.deepEqual(Object.keys(json), tidyFields);
        assert.equal(json.amount, Number(fact.amount));
        assert.ok(factJson(fact).includes(`"amount":${fact.amount},`));
      }
    }
  });

  it('are described field by field', () => {
    for (const format of ['csv', 'ndjson'] as const) {
      const { resources } = JSON.parse(dataPackage(format, false, 'zh-CN')) as {
        readonly resources: readonly [
          { readonly path: string; readonly schema: { readonly fields: readonly { readonly name: string; readonly type: string }[] } },
        ];
      };
      const [{ path, schema }] = resources;
      assert.equal(path, `facts.${format}`);
      assert.deepEqual(
        schema.fields.map(({ name, type }) => [name, type]),
        tidyFieldInfos('en').map(({ name, type }) => [name, type]),
      );
    }
  });

  it('are none where a document is no budget', () => {
    assert.deepEqual(factsOf(ordinaryMarkdown, true), []);
  });
});
