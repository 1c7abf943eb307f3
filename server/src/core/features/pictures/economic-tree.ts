import type { Span } from '../../base/span.js';
import type { TableKind } from '../../budget/facts/fact.js';
import { sayIn } from '../checklist/words.js';
import { describeTree } from './function-tree.js';
import type { Picture, TreeNode } from './picture.js';
import type { PictureSource } from './picture-source.js';
import { titleFor } from './picture-words.js';
import { type SubjectTree, subjectTree, treeNodes, treeRows } from './subject-tree.js';

/** Expenditure by economic subject: all of it where a table lists it, or else 基本支出 and 项目支出 beside each other. */
export function economicPicture(source: PictureSource): Picture<Span> | undefined {
  const say = sayIn(source.locale);
  const basic = treeOf(source, 'basic-economic');
  const project = treeOf(source, 'project-economic');
  const parts = [
    { tree: basic, name: say('基本支出', 'Basic expenditure') },
    { tree: project, name: say('项目支出', 'Project expenditure') },
  ].flatMap(({ tree, name }) => (tree ? [{ tree, name }] : []));
  const whole = treeOf(source, 'economic');
  const first = parts[0]?.tree;
  if (whole) return pictureOf([whole], treeNodes(whole.roots), say('支出按经济分类', 'Expenditure by economic subject'), source);
  if (!first) return undefined;
  const [only, other] = parts;
  if (only && (!other || other.tree.unit !== first.unit)) {
    const title = say(`${only.name}按经济分类`, `${only.name} by economic subject`);
    return pictureOf([first], treeNodes(first.roots), title, source);
  }
  const roots = parts.map(({ tree, name }): TreeNode<Span> => {
    const { amount, value, place } = tree.total;
    return { name, code: undefined, value, amount, place, children: treeNodes(tree.roots) };
  });
  const trees = parts.map(({ tree }) => tree);
  return pictureOf(trees, roots, say('支出按经济分类', 'Expenditure by economic subject'), source);
}

function treeOf({ document, tables }: PictureSource, kind: TableKind): SubjectTree | undefined {
  for (const table of tables) {
    const tree = table.form.kind === kind ? subjectTree(document, table, 'economic') : undefined;
    if (tree) return tree;
  }
  return undefined;
}

function pictureOf(trees: readonly SubjectTree[], roots: readonly TreeNode<Span>[], title: string, source: PictureSource): Picture<Span> {
  const say = sayIn(source.locale);
  return {
    id: 'economic',
    title: titleFor(title, source.owner),
    unit: trees[0]?.unit ?? '',
    description: trees.map((tree) => describeTree(tree, source)).join(say('', ' ')),
    chart: { kind: 'tree', roots },
    table: { columns: [say('科目编码', 'Code'), say('科目名称', 'Subject'), say('金额', 'Amount')], rows: trees.flatMap(treeRows) },
  };
}
