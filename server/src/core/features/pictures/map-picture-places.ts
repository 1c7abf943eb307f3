import type { Chart, Picture, TreeNode } from './picture.js';

/** The same picture with its places in other words: spans of a text as places of a page. */
export function mapPicturePlaces<From, To>(picture: Picture<From>, map: (place: From) => To | undefined): Picture<To> {
  const placed = <Shown extends { readonly place: From | undefined }>(
    shown: Shown,
  ): Omit<Shown, 'place'> & { readonly place: To | undefined } => ({
    ...shown,
    place: shown.place === undefined ? undefined : map(shown.place),
  });
  const node = (shown: TreeNode<From>): TreeNode<To> => ({ ...placed(shown), children: shown.children.map(node) });
  const { columns, rows } = picture.table;
  return {
    ...picture,
    chart: mapChart(picture.chart, placed, node),
    table: { columns, rows: rows.map((row) => row.map(placed)) },
  };
}

type Mapped<From, To> = <Shown extends { readonly place: From | undefined }>(
  shown: Shown,
) => Omit<Shown, 'place'> & { readonly place: To | undefined };

function mapChart<From, To>(chart: Chart<From>, placed: Mapped<From, To>, node: (shown: TreeNode<From>) => TreeNode<To>): Chart<To> {
  if (chart.kind === 'flow') return { ...chart, nodes: chart.nodes.map(placed) };
  if (chart.kind === 'tree') return { ...chart, roots: chart.roots.map(node) };
  return { ...chart, series: chart.series.map(({ name, bars }) => ({ name, bars: bars.map((bar) => bar && placed(bar)) })) };
}
