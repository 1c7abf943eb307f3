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

/** The digits of a figure and whether it is less than nothing, however it is written. */
function digitsOf(figure: string): string {
  return `${/^[-−–—－△▲(（]/u.test(figure.trim()) && /[1-9]/u.test(figure) ? '-' : ''}${figure.replace(/\D/gu, '').replace(/^0+(?=\d)/u, '')}`;
}

describe('facts', () => {
  it('are all amounts of the tables, each once, with the digits that are printed and exactly so many 元', () => {
    const holds = (text: string) => {
      const analysis = analyse(text, { locale: 'zh-CN' });
      const { systems, scale } = analysis.document;
      const entries = systems.flatMap(({ table }) => table.items.flat().flatMap((item) => [...item.entries.values()]));
      const printed = new Map(entries.filter(({ amount, unreadable }) => amount && !unreadable).map((entry) => [entry.cell, entry]));
      const byPlace = new Map(
        [...printed.values()].map((entry) => {
          const { line, character } = analysis.lines.positionAt(entry.cell.span.start);
          return [`${line + 1}:${character + 1}`, entry];
        }),
      );
      const values: [bigint, bigint][] = [];
      const facts = factsOf(text);
      assert.equal(facts.length, printed.size);
      assert.equal(new Set(facts.map(({ line, line_column }) => `${line}:${line_column}`)).size, facts.length);
      for (const fact of facts) {
        const entry = byPlace.get(`${fact.line}:${fact.line_column}`);
        assert.ok(entry?.amount);
        assert.match(fact.amount, /^-?\d+(?:\.\d+)?$/u);
        assert.equal(digitsOf(fact.amount), digitsOf(text.slice(entry.figure.start, entry.figure.end).normalize('NFKC')));
        if (fact.unit === '') continue;
        assert.equal(exact(fact.amount_yuan, 0), exact(fact.amount, powersOfUnits[fact.unit as MoneyUnit]));
        values.push([exact(fact.amount_yuan, 0), BigInt(scale.valueOf(entry) ?? Number.NaN)]);
      }
      // The engine counts in one place for the whole document, so that its values are 元 but for one power of ten.
      const [yuan, value] = values.find(([, units]) => units !== 0n) ?? [1n, 1n];
      for (const [ownYuan, ownValue] of values) assert.equal(ownYuan * value, yuan * ownValue);
    };
    for (const { text } of tableDocuments) holds(text);
    fc.assert(fc.property(writtenDraft, holds), { numRuns: 40 });
  });

  it('are the same whether a draft has pipes or tabs', () => {
    fc.assert(
      fc.property(consistentDraft, (draft) => {
        const [pipe, tab] = (['pipe', 'tab'] as const).map((layout) =>
          factsOf(writeDraft(draft, { layout }).text).map(({ line, line_column, ...fact }) => fact),
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
        for (const name of tidyFields) assert.equal(json[name], fact[name] === '' ? null : (fact[name] ?? null), name);
      }
    }
  });

  it('are described field by field', () => {
    for (const format of ['csv', 'ndjson'] as const) {
      const { resources } = JSON.parse(dataPackage(format, 'zh-CN')) as {
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
