/**
 * What a sheet that we wrote ourselves is, told by a defined name of the workbook that refers to a cell of the sheet: names
 * stay when an author gives the sheet another title, saves the workbook with another program, or moves its sheets.
 *
 * The sheet of the text has a row for each block of the document, in its order. Column A says what it is: `#` to `######` for a
 * heading, `表` where a table stands, `<!--` for a comment to the checker, and blank for all other text. Column B holds the text as written (Markdown, without the
 * marks of a heading; lines parted by line feeds), or the title that the table's sheet has. All text is there, lines above and
 * below tables too: what a table's own sheet repeats of it is not read twice.
 */
export const sheetMarks = {
  text: 'budget_draft_text',
  front: 'budget_draft_front',
  findings: 'budget_draft_findings',
} as const;

/** `text` is read as prose; `front` and `findings` say nothing that belongs into a draft. */
export type SheetRole = keyof typeof sheetMarks;

/** What stands in column A where the text has a table, or a comment to the checker. */
export const tableMark = '表';
export const commentMark = '<!--';
