import { Component, type ComponentChildren } from 'preact';
import type { PreviewFinding, PreviewText, TextRange } from '../core/api.js';
import { SeverityIcon } from './icons.js';
import { InlineText, type Stretch } from './inline-text.js';
import { type BlockMarks, worstOf } from './marks.js';
import type { PageWords } from './words.js';

export interface TextViewProps {
  readonly text: PreviewText;
  readonly isMarkdown: boolean;
  readonly words: PageWords;
  readonly marks?: BlockMarks | undefined;
  /** Whether the cursor of the draft stands in it. */
  readonly isHere?: boolean;
  /** Where the stretch begins that the keyboard is at; undefined in pages that cannot be walked. */
  readonly active?: number | undefined;
  readonly canWalk?: boolean;
}

/** A heading, item, paragraph, small print or loose caption. Drawn anew only where something of it changed. */
export class TextView extends Component<TextViewProps> {
  override shouldComponentUpdate(next: TextViewProps): boolean {
    const { text, isMarkdown, words, marks, isHere, active, canWalk } = this.props;
    return (
      text !== next.text ||
      isMarkdown !== next.isMarkdown ||
      words !== next.words ||
      marks !== next.marks ||
      isHere !== next.isHere ||
      active !== next.active ||
      canWalk !== next.canWalk
    );
  }

  override render({ text, isMarkdown, words, marks, isHere, active, canWalk = false }: TextViewProps) {
    const whole = marks?.findings.filter(({ place }) => place?.start === undefined) ?? [];
    const worst = worstOf(whole);
    const kind = KINDS.find(([pattern]) => pattern.test(`${isBullet(text.marker) ? '' : text.marker}${text.text}`))?.[1] ?? '';
    const attributes = {
      'data-block': text.id,
      class: `text role-${text.role} level-${text.level}${kind}${isHere ? ' is-here' : ''}${worst ? ` has-mark is-${worst}` : ''}`,
    };
    const content = (
      <>
        {worst && <SeverityIcon severity={worst} label={words.severity[worst]} />}
        {isBullet(text.marker) ? '' : text.marker}
        <SpottedText text={text} isMarkdown={isMarkdown} words={words} marks={marks} active={active} canWalk={canWalk} />
      </>
    );
    if (text.role !== 'heading') return <p {...attributes}>{content}</p>;
    const Heading = HEADINGS[Math.min(HEADINGS.length, Math.max(1, text.level)) - 1] ?? 'h6';
    return <Heading {...attributes}>{content}</Heading>;
  }
}

/** How a line begins decides how it is set: with a number of its own, or as a note to a table. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:[（(]?[〇一二三四五六七八九十百]{1,4}[、.．）)]|[（(]?\d{1,3}[、.．）)])/u, ' is-numbered'],
  [/^\s*[（(]?(?:注|备注|说明|Notes?)\s*[：:]/u, ' is-note'],
];

/** The style sheet draws bullets. */
function isBullet(marker: string): boolean {
  return /^[-*+]?\s*$/u.test(marker);
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

type SpottedTextProps = Pick<TextViewProps, 'text' | 'isMarkdown' | 'words' | 'marks' | 'active' | 'canWalk'>;

/** The words of a text, with its amounts and what is wrong in it as spots one can go to. */
export function SpottedText({ text, isMarkdown, words, marks, active, canWalk = false }: SpottedTextProps) {
  const spots = spotsOf(text, marks);
  const entry = spots.some(({ start }) => start === active) ? active : spots[0]?.start;
  const draw = (stretch: Stretch) =>
    drawStretch(stretch, spots, (spot, inner) => drawSpot(spot, inner, words, canWalk, spot.start === entry));
  return <InlineText text={text.text} isMarkdown={isMarkdown} draw={draw} />;
}

interface Spot {
  readonly start: number;
  readonly end: number;
  readonly isFigure: boolean;
  readonly findings: readonly PreviewFinding[];
}

/** Amounts and marks in order, none within another: a mark takes in the amounts it stands on. */
function spotsOf({ text, figures }: PreviewText, marks: BlockMarks | undefined): readonly Spot[] {
  const found = (marks?.findings ?? []).flatMap((finding): Spot[] => {
    const { start, end = start } = finding.place ?? {};
    return start === undefined || end === undefined || end <= start || end > text.length
      ? []
      : [{ start, end, isFigure: false, findings: [finding] }];
  });
  const amounts = figures.map(([start, end]: TextRange): Spot => ({ start, end, isFigure: true, findings: [] }));
  const spots: Spot[] = [];
  for (const spot of [...amounts, ...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = spots.at(-1);
    if (last === undefined || spot.start >= last.end) spots.push(spot);
    else
      spots[spots.length - 1] = {
        start: last.start,
        end: Math.max(last.end, spot.end),
        isFigure: last.isFigure || spot.isFigure,
        findings: [...last.findings, ...spot.findings],
      };
  }
  return spots;
}

function drawStretch(
  { start, text }: Stretch,
  spots: readonly Spot[],
  drawOne: (spot: Spot, inner: string) => ComponentChildren,
): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let drawn = 0;
  // A long paragraph may have thousands of stretches and of spots.
  for (let at = firstBeyond(spots, start); at < spots.length; at++) {
    const spot = spots[at] as Spot;
    if (spot.start >= start + text.length) break;
    const from = Math.max(spot.start - start, drawn);
    const to = Math.min(spot.end - start, text.length);
    if (to <= from) continue;
    if (from > drawn) parts.push(text.slice(drawn, from));
    parts.push(drawOne(spot, text.slice(from, to)));
    drawn = to;
  }
  if (drawn === 0) return text;
  if (drawn < text.length) parts.push(text.slice(drawn));
  return parts;
}

/** The first of the spots that ends behind an offset. */
function firstBeyond(spots: readonly Spot[], offset: number): number {
  let low = 0;
  let high = spots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spots[middle] as Spot).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawSpot({ start, end, isFigure, findings }: Spot, inner: string, words: PageWords, canWalk: boolean, isEntry: boolean) {
  const worst = worstOf(findings);
  const walk = canWalk ? { role: 'button' as const, tabIndex: isEntry ? 0 : -1 } : {};
  return (
    <span
      key={start}
      class={`spot${isFigure ? ' is-figure' : ''}${worst ? ` mark is-${worst}` : ''}`}
      data-start={start}
      data-end={end}
      {...walk}
    >
      {worst && <SeverityIcon severity={worst} label={words.severity[worst]} />}
      {inner}
    </span>
  );
}
