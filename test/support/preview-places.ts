import assert from 'node:assert/strict';
import type { PreviewModel, PreviewPlace, PreviewReading } from '../../server/src/core/api.js';
import { isPageNumber } from '../../server/src/core/table/page-marks.js';

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

/** Holds that each place leads to a part of the source that leads back to it; says how many there are. `isRagged`: rows may lack cells. */
export function holdsBothWays({ model, spanOf, placeOf }: PreviewReading, isRagged = false): number {
  const places = placesOf(model);
  for (const place of places) {
    const span = spanOf(place);
    assert.ok(span, JSON.stringify(place));
    const back = placeOf(span);
    // A cell that the source leaves out of a short row is where its row is.
    if (isRagged && isBlankCell(model, place)) assert.deepEqual([back?.block, back?.row], [place.block, place.row]);
    else assert.deepEqual(back, place);
  }
  return places.length;
}

function isBlankCell({ blocks }: PreviewModel, { block, row, column, inHeader }: PreviewPlace): boolean {
  const table = blocks.find(({ id }) => id === block);
  return table?.kind === 'table' && !inHeader && row !== undefined && table.rows[row]?.cells[column ?? -1] === '';
}

/** The words of a source, cell by cell. */
function writtenWords(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/u)
    .filter((line) => !/^[|>\s:-]+$/u.test(line))
    .flatMap((line) => line.split(/[|\t]/u))
    .map((words) => bare(words.replace(/<[^<>]{0,60}>|&nbsp;/gu, '')))
    .filter((words) => words !== '');
}

function bare(text: string): string {
  return text.replace(/[\s\u3000*#|+\-<>_`\\]/gu, '');
}

/** The lines of a source whose words stand in nothing that leads back to them; page numbers and what pages repeat may. */
export function hiddenLines(text: string, { model, placeOf }: PreviewReading): readonly string[] {
  const byId = new Map(model.blocks.map((block) => [block.id, block]));
  const shown = new Map(model.blocks.map((block) => [block.id, bare(wordsOf(block))]));
  let above = '';
  let start = 0;
  return readerLines(text).filter((line) => {
    const at = start + line.length - line.trimStart().length;
    start += line.length;
    const place = placeOf({ start: at, end: at });
    const block = place && byId.get(place.block);
    const words = block?.kind === 'text' ? [bare(line)] : writtenWords(line);
    const around = block ? (shown.get(block.id) ?? '') : above;
    above += words.join('');
    return !words.every((word) => around.includes(word)) && !(place === undefined && isPageNumber(line));
  });
}

/** The lines of a source with blanks for what no reader sees: front matter, comments, the marks around code. */
function readerLines(text: string): readonly string[] {
  const blank = (hidden: string) => hidden.replace(/[^\r\n]/gu, ' ');
  const seen = text.replace(/^\ufeff?---\r?\n[\s\S]*?\n---(?=\r?\n)/u, blank).replace(/<!--[\s\S]*?-->/gu, blank);
  return seen.split(/(?<=\r\n|\n|\r(?!\n))/u).map((line) => line.replace(/^[\s>]*(?:`{3}|~{3}).*/u, blank));
}

/** Holds that blocks follow each other as their sources do. */
export function holdsOrder({ model, spanOf, placeOf }: PreviewReading): void {
  const starts = model.blocks.map(({ id }) => spanOf({ block: id })?.start ?? Number.NaN);
  assert.deepEqual(
    starts.filter((start, at) => !(start > (starts[at - 1] ?? -1)) && placeOf({ start, end: start })?.block === model.blocks[at]?.id),
    [],
  );
}

function wordsOf(block: PreviewModel['blocks'][number]): string {
  if (block.kind === 'text') return block.text;
  return [...block.captions, ...block.header.flat().map(({ text }) => text), ...block.rows.flatMap(({ cells }) => cells)].join('\n');
}
