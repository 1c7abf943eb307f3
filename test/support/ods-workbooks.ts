import { zipArchive } from './zip-archive.js';

export const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

export interface OdsParts {
  /** What stands in `office:spreadsheet`. */
  readonly tables: string;
  readonly styles?: string;
  readonly isEncrypted?: boolean;
}

/** An OpenDocument workbook around its tables, as LibreOffice writes it. */
export function odsWorkbook({ tables, styles = '', isEncrypted = false }: OdsParts): Buffer {
  const names = ['office', 'table', 'text', 'style', 'draw', 'calcext'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  const manifest = isEncrypted ? '<manifest:encryption-data/>' : '';
  return zipArchive(
    { mimetype: ODS_TYPE, 'content.xml': content, 'META-INF/manifest.xml': `<manifest>${manifest}</manifest>` },
    { isPacked: true },
  );
}

/** A cell that shows a text, and the value behind it. */
export function odsCell(text: string, value?: number, attributes = ''): string {
  const typed = value === undefined ? 'office:value-type="string"' : `office:value-type="float" office:value="${value}"`;
  return `<table:table-cell ${typed} ${attributes}><text:p>${text}</text:p></table:table-cell>`;
}

export function odsRow(...cells: readonly string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>`;
}
