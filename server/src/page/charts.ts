import { BarChart, SankeyChart, TreemapChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as charts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import type { PictureOption } from './chart-wishes.js';

/** The chart library with what our pictures need; whoever draws adds a renderer. */
charts.use([BarChart, SankeyChart, TreemapChart, GridComponent, LegendComponent, TooltipComponent, LabelLayout]);

export { charts };

/** Draws a chart as it is wished for. */
export function drawOn(drawing: charts.ECharts, { option, isSetTwice }: PictureOption): void {
  // What is there would be moved into what comes.
  drawing.clear();
  drawing.setOption(option);
  if (isSetTwice) drawing.setOption(option);
}
