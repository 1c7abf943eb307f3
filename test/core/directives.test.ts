import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineMap } from '../../server/src/core/base/line-map.js';
import { readDirectives } from '../../server/src/core/budget/directives.js';
import { readBlocks } from '../../server/src/core/table/blocks.js';

function read(text: string) {
  return readDirectives(text, new LineMap(text)).map(({ name, value, nameSpan, valueSpan, span }) => {
    assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
    assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
    return { name, value, whole: text.slice(span.start, span.end) };
  });
}

test('a comment names what it is about and says the rest as it stands', () => {
  assert.deepEqual(read('正文\n<!-- budget-draft: template=guangzhou-2021 -->\n'), [
    { name: 'template', value: 'guangzhou-2021', whole: '<!-- budget-draft: template=guangzhou-2021 -->' },
  ]);
  assert.deepEqual(read('<!--budget-draft accept wrong-sum 12.00：含 专户--> '), [
    { name: 'accept', value: 'wrong-sum 12.00：含 专户', whole: '<!--budget-draft accept wrong-sum 12.00：含 专户-->' },
  ]);
  assert.deepEqual(read('收入 12.00 万元。 <!-- budget-draft accept a\n 1: b\n-->')[0]?.value, 'accept a\n 1: b'.slice(7));
  assert.deepEqual(read('<!-- budget-draft-->'), [{ name: '', value: '', whole: '<!-- budget-draft-->' }]);
});

test('other comments, unclosed ones, code and front matter do not speak to the checker', () => {
  for (const text of [
    '<!-- see budget-draft accept a 1: b -->',
    '<!-- budget-draft-language-server accept a 1: b -->',
    'budget-draft accept a 1: b -->',
    '<!-- budget-draft accept a 1: b',
    '```\n<!-- budget-draft accept a 1: b -->\n```\n',
    '---\nx: <!-- budget-draft accept a 1: b -->\n---\n',
  ])
    assert.deepEqual(read(text), [], text);
});

test('a comment at the end of a line is not part of its text, and one in a line of its own is no text at all', () => {
  const textOf = (text: string) => readBlocks(text, new LineMap(text)).map((block) => (block.kind === 'text' ? block.text : block.kind));
  assert.deepEqual(textOf('收入 12.00 万元。 <!-- budget-draft accept a 1.00: b -->\n<!-- c 3.00 -->\n支出'), [
    '收入 12.00 万元。',
    '支出',
  ]);
  assert.deepEqual(textOf('箭头-->\n甲 <!-- a --> 乙'), ['箭头-->', '甲 <!-- a --> 乙']);
});
