import assert from 'node:assert/strict';
import type { PreviewModel, PreviewPlace, PreviewReading } from '../../server/src/core/api.js';

/** Every place of a model that shows something: cells, labels of headers, figures of texts. */
export function placesOf({ blocks }: PreviewModel): readonly PreviewPlace[] {
  return blocks.flatMap((block): readonly PreviewPlace[] => {
    if (block.kind === 'text') return block.figures.map(([start, end]) => ({ block: block.id, start, end }));
    const cells = block.rows.flatMap(({ cells: texts }, row) => texts.map((_, column) => ({ block: block.id, row, column })));
    const labels = block.header.flatMap((row, at) =>
      row.flatMap(({ text, column }) => (text === '' ? [] : [{ block: block.id, row: at, column, inHeader: true as const }])),
    );
    return [...labels, ...cells];
  });
}

/** Holds that each place leads to a part of the source that leads back to it; says how many there are. */
export function holdsBothWays({ model, spanOf, placeOf }: PreviewReading): number {
  const places = placesOf(model);
  for (const place of places) {
    const span = spanOf(place);
    assert.ok(span, JSON.stringify(place));
    assert.deepEqual(placeOf(span), place);
  }
  return places.length;
}

/** The words that a model shows, without spaces and marks. */
export function shownWords({ blocks }: PreviewModel): string {
  const texts = blocks.flatMap((block) =>
    block.kind === 'text'
      ? [block.text]
      : [...block.captions, ...block.header.flat().map(({ text }) => text), ...block.rows.flatMap(({ cells }) => cells)],
  );
  return bare(texts.join('\n'));
}

/** The words of a source, cell by cell. */
export function writtenWords(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/u)
    .filter((line) => !/^[|>\s:-]+$/u.test(line))
    .flatMap((line) => line.split(/[|\t]/u))
    .map((words) => bare(words.replace(/<[^<>]{0,60}>|&nbsp;/gu, '')))
    .filter((words) => words !== '');
}

function bare(text: string): string {
  return text.replace(/[\s\u3000*#|\-<>_`\\]/gu, '');
}
