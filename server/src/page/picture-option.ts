import type { BarChart, Chart, FlowChart } from '../core/api.js';
import { commonOption, lineHeight, lineWidth, type PictureOption, type PictureOptionWishes, plainInTooltip } from './chart-wishes.js';
import { inkOn, mixed, type PictureTheme, seriesColour } from './picture-colours.js';
import { treeOption } from './treemap-option.js';

/**
 * A chart as the chart library takes it. All names are text: labels are given by functions or as they are, never as
 * templates, and what a tooltip says has its braces kept apart from markup.
 */
export function pictureOption<Place>(chart: Chart<Place>, wishes: PictureOptionWishes): PictureOption {
  if (chart.kind === 'flow') return flowOption(chart, wishes);
  if (chart.kind === 'tree') return treeOption(chart, wishes);
  return barOption(chart, wishes);
}

// ---- from income to expenditure

/** So much of the width names may take on either side. */
const FLOW_LABELS = 0.3;
const NODE = 14;

interface FlowParams {
  readonly dataType?: string;
  readonly dataIndex: number;
}

function flowOption<Place>(chart: FlowChart<Place>, wishes: PictureOptionWishes): PictureOption {
  const { theme, width, unit } = wishes;
  const into = new Set(chart.links.map(({ to }) => to));
  const from = new Set(chart.links.map(({ from: start }) => start));
  const isWhole = (at: number) => into.has(at) && from.has(at);
  const uses = chart.nodes.flatMap((_, at) => (into.has(at) && !from.has(at) ? [at] : []));
  // Classes have the colours that they have in the other pictures; sources are told apart by their names.
  const colourOf = (at: number) => (isWhole(at) ? theme.quiet : into.has(at) ? seriesColour(theme, uses.indexOf(at)) : theme.whole);
  const colours = chart.nodes.map((_, at) => colourOf(at));
  const roomFor = (wanted: (at: number) => boolean) => {
    const widths = chart.nodes.flatMap(({ name, amount }, at) =>
      wanted(at) ? [Math.max(lineWidth(name, theme), lineWidth(amount, theme))] : [],
    );
    return Math.min(Math.max(...widths, 60) + 18, Math.round(width * FLOW_LABELS));
  };
  const left = roomFor((at) => !into.has(at));
  const right = roomFor((at) => !from.has(at));
  // A name and, below it, its amount.
  const row = 2 * lineHeight(theme) + 8;
  const label = (at: number) => `${chart.nodes[at]?.name ?? ''}\n${chart.nodes[at]?.amount ?? ''}`;
  const sides = [chart.nodes.filter((_, at) => !into.has(at)).length, chart.nodes.filter((_, at) => !from.has(at)).length];
  const rows = Math.max(...sides, 2);
  const tell = ({ dataType, dataIndex }: FlowParams) => {
    const link = dataType === 'edge' ? chart.links[dataIndex] : undefined;
    const at = link ? endOf(chart, dataIndex) : dataIndex;
    const node = chart.nodes[at];
    return plainInTooltip(`${node?.name ?? ''}\n${node?.amount ?? ''} ${unit}`.trim());
  };
  // A line as thin as a hair is drawn stronger.
  const thin = Math.max(...chart.links.map(({ value }) => value), 0) / 100;
  const common = commonOption(wishes);
  return {
    height: 80 + rows * (row + 2) + 120,
    isSetTwice: false,
    option: {
      ...common,
      tooltip: { ...(common.tooltip as object), trigger: 'item', formatter: tell },
      series: [
        {
          type: 'sankey',
          left,
          right: right + NODE,
          top: 52,
          bottom: 24,
          nodeWidth: NODE,
          nodeGap: row,
          // Nodes stay in the order of the tables.
          layoutIterations: 0,
          draggable: false,
          emphasis: { focus: 'adjacency' },
          blur: { label: { opacity: 1 } },
          data: chart.nodes.map(({ name }, at) => ({
            id: String(at),
            name,
            itemStyle: { color: colours[at], borderColor: colours[at], borderWidth: 1 },
            label: {
              position: isWhole(at) ? 'top' : into.has(at) ? 'right' : 'left',
              align: isWhole(at) ? 'center' : into.has(at) ? 'left' : 'right',
              width: isWhole(at) ? Math.round(width / 3) : (into.has(at) ? right : left) - 12,
            },
          })),
          links: chart.links.map(({ from: start, to, value }, at) => ({
            source: String(start),
            target: String(to),
            value,
            lineStyle: { color: colours[endOf(chart, at)], opacity: value < thin ? 0.8 : 0.38, curveness: 0.5 },
          })),
          label: {
            color: theme.text,
            fontFamily: theme.fontFamily,
            fontSize: theme.fontSize,
            lineHeight: lineHeight(theme),
            overflow: 'truncate',
            ellipsis: '…',
            formatter: ({ dataIndex }: FlowParams) => label(dataIndex),
          },
        },
      ],
    },
  };
}

/** Which node a link is about: the source or the use, not the whole that it goes through. */
export function endOf<Place>({ links }: FlowChart<Place>, at: number): number {
  const link = links[at];
  if (!link) return -1;
  return links.some(({ to }) => to === link.from) ? link.to : link.from;
}

// ---- bars

const BAR = 16;
const STACKED_BAR = 22;
const BAR_GAP = 14;

