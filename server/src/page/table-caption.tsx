import type { ComponentChildren } from 'preact';
import type { PreviewTable, PreviewText } from '../core/api.js';
import { type CaptionPlace, captionPlace } from './block-groups.js';
import { SeverityIcon } from './icons.js';
import { type Marks, worstOf } from './marks.js';
import { SpottedText } from './text-view.js';
import type { PageWords } from './words.js';

export interface TableCaptionProps {
  readonly table: PreviewTable;
  readonly captions: readonly PreviewText[];
  readonly isMarkdown: boolean;
  readonly words: PageWords;
  readonly marks: Marks;
  /** What can be done with the table. */
  readonly tools?: ComponentChildren;
  readonly canWalk?: boolean;
}

interface CaptionLine {
  readonly place: CaptionPlace;
  readonly key: string;
  readonly block: number;
  readonly content: ComponentChildren;
}

/** Above a table, as it is printed: the title in the middle, below it the owner at the left and the unit at the right. */
export function TableCaption({ table, captions, isMarkdown, words, marks, tools, canWalk = false }: TableCaptionProps) {
  const lines = [
    ...captions.map((text): CaptionLine => {
      const own = marks.get(text.id);
      return {
        place: captionPlace(text.text),
        key: `text ${text.id}`,
        block: text.id,
        content: <SpottedText text={text} isMarkdown={isMarkdown} words={words} marks={own} canWalk={canWalk} />,
      };
    }),
    ...table.captions.map((line, at): CaptionLine => ({ place: captionPlace(line), key: `line ${at}`, block: table.id, content: line })),
  ];
  const of = (place: CaptionPlace) => lines.filter((line) => line.place === place);
  const whole = marks.get(table.id)?.whole ?? [];
  const worst = worstOf(whole);
  return (
    <figcaption>
      {(of('title').length > 0 || worst) && (
        <div class={`title${worst ? ` has-mark is-${worst}` : ''}`} data-block={table.id}>
          {worst && <SeverityIcon severity={worst} label={words.severity[worst]} />}
          {of('title').map(drawLine)}
        </div>
      )}
      <div class="details">
        <div class="start">{of('start').map(drawLine)}</div>
        <div class="end">{of('end').map(drawLine)}</div>
        {tools}
      </div>
    </figcaption>
  );
}

function drawLine({ key, block, content }: CaptionLine) {
  return (
    <div key={key} class="line" data-block={block}>
      {content}
    </div>
  );
}
