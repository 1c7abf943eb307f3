import { chineseNumber, normalise, splitLabel } from '../../base/normalise.js';
import { enclosing, type Paragraph } from '../../prose/paragraph.js';
import type { Block, PhysicalTable } from '../../table/physical-table.js';
import { ownerName } from './owner-name.js';

/** The units that a department's document says it consists of. */
export interface ListedUnits {
  /** As the document names them, in its order; each once. */
  readonly names: readonly string[];
  /** How many it says there are. */
  readonly stated: number | undefined;
}

/** Headings and sentences that tell which units a budget is made up of; 机构设置 tells of offices as well and is no such heading. */
const HEADING = /(?:预算|部门|单位)(?:单位)?构成|预算单位(?:情况|名单|范围)?$|(?:所属|下属|直属)(?:预算)?单位(?:情况|名单)?$/u;
const SENTENCE =
  /(?:纳入|列入).{0,30}(?:预算).{0,20}(?:范围|单位)|(?:部门)?预算.{0,6}包括.{0,30}(?:本级|所属|单位)|(?:所属|下属)(?:预算)?单位.{0,12}(?:包括|分别|有|[:：])/u;
const OUTRIGHT = /(?:纳入|列入).{0,30}预算.{0,20}(?:范围|单位)/u;
const NONE = /无(?:下属|所属|直属)|没有(?:下属|所属|直属)|不含/u;
const STATED_AFTER = /单位(?:总?共计?|共有|为|有)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:个|家)/gu;
const STATED = /(\d{1,3}|[一二三四五六七八九十]{1,3})(?:个|家)(?:二级|三级|基层|下属|所属|直属)?(?:预算)?单位/gu;
const ORGANISATION =
  /^[\p{Script=Han}()·a-z0-9]{2,40}(?:局|厅|委|委员会|办|办公室|院|校|学校|中学|小学|学院|大学|幼儿园|园|中心|所|站|队|处|会|馆|台|社|本级|机关|公司|团|库|场|镇|乡|街道|基地|学会|协会|总站|支队|大队|服务部)(?:\(?本级\)?)?$/u;
/** Words that name no unit although they end like one. */
const NO_UNIT = /预算|^(?:本|各|所属|下属|直属|内设|其他|全部|行政|事业|参公|公益)|单位$|机构|编制$|科室|处室|以下/u;
/** Documents tell of their units before their tables; what stands this far down is something else. */
const MOST_PARAGRAPHS = 400;

/** Reads the list of units; undefined where the document has none, or where not every name in it can be made out. */
export function listedUnits(paragraphs: readonly Paragraph[], blocks: readonly Block[]): ListedUnits | undefined {
  const all = paragraphs.slice(0, MOST_PARAGRAPHS).filter((paragraph) => tellsOfUnits(paragraph));
  // Which units the budget is drawn up for is said outright; other units may belong to the department as well.
  const outright = all.filter((paragraph) => [paragraph, ...enclosing(paragraph)].some(({ text }) => OUTRIGHT.test(text)));
  const told = outright.length > 0 ? outright : all;
  if (told.length === 0 || told.some(({ text }) => NONE.test(text))) return undefined;
  const names = new Map<string, string>();
  const add = (name: string) => {
    const { key, isOwnOffices } = ownerName(name);
    names.set(`${key}${isOwnOffices ? ' own' : ''}`, name);
  };
  for (const paragraph of told) {
    const found = namesIn(paragraph);
    if (!found) return undefined;
    found.forEach(add);
  }
  for (const name of namesInTable(told, blocks)) add(name);
  const counts = new Set(
    told.flatMap(({ text }) => [...text.matchAll(STATED), ...text.matchAll(STATED_AFTER)].map(([, count = '']) => numberOf(count))),
  );
  if (names.size < 2 || counts.size > 1) return undefined;
  return { names: [...names.values()], stated: [...counts][0] };
}

function tellsOfUnits(paragraph: Paragraph): boolean {
  if (paragraph.kind === 'aside' || (paragraph.kind === 'heading' && HEADING.test(paragraph.text))) return false;
  return SENTENCE.test(paragraph.text) || enclosing(paragraph).some(({ text }) => HEADING.test(text) || SENTENCE.test(text));
}

/** The names in a paragraph: the paragraph itself, or what follows 包括 in it; undefined where some part of the list is not understood. */
function namesIn({ text, ordinal }: Paragraph): readonly string[] | undefined {
  const body = ordinal && text.startsWith(ordinal) ? text.slice(ordinal.length) : text;
  const listed = /(?:(?:包括|分别是|分别为|具体为|即)[:：]?|[:：])([^包括。:：]*)[。;；]?$/u.exec(body)?.[1];
  // A sentence that only leads to a list of paragraphs names nothing itself.
  if (listed === '' || /[:：]$/u.test(body)) return [];
  const words = (listed ?? body).split(/[、，,;；。]|和(?!平)|以及|及/u).filter((word) => word !== '');
  const names = words.map((word) => word.replace(/^\(?\d{1,3}[).、]?/u, ''));
  const units = names.filter((name) => ORGANISATION.test(name) && !NO_UNIT.test(name));
  if (units.length === names.length) return units;
  // A sentence without a list of its own (本部门预算由本级预算和所属单位预算组成) is no obstacle.
  return units.length === 0 ? [] : undefined;
}

/** A table of units right below what tells of them; a column of names is one in which every cell but the first names a unit. */
function namesInTable(told: readonly Paragraph[], blocks: readonly Block[]): readonly string[] {
  const end = Math.max(...told.map(({ span }) => span.end));
  const next = blocks.find((block) => block.span.start >= end);
  if (!next || next.kind === 'text') return [];
  return nameColumn(next) ?? [];
}

function nameColumn({ rows }: PhysicalTable): readonly string[] | undefined {
  const [head, ...body] = rows;
  for (let column = 0; column < (head?.cells.length ?? 0); column++) {
    if (!/单位|名称/u.test(normalise(head?.cells[column]?.text ?? ''))) continue;
    const names = body.map(({ cells }) => splitLabel(cells[column]?.text ?? '').name).filter((name) => name !== '');
    if (names.length > 0 && names.every((name) => ORGANISATION.test(name) && !NO_UNIT.test(name))) return names;
  }
  return undefined;
}

function numberOf(text: string): number | undefined {
  return /^\d/u.test(text) ? Number(text) : chineseNumber(text);
}