interface BarParams {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

function barOption<Place>(chart: BarChart<Place>, wishes: PictureOptionWishes): PictureOption {
  const { theme, width, unit } = wishes;
  const { categories, series, stacked } = chart;
  const names = Math.max(80, Math.round(width * 0.26));
  const behind = Math.max(...series.flatMap(({ bars }) => bars.map((bar) => lineWidth(bar?.amount ?? '', theme))), 0) + 16;
  const hasNegative = series.some(({ bars }) => bars.some((bar) => (bar?.value ?? 0) < 0));
  const plot = width - names - behind - (hasNegative ? behind : 0) - 16;
  const most = largestOf(chart);
  const colours = barColours(chart, theme);
  const thick = stacked ? STACKED_BAR : BAR;
  const slots = slotsOf(chart);
  const row = (stacked ? 1 : Math.max(...slots) + 1) * thick + BAR_GAP;
  /** A bar in a stack is labelled where it has room, or where it stands alone and the label may stand behind it. */
  const placeOf = (bar: BarChart<Place>['series'][number]['bars'][number], at: number) => {
    if (!bar) return undefined;
    if (bar.value === 0) return undefined;
    if (!stacked) return bar.value < 0 ? 'left' : 'right';
    if (most > 0 && (Math.abs(bar.value) / most) * plot > lineWidth(bar.amount, theme) + 8) return 'inside';
    return series.filter(({ bars }) => (bars[at]?.value ?? 0) !== 0).length === 1 && bar.value > 0 ? 'right' : undefined;
  };
  const tell = ({ seriesIndex, dataIndex }: BarParams) => {
    const one = series[seriesIndex];
    return plainInTooltip(`${categories[dataIndex] ?? ''}\n${one?.name ?? ''} ${one?.bars[dataIndex]?.amount ?? ''} ${unit}`.trim());
  };
  const common = commonOption(wishes);
  return {
    height: 44 + categories.length * row + 34,
    isSetTwice: false,
    option: {
      ...common,
      tooltip: { ...(common.tooltip as object), trigger: 'item', formatter: tell },
      legend: {
        top: 4,
        left: 0,
        itemWidth: 14,
        itemHeight: 10,
        // Nothing is taken away from a picture of a budget.
        selectedMode: false,
        textStyle: { color: theme.text, fontFamily: theme.fontFamily, fontSize: theme.fontSize },
      },
      grid: { left: names + (hasNegative ? behind : 0), right: behind, top: 40, bottom: 28, containLabel: false },
      xAxis: {
        type: 'value',
        splitNumber: 4,
        axisLabel: { color: theme.quiet, hideOverlap: true, formatter: (value: number) => value.toLocaleString('en-US') },
        splitLine: { lineStyle: { color: theme.line } },
        axisLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: categories.map((value) => ({ value })),
        axisTick: { show: false },
        axisLine: { onZero: true, lineStyle: { color: theme.quiet } },
        axisLabel: {
          color: theme.text,
          interval: 0,
          width: names - 12,
          overflow: 'truncate',
          ellipsis: '…',
          margin: hasNegative ? behind + 8 : 8,
        },
      },
      series: series.map(({ name, bars }, at) => ({
        type: 'bar',
        name,
        stack: stacked ? 'all' : `slot ${slots[at]}`,
        barWidth: thick - 4,
        barGap: '25%',
        itemStyle: { color: colours[at], borderColor: mixed(colours[at] ?? theme.text, theme.text, 0.35), borderWidth: stacked ? 0 : 1 },
        label: {
          show: true,
          fontFamily: theme.fontFamily,
          fontSize: theme.fontSize,
          formatter: ({ dataIndex }: BarParams) => {
            const bar = bars[dataIndex];
            return bar && placeOf(bar, dataIndex) ? bar.amount : '';
          },
        },
        data: bars.map((bar, place) => {
          const position = placeOf(bar, place) ?? 'inside';
          const ink = position === 'inside' ? inkOn(colours[at] ?? theme.text) : theme.text;
          return { value: bar?.value ?? null, label: { position, color: ink } };
        }),
      })),
    },
  };
}

/** Where each series has its bars within a category: series that never have one in the same category share a place. */
function slotsOf<Place>({ series, categories }: BarChart<Place>): readonly number[] {
  const taken: Set<number>[] = [];
  return series.map(({ bars }) => {
    const own = categories.flatMap((_, at) => ((bars[at]?.value ?? 0) === 0 ? [] : [at]));
    const free = taken.findIndex((slot) => own.every((at) => !slot.has(at)));
    const slot = free < 0 ? taken.length : free;
    taken[slot] = new Set([...(taken[slot] ?? []), ...own]);
    return slot;
  });
}

/** The longest bar, or stack of bars. */
function largestOf<Place>({ series, categories, stacked }: BarChart<Place>): number {
  const lengths = categories.map((_, at) => {
    const own = series.map(({ bars }) => Math.abs(bars[at]?.value ?? 0));
    return stacked ? own.reduce((sum, length) => sum + length, 0) : Math.max(...own, 0);
  });
  return Math.max(...lengths, 0);
}

/** Of two years side by side the one before is paler. */
function barColours<Place>({ series, stacked }: BarChart<Place>, theme: PictureTheme): readonly string[] {
  if (stacked || series.length !== 2) return series.map((_, at) => seriesColour(theme, at));
  const isBefore = (name: string) => /上年|Last year/u.test(name) && !/比上年|than/u.test(name);
  const [first, second] = series;
  const strong = seriesColour(theme, 0);
  const pale = mixed(strong, theme.background, 0.55);
  if (first && isBefore(first.name)) return [pale, strong];
  if (second && isBefore(second.name)) return [strong, pale];
  return [strong, seriesColour(theme, 2)];
}
