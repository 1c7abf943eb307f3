import { renderToString } from 'preact-render-to-string';
import type { PreviewModel } from '../core/api.js';
import { TableView } from './table-view.js';

/** The whole document as one page without scripts. */
export function renderPage({ title, blocks, locale }: PreviewModel): string {
  const page = (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
      </head>
      <body>
        {blocks.map((block) => (block.kind === 'table' ? <TableView key={block.id} table={block} /> : <p key={block.id}>{block.text}</p>))}
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${renderToString(page)}\n`;
}
