import type { Picture } from '../core/api.js';
import type { PageImage } from '../page/static-page.js';
import { pictureSvg } from './picture-svg.js';

/** The chart of a picture as an image: within an image, nothing can run and nothing is loaded. */
export function pictureImage<Place>(picture: Picture<Place>): PageImage {
  const svg = pictureSvg(picture);
  const [, width, height] = /^<svg [^>]*viewBox="0 0 (\d+) (\d+)"/u.exec(svg) ?? [];
  const bytes = new TextEncoder().encode(withNamespace(svg));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { address: `data:image/svg+xml;base64,${btoa(binary)}`, width: Number(width ?? 0), height: Number(height ?? 0) };
}

/** Elsewhere than in HTML, an element is a picture only by its namespace. */
function withNamespace(svg: string): string {
  return / xmlns=/u.test(svg) ? svg : svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
}
