import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, type Picture, picturesOf, type Span } from '../../server/src/core/api.js';
import { pictureSvg } from '../../server/src/exchange/picture-svg.js';
import { contrast, inkOn, mixed, opaqueColour, paperTheme, seriesColour } from '../../server/src/page/picture-colours.js';
import { nodesAlong } from '../../server/src/page/treemap-option.js';
import { centralBudget } from '../support/explained-budgets.js';
import { hostilePayloads } from '../support/hostile-payloads.js';

const pictures = picturesOf(analyse(centralBudget, { locale: 'zh-CN' }));

describe('a picture as one svg element', () => {
  it('shows the names and amounts of each picture', () => {
    const words = { flow: '上年结转', functions: '行政事业单位养老', economic: '工资福利支出', 'three-public': '42.00', years: '690.00' };
    for (const [id, word] of Object.entries(words)) assert.ok(pictureSvg(named(id)).includes(word), id);
  });

  it('says in words what it shows', () => {
    assert.match(pictureSvg(named('flow')), /^<svg role="img" aria-label="收入来源与支出去向。据《收支总表》：收入 1120\.00 万元/u);
  });

  it('consists of shapes and text alone, whatever names a document has', () => {
    for (const { name, text } of hostilePayloads) {
      for (const picture of pictures) {
        const svg = pictureSvg(withName(picture, text));
        assert.deepEqual(strangeTags(svg), [], `${name} ${picture.id}`);
        assert.ok(!/\son\w+\s*=/u.test(tagsOf(svg).map(withoutLabel).join(' ')), `${name} ${picture.id}`);
        assert.ok(!/href|url\((?!#)/u.test(tagsOf(svg).map(withoutLabel).join(' ')), `${name} ${picture.id}`);
      }
    }
  });

  it('holds nothing that XML cannot, so that it can be an image', () => {
    const svg = pictureSvg(withName(named('flow'), '甲\u0001\u0000\ud800乙\uffff]]>'));
    assert.ok(svg.includes('甲乙]]&gt;'));
    assert.ok(!/[^\P{Cc}\t\n\r]|\p{Cs}|\uffff/u.test(svg));
  });

  it('reads no template in a name', () => {
    const svg = pictureSvg(withName(named('flow'), '{b} {c} {a|甲}'));
    assert.ok(svg.includes('{b} {c} {a|甲}'));
  });
});

describe('the colours of pictures', () => {
  it('are told from the paper they are on', () => {
    for (let at = 0; at < paperTheme.series.length; at++) assert.ok(contrast(seriesColour(paperTheme, at), paperTheme.background) >= 2.5);
  });

  it('carry an ink that can be read', () => {
    for (let at = 0; at < 18; at++) {
      const colour = seriesColour(paperTheme, at);
      assert.ok(contrast(inkOn(colour), colour) >= 4.5, colour);
    }
  });

  it('are read as style sheets write them', () => {
    assert.equal(opaqueColour(' #FFF ', '#000000'), '#ffffff');
    assert.equal(opaqueColour('#ff000080', '#ffffff'), '#ff7f7f');
    assert.equal(opaqueColour('rgba(0, 0, 0, 0.5)', '#ffffff'), '#808080');
    assert.equal(opaqueColour('rgb(1 2 3 / 100%)', '#ffffff'), '#010203');
    assert.equal(opaqueColour('color-mix(in srgb, red, blue)', '#ffffff'), undefined);
    assert.equal(mixed('#000000', '#ffffff', 0.5), '#808080');
    assert.equal(contrast('#000000', '#ffffff'), 21);
  });
});

describe('the way into a tree', () => {
  it('goes as far as the tree does', () => {
    const { chart } = named('functions');
    assert.ok(chart.kind === 'tree');
    assert.deepEqual(
      nodesAlong(chart, [2, 0, 1, 5]).map(({ code }) => code),
      ['213', '21303', '2130306'],
    );
    assert.deepEqual(nodesAlong(chart, [9]), []);
  });
});

function named(id: string): Picture<Span> {
  const found = pictures.find((picture) => picture.id === id);
  assert.ok(found);
  return found;
}

/** The picture with one name wherever it prints one. */
function withName(picture: Picture<Span>, name: string): Picture<Span> {
  const { chart } = picture;
  const said = { ...picture, title: name, description: name, unit: name };
  type Node = Extract<typeof chart, { kind: 'tree' }>['roots'][number];
  const node = (each: Node): Node => ({ ...each, name, children: each.children.map(node) });
  if (chart.kind === 'flow') return { ...said, chart: { ...chart, nodes: chart.nodes.map((each) => ({ ...each, name })) } };
  if (chart.kind === 'tree') return { ...said, chart: { ...chart, roots: chart.roots.map(node) } };
  return {
    ...said,
    chart: { ...chart, categories: chart.categories.map(() => name), series: chart.series.map((each) => ({ ...each, name })) },
  };
}

const KNOWN_TAGS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'text',
  'tspan',
  'polyline',
  'line',
  'defs',
  'clipPath',
  'circle',
]);

/** What a browser reads as tags: text between them has no angle bracket of its own. */
function tagsOf(svg: string): readonly string[] {
  return svg.match(/<[^>]*>/gu) ?? [];
}

function strangeTags(svg: string): readonly string[] {
  return tagsOf(svg).filter((tag) => !KNOWN_TAGS.has(/^<\/?([\w-]+)/u.exec(tag)?.[1] ?? ''));
}

/** The words of the label stand in quotes and are no attributes. */
function withoutLabel(tag: string): string {
  return tag.replace(/aria-label="[^"]*"/u, '').replace(/xmlns(?::xlink)?="[^"]*"/gu, '');
}
