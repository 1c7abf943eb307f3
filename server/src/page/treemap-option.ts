import type { TreeChart, TreeNode } from '../core/api.js';
import { commonOption, lineHeight, lineWidth, type PictureOption, type PictureOptionWishes, plainInTooltip } from './chart-wishes.js';
import { inkOn, mixed, type PictureTheme, seriesColour } from './picture-colours.js';

/** So much height is enough for a dozen groups. */
const HEIGHT = 380;

interface Area {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

interface BlockParams {
  readonly name: string;
  readonly dataIndex: number;
  readonly data: { readonly amount?: string; readonly path?: readonly number[] };
}

/** How much room the library gave to each block; what is over several blocks is at least as wide as they are together. */
class Rooms {
  readonly #areas = new Map<number, Area>();
  readonly #parents = new Map<number, string>();
  readonly #extents = new Map<string, { left: number; right: number }>();

  take(dataIndex: number, area: Area): void {
    this.#areas.set(dataIndex, area);
    const parent = this.#parents.get(dataIndex);
    if (parent === undefined) return;
    const known = this.#extents.get(parent);
    const left = Math.min(known?.left ?? area.x, area.x);
    const right = Math.max(known?.right ?? 0, area.x + area.width);
    this.#extents.set(parent, { left, right });
  }

  ofBlock({ dataIndex, data: { path = [] } }: BlockParams): Area | undefined {
    this.#parents.set(dataIndex, path.slice(0, -1).join('.'));
    return this.#areas.get(dataIndex);
  }

  /** Undefined where nothing below has a label. */
  widthAround({ data: { path = [] } }: BlockParams): number | undefined {
    const extent = this.#extents.get(path.join('.'));
    return extent && extent.right - extent.left;
  }
}

/** Between a label and the edges of its block, left and right together. */
const AROUND = 14;

/** What is behind a block of the chart: its path from the roots of the tree. */
export interface BlockData {
  readonly path: readonly number[];
}

/** The nodes at the end of a path, or as far along it as the tree goes: it may have changed since. */
export function nodesAlong<Place>({ roots }: TreeChart<Place>, path: readonly number[]): readonly TreeNode<Place>[] {
  const found: TreeNode<Place>[] = [];
  let level = roots;
  for (const at of path) {
    const node = level[at];
    if (!node) break;
    found.push(node);
    level = node.children;
  }
  return found;
}

/** Blocks for the nodes that are looked into, and in each of them what it consists of. */
export function treeOption<Place>(chart: TreeChart<Place>, wishes: PictureOptionWishes): PictureOption {
  const { theme, unit, path = [], width } = wishes;
  const along = nodesAlong(chart, path);
  const start = path.slice(0, along.length);
  const nodes = along.at(-1)?.children ?? chart.roots;
  const base = start[0] ?? 0;
  const isInside = start.length > 0;
  const block = (node: TreeNode<Place>, at: readonly number[], colour: string, levels: number): object => {
    const children = levels > 0 ? node.children.filter(({ value }) => value > 0) : [];
    const inner = node.children.map((child, place) => ({ child, place })).filter(({ child }) => child.value > 0);
    return {
      name: node.name,
      // A block with others in it is as large as they are together.
      ...(children.length === 0 && { value: node.value }),
      path: at,
      amount: node.amount,
      itemStyle: { color: colour, borderColor: theme.background, borderWidth: levels > 0 ? 2 : 1, gapWidth: levels > 0 ? 2 : 1 },
      label: { color: inkOn(colour) },
      upperLabel: { color: inkOn(colour), backgroundColor: colour },
      ...(children.length > 0 && {
        children: inner.map(({ child, place }) => block(child, [...at, place], mixed(colour, theme.background, 0.22), levels - 1)),
      }),
    };
  };
  const rooms = new Rooms();
  const common = commonOption(wishes);
  const drawn = nodes.map((node, at) => ({ node, at })).filter(({ node }) => node.value > 0);
  return {
    height: width < 480 ? 300 : HEIGHT,
    isSetTwice: true,
    option: {
      ...common,
      tooltip: {
        ...(common.tooltip as object),
        trigger: 'item',
        formatter: ({ data }: { readonly data?: { readonly name?: string; readonly amount?: string } }) =>
          plainInTooltip(data?.amount === undefined ? '' : `${data.name ?? ''}\n${data.amount} ${unit}`.trim()),
      },
      series: [
        {
          type: 'treemap',
          animation: false,
          left: 0,
          right: 0,
          top: 0,
          bottom: 0,
          roam: false,
          // The page itself goes into a block, by mouse and by keys alike.
          nodeClick: false,
          breadcrumb: { show: false },
          visibleMin: 4,
          labelLayout: ({ dataIndex, rect }: { readonly dataIndex?: number; readonly rect: Area }) => {
            if (dataIndex !== undefined) rooms.take(dataIndex, rect);
            return {};
          },
          label: {
            show: true,
            position: 'insideTopLeft',
            distance: 6,
            overflow: 'truncate',
            ellipsis: '…',
            fontFamily: theme.fontFamily,
            fontSize: theme.fontSize,
            lineHeight: lineHeight(theme),
            formatter: (params: BlockParams) => blockLabel(params, rooms.ofBlock(params), theme),
          },
          upperLabel: {
            show: true,
            height: lineHeight(theme) + 8,
            padding: [0, 6],
            overflow: 'truncate',
            ellipsis: '…',
            fontFamily: theme.fontFamily,
            fontSize: theme.fontSize,
            formatter: (params: BlockParams) => headLabel(params, rooms.widthAround(params), theme),
          },
          levels: [{ upperLabel: { show: false }, itemStyle: { borderWidth: 0, gapWidth: 3, borderColor: theme.background } }],
          data: drawn.map(({ node, at }) => {
            const colour = seriesColour(theme, isInside ? base : at);
            return block(node, [...start, at], colour, 1);
          }),
        },
      ],
    },
  };
}

/** A name may be cut, an amount may not: it is printed whole or not at all. */
function blockLabel({ name, data }: BlockParams, room: Area | undefined, theme: PictureTheme): string {
  const { amount = '' } = data;
  if (!room) return `${name}\n${amount}`;
  const lines = Math.floor((room.height - AROUND / 2) / lineHeight(theme));
  const isWide = room.width >= 2.5 * theme.fontSize + AROUND;
  const fits = room.width >= lineWidth(amount, theme) + AROUND;
  if (lines < 1 || !isWide) return '';
  return lines > 1 && fits ? `${name}\n${amount}` : name;
}

function headLabel({ name, data }: BlockParams, width: number | undefined, theme: PictureTheme): string {
  const both = `${name}  ${data.amount ?? ''}`;
  return width !== undefined && width >= lineWidth(both, theme) + AROUND ? both : name;
}
