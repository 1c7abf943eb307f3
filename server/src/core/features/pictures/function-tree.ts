import type { Span } from '../../base/span.js';
import type { TableFacts } from '../../budget/facts/table-facts.js';
import { sayIn } from '../checklist/words.js';
import { tableName } from '../row-name.js';
import type { Picture } from './picture.js';
import type { PictureSource } from './picture-source.js';
import { tellAmount, tellLargest, titleFor } from './picture-words.js';
import { type SubjectTree, subjectTree, treeNodes, treeRows } from './subject-tree.js';

/** Expenditure by 类, 款 and 项, of the first table of all expenditure, or else of one fund, whose sums agree. */
export function functionPicture(source: PictureSource): Picture<Span> | undefined {
  const tree = treeOf(source);
  if (!tree) return undefined;
  const { locale, owner } = source;
  const say = sayIn(locale);
  return {
    id: 'functions',
    title: titleFor(say('支出按功能分类（类、款、项）', 'Expenditure by function'), owner),
    unit: tree.unit,
    description: describeTree(tree, source),
    chart: { kind: 'tree', roots: treeNodes(tree.roots) },
    table: { columns: [say('科目编码', 'Code'), say('科目名称', 'Subject'), say('金额', 'Amount')], rows: treeRows(tree) },
  };
}

function treeOf({ document, tables }: PictureSource): SubjectTree | undefined {
  for (const table of inOrder(tables)) {
    const tree = subjectTree(document, table, 'function');
    if (tree) return tree;
  }
  return undefined;
}

/** All of the money before a part of it, the larger part first. */
function inOrder(tables: readonly TableFacts[]): readonly TableFacts[] {
  const ofFund = (fund: string) => tables.filter(({ form }) => form.kind === 'fund-expenditure' && form.fund === fund);
  return [...tables.filter(({ form }) => form.kind === 'expenditure'), ...ofFund('fiscal'), ...ofFund('general')];
}

/** What a tree shows, in words. */
export function describeTree({ table, total, totalName, unit, roots, closed }: SubjectTree, { locale }: PictureSource): string {
  const say = sayIn(locale);
  const name = tableName(table.table.table, locale);
  const list = tellLargest(
    roots.map((root) => ({ name: root.name, amount: root.number.amount, value: root.number.value })),
    unit,
    locale,
  );
  const amount = tellAmount(total.amount, unit);
  const sentences = [say(`据《${name}》：${totalName} ${amount}，其中${list}。`, `${name}: ${totalName} ${amount}, of which ${list}.`)];
  if (closed.length > 0) {
    const names = closed.slice(0, 3).join(say('、', ', '));
    const more = closed.length > 3 ? say(`等 ${closed.length} 项`, ` and ${closed.length - 3} more`) : '';
    sentences.push(
      say(`${names}${more}的下级之和与本级不符，未展开。`, `${names}${more}: the rows below do not add up, so they are not opened.`),
    );
  }
  if (roots.some(({ number }) => number.value < 0)) sentences.push(say('负数没有面积。', 'Negative amounts have no area.'));
  return sentences.join(say('', ' '));
}
