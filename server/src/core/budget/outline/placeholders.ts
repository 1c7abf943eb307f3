import { perUnit } from '../../base/per-unit.js';
import type { Span } from '../../base/span.js';
import type { Paragraph } from '../../prose/paragraph.js';
import type { Block, TextLine } from '../../table/physical-table.js';
import type { BudgetDocument } from '../document.js';

/**
 * What the author meant to fill in: a mark in place of words or figures, an instruction of the form, an amount that is not
 * there, or a choice between two words that was not made.
 */
export type Placeholder =
  | { readonly kind: 'mark' | 'instruction' | 'no-amount'; readonly span: Span; readonly text: string }
  | {
      readonly kind: 'undecided';
      readonly span: Span;
      readonly text: string;
      /** Each choice of the sentence, with its first and its second word. */
      readonly choices: readonly { readonly span: Span; readonly words: readonly [string, string] }[];
    };

const UNIT = '(?:万元|亿元|元|%|％|年|月|日|个|家|名|人|辆|台|套|项|批|次|平方米|部门|单位|局|号)';
/** Letters, digits and signs of addresses and file names: what stands among them is part of a name. */
const PATTERNS: readonly { readonly kind: 'mark' | 'instruction'; readonly pattern: RegExp }[] = [
  // XX, XXXX年, XX.XX万元; not in words, addresses or numbers of telephones.
  { kind: 'mark', pattern: /(?<![a-z\d/._=@&-])(?:(?:19|20)(?=[x]{2}(?:年|\]|〕|\))))?x{2,}(?:[.,]x+)*(?![a-z\d/_=@.-])/giu },
  { kind: 'mark', pattern: new RegExp(`(?<![\\d×])(?:20)?[×╳]{2,}(?:[.,][×╳]+)*(?=${UNIT}|县|区|市|省|镇|厅|委)`, 'gu') },
  // A single X in place of a figure.
  { kind: 'mark', pattern: /(?<![a-z\d/._=@&-])x(?=万元|亿元|元|%|年(?!代)|个|辆|台|名|人次|项目)/giu },
  { kind: 'mark', pattern: /[?？]{3,}|[?？]{1,2}(?=万元|亿元|%)/gu },
  { kind: 'mark', pattern: /【】|〔〕|(?:\(\)|\[\])(?=万元|亿元|元|%|年|个|辆|台|名)/gu },
  { kind: 'mark', pattern: /\$?\{\{?[\p{Script=Han}]{0,14}\}?\}/gu },
  { kind: 'mark', pattern: /(?<![a-z])(?:TBD|TO[D]O)(?![a-z])/gu },
  { kind: 'mark', pattern: /(?<=^|[([【:，,、为是])待(?:填写?|补充?|补录|定)(?=$|[)\]】，,。；;、]|万?元)/gu },
  { kind: 'mark', pattern: /(?<=[([【])(?:数据)?(?:待|需|请)(?:核实|确认|完善|更新|核对|修改|补充)[^()[\]【】]{0,10}(?=[)\]】])/gu },
  {
    kind: 'instruction',
    pattern:
      /[([【<](?:(?:请?(?:在?此处|在此|在?这里)|请)(?:填|输入|插入|补充|说明|列|写)|填(?:写|入|报)(?!说明|要求|日期|单位|口径|人|时间))[^()[\]【】<>]{0,40}[)\]】>]/gu,
  },
];
/** Most paragraphs hold none of these. */
const MAY_HOLD = /x|×|╳|\?|？|\{|【|〔|\(\)|\[\]|TBD|TO[D]O|待|需|请|此处|这里|在此|填/iu;

const CHOICE =
  /(增加|增长|上升|提高|减少|下降|降低)(?:\((增加|增长|上升|提高|减少|下降|降低|持平)\)|\/(增加|增长|上升|提高|减少|下降|降低))(?:了|为|约)?/gu;
/** An amount is announced and its unit printed, but no digits. */
const NO_AMOUNT =
  /(?:安排|增加|减少|增长|下降|合计|总计|共计|预算为|支出为|收入为|预算数为|(?:预算|支出|收入|经费|费))(?:万元|亿元|元|%)(?=[，,。；;、]|其中|比|较|与|主要)/gu;
const NEUTRAL = /^(?:增加|减少|增长|下降)?\(?(?:万元|元|%)\)?$/u;

/** Every placeholder outside tables and, where it fills a cell, inside them. */
export function findPlaceholders({ blocks, prose, systems }: BudgetDocument): readonly Placeholder[] {
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? blanksOf(block) : []));
  const inText = prose.paragraphs
    .flatMap((paragraph) => placeholdersOf(paragraph))
    .filter(({ span }) => !lines.some((line) => span.start < line.span.end && line.span.start < span.end));
  const ofBudget = new Set<Block>(systems.flatMap(({ table }) => table.table.fragments));
  const inCells = blocks.flatMap((block) => (block.kind !== 'text' && ofBudget.has(block) ? placeholderCells(block) : []));
  return [...lines, ...inText, ...inCells];
}

