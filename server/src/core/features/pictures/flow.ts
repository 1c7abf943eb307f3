import type { Span } from '../../base/span.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import { sayIn } from '../checklist/words.js';
import { tableName } from '../row-name.js';
import { type FlowLine, type FlowSide, flowSide } from './flow-side.js';
import type { FlowChart, FlowNode, Picture, PictureTable } from './picture.js';
import type { PictureSource } from './picture-source.js';
import { tellAmount, tellLargest, titleFor } from './picture-words.js';
import { sayDistance } from './printed-number.js';

interface Sides {
  readonly table: TableFacts;
  readonly income: FlowSide;
  readonly expenditure: FlowSide;
  readonly unit: string;
  /** 收入总计 less 支出总计, in the smallest unit of the document. */
  readonly gap: number;
}

/**
 * Where the money comes from and where it goes, as the first overview prints it that has both sides. Whatever does not add
 * up is drawn as printed, and said.
 */
export function flowPicture(source: PictureSource): Picture<Span> | undefined {
  const sides = sidesOf(source);
  if (!sides) return undefined;
  const say = sayIn(source.locale);
  const isFiscal = sides.table.form.kind === 'fiscal-overview';
  const title = isFiscal
    ? say('财政拨款收入来源与支出去向', 'Fiscal grants: from income to expenditure')
    : say('收入来源与支出去向', 'From income to expenditure');
  return {
    id: 'flow',
    title: titleFor(title, source.owner),
    unit: sides.unit,
    description: describe(sides, source),
    chart: chartOf(sides),
    table: tableOf(sides, source),
  };
}

function sidesOf({ document, tables }: PictureSource): Sides | undefined {
  for (const kind of ['overview', 'fiscal-overview']) {
    for (const table of tables) {
      if (table.form.kind !== kind) continue;
      const income = flowSide(document, table, 'income');
      const expenditure = flowSide(document, table, 'expenditure');
      if (!income || !expenditure) continue;
      const units = new Set([income, expenditure].flatMap(({ total, lines }) => [total, ...lines].map(({ number }) => number.figure.unit)));
      const hasMoney = [income, expenditure].every(({ lines }) => lines.some(({ number }) => number.value > 0));
      if (units.size !== 1 || !hasMoney) continue;
      const [earned, spent] = [income, expenditure].map(({ total }) => document.scale.valueOf(total.number.figure) ?? 0);
      return { table, income, expenditure, unit: [...units][0] ?? '', gap: (earned ?? 0) - (spent ?? 0) };
    }
  }
  return undefined;
}

function chartOf(sides: Sides): FlowChart<Span> {
  const { income, expenditure } = sides;
  const nodes: FlowNode<Span>[] = [];
  const links: FlowChart<Span>['links'][number][] = [];
  const add = ({ name, number }: FlowLine) => nodes.push({ name, amount: number.amount, place: number.place }) - 1;
  const into = add(income.total);
  // Two totals that are one amount are one place that all of the money passes.
  const outOf = sides.gap === 0 ? into : add(expenditure.total);
  if (outOf !== into) links.push({ from: into, to: outOf, value: Math.min(income.total.number.value, expenditure.total.number.value) });
  for (const line of drawn(income)) links.push({ from: add(line), to: into, value: line.number.value });
  for (const line of drawn(expenditure)) links.push({ from: outOf, to: add(line), value: line.number.value });
  return { kind: 'flow', nodes, links };
}

/** What has a width: nothing and less than nothing have none. */
function drawn({ lines }: FlowSide): readonly FlowLine[] {
  return lines.filter(({ number }) => number.value > 0);
}

function describe(sides: Sides, { document, locale }: PictureSource): string {
  const { income, expenditure, unit, table } = sides;
  const say = sayIn(locale);
  const name = tableName(table.table.table, locale);
  const [from, to] = [income, expenditure].map(({ lines }) => tellLargest(lines.map(told), unit, locale));
  const [earned, spent] = [income, expenditure].map(({ total }) => tellAmount(total.number.amount, unit));
  const sentences = [
    say(`据《${name}》：收入 ${earned}，来自${from}。`, `${name}: income of ${earned}, from ${from}.`),
    say(`支出 ${spent}，用于${to}。`, `Expenditure of ${spent}, for ${to}.`),
  ];
  for (const side of [income, expenditure]) sentences.push(...faultsOf(side, sides, document.scale, locale));
  if (sides.gap !== 0) {
    const distance = tellAmount(sayDistance(sides.gap, income.total.number.figure, document.scale), unit);
    sentences.push(say(`收支总计相差 ${distance}。`, `The two totals differ by ${distance}.`));
  }
  return sentences.join(say('', ' '));
}

function faultsOf(side: FlowSide, { unit }: Sides, scale: PictureSource['document']['scale'], locale: PictureSource['locale']): string[] {
  const say = sayIn(locale);
  const { total, lines, difference, unreadable } = side;
  const faults: string[] = [];
  if (difference && difference.exact !== 0) {
    const distance = tellAmount(sayDistance(difference.exact, total.number.figure, scale), unit);
    const why = difference.isRounding ? say('（四舍五入）', ' (rounding)') : '';
    faults.push(say(`${total.name}与各项之和相差 ${distance}${why}。`, `${total.name} and its parts differ by ${distance}${why}.`));
  }
  if (unreadable.length > 0) {
    const names = unreadable.join(say('、', ', '));
    faults.push(say(`${names}的金额无法读取，图中没有。`, `The amounts of ${names} cannot be read and are not drawn.`));
  }
  const negative = lines.filter(({ number }) => number.value < 0);
  if (negative.length > 0) {
    const list = tellLargest(negative.map(told), unit, locale);
    faults.push(say(`负数不画入图中：${list}。`, `Negative amounts are not drawn: ${list}.`));
  }
  return faults;
}

function told({ name, number }: FlowLine) {
  return { name, amount: number.amount, value: number.value };
}

function tableOf({ income, expenditure }: Sides, { locale }: PictureSource): PictureTable<Span> {
  const say = sayIn(locale);
  const rowsOf = (side: FlowSide, name: string) =>
    [...side.lines, side.total].map((line) => [
      { text: name, place: undefined },
      { text: line.name, place: undefined },
      { text: line.number.amount, place: line.number.place },
    ]);
  return {
    columns: [say('收支', 'Side'), say('项目', 'Item'), say('金额', 'Amount')],
    rows: [...rowsOf(income, say('收入', 'Income')), ...rowsOf(expenditure, say('支出', 'Expenditure'))],
  };
}
