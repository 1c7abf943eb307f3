import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Locale } from '../core/api.js';
import staticStyles from './static-page.css';

export interface PageDocument {
  readonly locale: Locale;
  readonly title: string;
  readonly children: ComponentChildren;
  /** Of what is in the page, beside those of every page. */
  readonly styles?: string;
}

/** A whole page that needs nothing beside itself and runs nothing: what is in it is text, whatever a document holds. */
export function pageDocument({ locale, title, children, styles = '' }: PageDocument): string {
  const body = renderToString(
    <body>
      <main>{children}</main>
    </body>,
  );
  // The policy and the styles are ours; a style sheet holds no closing tag.
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
${renderToString(<title>{title}</title>)}
<style>${styles}${staticStyles}</style>
</head>
${body}
</html>
`;
}
