import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tidyFieldInfos, tidyFields } from '../../server/src/core/api.js';
import { documentedTable, factsDoc, fieldsTable, sqlBlocks } from '../support/facts-doc.js';

/** What a query needs besides the names of fields, of its own columns and of functions. */
const keywords = new Set(
  `select from where group by order having with as and or not is null like in between case when then else end over window partition
  distinct filter limit desc asc create replace table copy to format parquet varchar integer boolean decimal true false`.split(/\s+/u),
);

/** What SQL keeps for itself; a field of such a name would have to be quoted in every query. */
const reserved = new Set(
  `all analyse analyze and any array as asc both case cast check collate column constraint create default deferrable desc describe
  distinct do else end except false fetch for foreign from grant group having in initially intersect into lambda lateral leading limit
  not null offset on only or order pivot placing primary qualify references returning select show some summarize symmetric table then
  to trailing true union unique unpivot using variadic when where window with`.split(/\s+/u),
);

describe('the page about facts', () => {
  it('lists every field with the words of the descriptor, in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) assert.equal(documentedTable(locale), fieldsTable(locale));
  });

  it('asks for fields that exist, and names each with its type where it loads the data', () => {
    assert.ok(sqlBlocks.length >= 8);
    for (const sql of sqlBlocks) {
      const own = new Set([...sql.matchAll(/\bAS\s+([\p{L}_]\w*|\p{Script=Han}+)/giu)].map(([, name = '']) => name));
      for (const [, name] of sql.matchAll(/\b(?:WITH|WINDOW)\s+(\w+)/gu)) own.add(name ?? '');
      const words = sql
        .replace(/'[^']*'/gu, '')
        .replace(/\w+(?=\s*\()/gu, '')
        .match(/[A-Za-z_]\w*/gu);
      for (const word of words ?? []) {
        const isKnown =
          keywords.has(word.toLowerCase()) || own.has(word) || ['facts', 'header', 'nullstr', 'columns', 'types'].includes(word);
        assert.ok(isKnown || tidyFields.some((field) => field === word), `${word} in\n${sql}`);
      }
    }
    const [load = ''] = sqlBlocks;
    const sqlTypes = { string: 'VARCHAR', integer: 'INTEGER', boolean: 'BOOLEAN', number: 'DECIMAL' };
    const columns = [...load.matchAll(/(\w+): '([A-Z]+)/gu)].map(([, name, type]) => [name, type]);
    assert.deepEqual(
      columns,
      tidyFieldInfos('en').map(({ name, type }) => [name, sqlTypes[type]]),
    );
    const spark = /schema = """([\s\S]*?)"""/u.exec(factsDoc)?.[1] ?? '';
    assert.deepEqual(
      [...spark.matchAll(/(\w+) (?:STRING|INT|BOOLEAN|DECIMAL)/gu)].map(([, name]) => name),
      tidyFields,
    );
  });

  it('has no field that SQL would want quoted', () => {
    for (const field of tidyFields) {
      assert.match(field, /^[a-z]+(?:_[a-z]+)*$/u);
      assert.ok(!reserved.has(field), field);
    }
  });
});
