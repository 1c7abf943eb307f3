import type { Edit } from '../../../server/src/core/api.js';
import { type Ground, lineOf, newTally, plant, type Tally } from './tally.js';

const NOTE_OF_NOTHING = /^注\s*[:：].*(?:无.{2,}|没有|空表)/;
const MOST_CAPTION_LINES = 6;

/** Every table left out, with all its pages and what stands above them. */
export function plantMissingTables(ground: Ground): Tally {
  const tally = newTally();
  for (const { table } of ground.clean.document.systems) {
    const { caption, fragments } = table.table;
    const title = caption.title;
    if (title === undefined) continue;
    const edits = fragments.map(
      ({ span }): Edit => ({ span: { start: startWithCaption(ground, span.start, title), end: span.end }, newText: '' }),
    );
    plant(ground, { edits, place: undefined, label: `${lineOf(ground, edits[0]?.span.start ?? 0)} ${title}`, judged: true }, tally);
  }
  return tally;
}

/** The first line of a fragment's caption: the title right above it, with the number of the table above that. */
function startWithCaption({ text, clean }: Ground, start: number, title: string): number {
  const first = clean.lines.positionAt(start).line;
  const plain = (line: number) => text.slice(clean.lines.lineStart(line), clean.lines.lineStart(line + 1)).replace(/[\s#*]/g, '');
  const wanted = title.replace(/[\s#*]/g, '');
  let seen = 0;
  for (let line = first - 1; line >= 0 && seen < MOST_CAPTION_LINES; line--) {
    const words = plain(line);
    if (words === '') continue;
    seen++;
    if (words !== wanted) continue;
    let begin = line;
    for (let above = line - 1; above >= 0 && above > line - 4; above--) if (/^表\d+$/.test(plain(above))) begin = above;
    return clean.lines.lineStart(begin);
  }
  return start;
}

/** Every note that says that a table is empty, left out. */
export function plantMissingNotes(ground: Ground): Tally {
  const tally = newTally();
  const { text, clean } = ground;
  for (const block of clean.document.blocks) {
    if (block.kind !== 'text' || !NOTE_OF_NOTHING.test(text.slice(block.span.start, block.span.end))) continue;
    const label = `${lineOf(ground, block.span.start)} ${text.slice(block.span.start, block.span.end)}`;
    plant(ground, { edits: [{ span: block.span, newText: '' }], place: undefined, label, judged: true }, tally);
  }
  return tally;
}
