import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Picture, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { charts, drawOn } from '../../server/src/page/charts.js';
import type { PictureTheme } from '../../server/src/page/picture-colours.js';
import { pictureOption } from '../../server/src/page/picture-option.js';

// The library's other renderer writes style attributes, which the policy of the page refuses; and no name that an author
// wrote ever becomes an element of the page where it is only painted.
charts.use([CanvasRenderer]);

/** What was clicked in a chart, in the words of its library. */
export interface ChartClick {
  readonly dataType?: string;
  readonly dataIndex: number;
  readonly seriesIndex: number;
  readonly data?: unknown;
}

export interface ChartBoxProps {
  readonly chart: Picture<PreviewPlace>['chart'];
  readonly unit: string;
  readonly path: readonly number[];
  readonly theme: PictureTheme;
  readonly label: string;
  /** The id of the text that says what the picture shows. */
  readonly describedBy: string;
  readonly onClick: (click: ChartClick) => void;
}

/** A chart that is drawn when it comes into sight, and again when it, its width or the theme changed. */
export function ChartBox({ chart, unit, path, theme, label, describedBy, onClick }: ChartBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<charts.ECharts | undefined>(undefined);
  const clicked = useRef(onClick);
  clicked.current = onClick;
  const { width, isNear } = useRoom(box);
  const wished = width > 0 ? pictureOption(chart, { theme, width, unit, path }) : undefined;
  const height = wished?.height ?? 300;

  useLayoutEffect(() => {
    if (!box.current || !wished || !isNear) return;
    if (!drawing.current) {
      drawing.current = charts.init(box.current, undefined, { renderer: 'canvas', width, height });
      drawing.current.on('click', (event) => clicked.current(event as unknown as ChartClick));
    } else drawing.current.resize({ width, height });
    drawOn(drawing.current, wished);
  }, [chart, unit, path, theme, width, isNear]);

  useEffect(() => () => drawing.current?.dispose(), []);

  return (
    <div class="chart-frame">
      <div ref={box} class="chart" role="img" aria-label={label} aria-describedby={describedBy} style={{ blockSize: `${height}px` }} />
    </div>
  );
}

/** How wide an element is, and whether it has come near to what the reader sees. */
function useRoom(element: { readonly current: HTMLElement | null }): { readonly width: number; readonly isNear: boolean } {
  const [width, setWidth] = useState(0);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const resized = new ResizeObserver(() => setWidth(Math.floor(current.clientWidth)));
    resized.observe(current);
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '300px' },
    );
    seen.observe(current);
    return () => {
      resized.disconnect();
      seen.disconnect();
    };
  }, [element]);
  return { width, isNear };
}
