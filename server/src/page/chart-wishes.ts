import type { EChartsCoreOption } from 'echarts/core';
import type { PictureTheme } from './picture-colours.js';

/** How a chart is drawn. */
export interface PictureOptionWishes {
  readonly theme: PictureTheme;
  /** In pixels. */
  readonly width: number;
  readonly unit: string;
  /** Which node of a tree is looked into, as indexes from its roots; none for all of it. */
  readonly path?: readonly number[];
}

/** What the chart library is told, and how much height the chart needs for its labels. */
export interface PictureOption {
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** Whether labels depend on how much room the library gives them, so that it must be told twice. */
  readonly isSetTwice: boolean;
}

/** The library reads `{name|…}` in a tooltip as markup; an invisible character behind the brace keeps it text. */
export function plainInTooltip(text: string): string {
  return text.replaceAll('{', '{\u2060');
}

/** What all charts share: no motion, no markup, the colours and letters of the page. */
export function commonOption({ theme }: PictureOptionWishes): EChartsCoreOption {
  return {
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize, color: theme.text },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: theme.background,
      borderColor: theme.quiet,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: theme.text, fontFamily: theme.fontFamily, fontSize: theme.fontSize },
    },
  };
}

/** About how wide a line is, in pixels: Chinese is as wide as it is high, digits and letters are not wider than two thirds of that. */
export function lineWidth(text: string, { fontSize }: PictureTheme): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 0x2e80 ? 0.66 : 1;
  return Math.ceil(width * fontSize);
}

/** How high a line is, in pixels. */
export function lineHeight({ fontSize }: PictureTheme): number {
  return Math.round(fontSize * 1.4);
}
