/** What a spreadsheet must find at the beginning of CSV, which it takes for one of an older encoding otherwise. */
export const CSV_MARK = '\ufeff';

/** Rows as comma-separated values (RFC 4180), for a spreadsheet. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return plainCsvText(rows.map((row) => row.map(guarded)));
}

/** Rows as comma-separated values (RFC 4180), for programs that run nothing they read. */
export function plainCsvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** Rows separated by tabs; a cell is one line. */
export function tsvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => guarded(cell.replace(/[\t\r\n]+/gu, ' '))).join('\t')}\n`).join('');
}

/** What a spreadsheet would run as a formula stands behind an apostrophe; numbers and lone dashes are none. */
function guarded(cell: string): string {
  if (!/^[=+\-@\t\r＝＋－＠]/u.test(cell) || /^[+-]?\d*\.?\d*%?$/u.test(cell)) return cell;
  return `'${cell}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
