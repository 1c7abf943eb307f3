import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, applyEdits, type Edit } from '../../server/src/core/api.js';
import { unitsAt } from '../../server/src/core/base/amount.js';
import { figureFormatEdits } from '../../server/src/core/features/format/figure-format.js';
import { pipeDraft } from '../support/core-readings.js';
import fc from '../support/fast-check.js';
import { sharedFiles } from '../support/shared-corpus.js';
import { cellTexts, tableDocuments } from '../support/table-drafts.js';

function editsOf(text: string): readonly Edit[] {
  return figureFormatEdits(analyse(text, { locale: 'zh-CN' }), { kind: 'document' });
}

function inOneStyle(text: string): string {
  return applyEdits(text, editsOf(text));
}

/** The value of every figure, in hundred-thousandths, and where there is none. */
function values(text: string): readonly (number | undefined)[] {
  return analyse(text, { locale: 'zh-CN' }).document.systems.flatMap(({ table }) =>
    table.items.flatMap((items) => items.flatMap(({ entries }) => [...entries.values()].map(({ amount }) => amount && unitsAt(amount, 5)))),
  );
}

const HEAD = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];

function spending(...figures: readonly (readonly string[])[]): string {
  const rows = figures.map((row, place) => [`208050${place + 1}`, '机关事业单位基本养老保险缴费支出', ...row]);
  return pipeDraft('部门支出总表', HEAD, ...rows);
}

/** What the figures of a draft become, by row. */
function printed(...figures: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return cellTexts(inOneStyle(spending(...figures)))
    .slice(1)
    .map((row) => row.slice(2));
}

describe('figures in one style', () => {
  it('get the decimals that most figures of their column print', () => {
    assert.deepEqual(printed(['12.5', '12.50', '0'], ['3.25', '3.25', '0'], ['7.00', '6.00', '1.00']), [
      ['12.50', '12.50', '0.00'],
      ['3.25', '3.25', '0.00'],
      ['7.00', '6.00', '1.00'],
    ]);
  });

  it('get separators where most of the table has them, and none where most has none', () => {
    assert.deepEqual(printed(['7941.09', '7,941.09', '0.00'], ['1,234.00', '1,234.00', '0.00'])[0], ['7,941.09', '7,941.09', '0.00']);
    assert.deepEqual(printed(['7,941.09', '7941.09', '0.00'], ['1234.00', '1234.00', '0.00'])[0], ['7941.09', '7941.09', '0.00']);
  });

  it('are printed half width', () => {
    assert.deepEqual(printed(['１２．５０', '12.50', '0.00'], ['１，２３４．００', '1,234.00', '0.00']), [
      ['12.50', '12.50', '0.00'],
      ['1,234.00', '1,234.00', '0.00'],
    ]);
  });

  it('keep sign, brackets, markup and unit', () => {
    assert.deepEqual(
      printed(['-12.5', '**12.5**', '（12.5）'], ['3.25', '3.25', '3.25'], ['3.25', '3.25', '3.25'], ['3.5万元', '3.25', '3.25']),
      [
        ['-12.50', '**12.50**', '（12.50）'],
        ['3.25', '3.25', '3.25'],
        ['3.25', '3.25', '3.25'],
        ['3.5万元', '3.25', '3.25'],
      ],
    );
  });

  it('stay whole in a column of whole figures, and keep what is more exact', () => {
    assert.deepEqual(editsOf(spending(['12', '12.50', '0'], ['3', '3.25', '0'], ['4', '4.125', '0'])), []);
    assert.deepEqual(editsOf(spending(['12', '12', '0'], ['3', '3', '0'])), []);
  });

  it('stay as they are where no style prevails', () => {
    assert.deepEqual(editsOf(spending(['12.5', '3.25', '0'], ['3.25', '12.5', '0'])), []);
  });

  it('leave blanks, words and misread figures alone', () => {
    const figures = [
      ['12.50', '-', '待定'],
      ['3.25', '', '6O.00'],
    ];
    assert.deepEqual(printed(...figures), figures);
  });

  it('take the blanks they need from their cell', () => {
    const text = [
      '| 科目编码 | 科目名称 | 合计 |',
      '| --- | --- | ---: |',
      '| 2080505 | 机关养老 |  3.25 |',
      '| 2080506 | 职业年金 |     0 |',
      '| 2080599 | 其他养老 |  1.00 |',
    ];
    const result = inOneStyle(`部门支出总表\n\n单位：万元\n\n${text.join('\n')}\n`);
    assert.ok(result.includes('| 2080506 | 职业年金 |  0.00 |\n'), result);
  });

  it('keep their values, and are in that style then', () => {
    const figure = fc.oneof(
      fc
        .tuple(fc.integer({ min: -99999, max: 9999999 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.boolean())
        .map(([units, places, grouped, wide]) => {
          const [whole = '', fraction] = (units / 10 ** places).toFixed(places).split('.');
          const plain = (grouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole) + (fraction === undefined ? '' : `.${fraction}`);
          return wide ? plain.replace(/[\d.,]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)) : plain;
        }),
      fc.constantFrom('0', '0.00', '', '-', '（1 234.50）', '1 234.50', '.5', '12万元', '待定', '+3.5'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure, figure), { minLength: 1, maxLength: 7 }), (figures) => {
        const text = spending(...figures);
        const result = inOneStyle(text);
        assert.deepEqual(values(result), values(text));
        assert.deepEqual(editsOf(result), []);
      }),
    );
  });

  for (const { name, text } of tableDocuments)
    it(`keep their values: ${name}`, () => {
      const result = inOneStyle(text);
      assert.deepEqual(values(result), values(text));
      assert.deepEqual(editsOf(result), []);
    });

  it('of other documents are not touched', () => {
    for (const { name, text } of sharedFiles('corpus/ordinary', /\.(?:md|txt|tsv)$/)) assert.deepEqual(editsOf(text), [], name);
  });
});
