import { SVGRenderer } from 'echarts/renderers';
import type { Picture } from '../core/api.js';
import { charts, drawOn } from '../page/charts.js';
import { paperTheme } from '../page/picture-colours.js';
import { pictureOption } from '../page/picture-option.js';

charts.use([SVGRenderer]);

/** As wide as the text of a printed page. */
const WIDTH = 860;

/**
 * The chart of a picture as one `<svg>` element without scripts, style sheets or links. Names stand in it as text that the
 * chart library and `escaped` have escaped, so that the string may be set into a page as it is. Its paper is white, whatever
 * page it stands on.
 */
export function pictureSvg<Place>({ title, description, unit, chart }: Picture<Place>): string {
  const wished = pictureOption(chart, { theme: paperTheme, width: WIDTH, unit });
  const drawing = charts.init(null, undefined, { renderer: 'svg', ssr: true, width: WIDTH, height: wished.height });
  try {
    drawOn(drawing, { ...wished, option: { ...wished.option, tooltip: { show: false }, backgroundColor: paperTheme.background } });
    const svg = drawing.renderToSVGString({ useViewBox: true });
    // What answers to a mouse is left out: nothing here does. Names are escaped, so that these are the library's own words.
    const bare = svg.replaceAll(/<style[^>]*>[\s\S]*?<\/style>| ecmeta_[a-z_]+="[^"]*"| class="zr[\w -]*"/gu, '');
    return wellFormed(bare).replace('<svg ', () => `<svg role="img" aria-label="${escaped(wellFormed(`${title}。${description}`))}" `);
  } finally {
    drawing.dispose();
  }
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/gu, (character) => names[character] ?? character);
}

/** Without what XML cannot hold: control characters and halves of characters. */
function wellFormed(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '');
}
