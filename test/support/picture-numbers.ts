import type { FlowNode, Picture, Span, TreeNode } from '../../server/src/core/api.js';

/** A number as a picture shows it. */
export interface ShownNumber {
  readonly amount: string;
  readonly place: Span | undefined;
}

/** Every number of a picture: of its chart and of the table behind it. */
export function numbersOf({ chart, table }: Picture<Span>): readonly ShownNumber[] {
  const behind = table.rows.flatMap((row) => row.flatMap(({ text, place }) => (place ? [{ amount: text, place }] : [])));
  if (chart.kind === 'flow') return [...chart.nodes, ...behind];
  if (chart.kind === 'tree') return [...allNodes(chart.roots), ...behind];
  return [...chart.series.flatMap(({ bars }) => bars.flatMap((bar) => (bar ? [bar] : []))), ...behind];
}

/** The nodes of trees, each before those below it. */
export function allNodes<Place>(nodes: readonly TreeNode<Place>[]): readonly TreeNode<Place>[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** What comes into a node and what leaves it, in hundredths. */
export function throughput({ chart }: Picture<Span>, wanted: FlowNode<Span>): { readonly in: number; readonly out: number } {
  if (chart.kind !== 'flow') return { in: 0, out: 0 };
  const at = chart.nodes.indexOf(wanted);
  const sum = (end: 'from' | 'to') => chart.links.reduce((total, link) => total + (link[end] === at ? hundredths(link.value) : 0), 0);
  return { in: sum('to'), out: sum('from') };
}

/** Amounts are compared as whole hundredths. */
export function hundredths(value: number): number {
  return Math.round(value * 100);
}
