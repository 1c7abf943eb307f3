import type { Picture } from '../core/api.js';
import { pictureSvg } from './picture-svg.js';

/** The chart of a picture as the address of an image: within an image, nothing can run and nothing is loaded. */
export function pictureImage<Place>(picture: Picture<Place>): string {
  const bytes = new TextEncoder().encode(withNamespace(pictureSvg(picture)));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/svg+xml;base64,${btoa(binary)}`;
}

/** Elsewhere than in HTML, an element is a picture only by its namespace. */
function withNamespace(svg: string): string {
  return / xmlns=/u.test(svg) ? svg : svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
}