/** Lines to write on, in the text as written: what is read as sentences has lost them as marks of bold type. */
const BLANK_LINE = new RegExp(`[_＿]{2,}(?=\\s*${UNIT})`, 'gu');

function blanksOf({ text, span }: TextLine): readonly Placeholder[] {
  if (!text.includes('__') && !text.includes('＿')) return [];
  if (!/[_＿]{2}/u.test(text)) return [];
  return [...text.matchAll(BLANK_LINE)].map((match) => {
    const start = span.start + match.index;
    return { kind: 'mark', span: { start, end: start + match[0].length }, text: match[0] };
  });
}

const placeholdersOf = perUnit((paragraph: Paragraph): readonly Placeholder[] => [
  ...marksOf(paragraph),
  ...undecided(paragraph),
  ...withoutAmount(paragraph),
]);

function marksOf(paragraph: Paragraph): readonly Placeholder[] {
  const { text } = paragraph;
  // A line of nothing but signs parts two sections.
  if (!MAY_HOLD.test(text) || !/[\p{Script=Han}]/u.test(text)) return [];
  const found: { start: number; end: number; kind: 'mark' | 'instruction' }[] = [];
  for (const { kind, pattern } of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const place = { start: match.index, end: match.index + match[0].length, kind };
      if (!found.some((other) => place.start < other.end && other.start < place.end)) found.push(place);
    }
  return joinNear(found.sort((a, b) => a.start - b.start)).map(({ start, end, kind }) => ({
    kind,
    span: paragraph.spanOf(start, end),
    text: text.slice(start, end),
  }));
}

/** XX年XX月XX日 is one. */
function joinNear<Place extends { readonly start: number; end: number }>(places: readonly Place[]): readonly Place[] {
  const joined: Place[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    if (last && place.start - last.end <= 2) last.end = place.end;
    else joined.push(place);
  }
  return joined;
}

/** 增加（减少） beside a figure that is not zero; beside zero it is the form's own wording. */
function undecided(paragraph: Paragraph): readonly Placeholder[] {
  const { text } = paragraph;
  if (!/[(/](?:增|上|提|减|下|降|持)/u.test(text)) return [];
  const bySentence = new Map<number, { span: Span; words: readonly [string, string] }[]>();
  for (const match of text.matchAll(CHOICE)) {
    const figure = /^(\d[\d,，]*(?:\.\d+)?)(?:万元|亿元|元|%)/u.exec(text.slice(match.index + match[0].length));
    if (!figure || !/[1-9]/u.test(figure[1] as string)) continue;
    const first = match[1] as string;
    const second = (match[2] ?? match[3]) as string;
    if (first === second) continue;
    const sentence = Math.max(text.lastIndexOf('。', match.index), text.lastIndexOf('；', match.index));
    const length = match[0].replace(/(?:了|为|约)$/u, '').length;
    const choice = { span: paragraph.spanOf(match.index, match.index + length), words: [first, second] as const };
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), choice]);
  }
  return [...bySentence.values()].map((choices): Placeholder => {
    const first = choices[0] as (typeof choices)[number];
    return { kind: 'undecided', span: first.span, text: `${first.words[0]}（${first.words[1]}）`, choices };
  });
}

function withoutAmount(paragraph: Paragraph): readonly Placeholder[] {
  const { kind, text } = paragraph;
  if (kind === 'heading' || kind === 'aside' || NEUTRAL.test(text) || !/[\p{Script=Han}](?:万元|亿元|元|%)/u.test(text)) return [];
  return [...text.matchAll(NO_AMOUNT)].map((match) => ({
    kind: 'no-amount' as const,
    span: paragraph.spanOf(match.index, match.index + match[0].length),
    text: match[0],
  }));
}

const CELL = /^(?:[x×╳]{2,}(?:[.,][x×╳]+)?(?:万元|元|%|年)?|[?？]{2,}|_{2,}|待(?:填写?|补充?|定)|TBD|TO[D]O|【\s*】|\{[^{}]{0,14}\})$/iu;

/** Cells that hold nothing but a placeholder; within other words it may stand for what must not be named. */
const placeholderCells = perUnit(({ rows }: Exclude<Block, { kind: 'text' }>): readonly Placeholder[] => {
  const found: Placeholder[] = [];
  for (const { cells } of rows)
    for (const { text, span } of cells) if (mayBePlaceholder(text) && CELL.test(text)) found.push({ kind: 'mark', span, text });
  return found;
});

/** Figures and most words are told by their first character. */
function mayBePlaceholder(text: string): boolean {
  return text.length > 0 && text.length <= 18 && 'xX×╳?？_待TtBb【{'.includes(text.charAt(0));
}
