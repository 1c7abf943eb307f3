/** Clipboard HTML in the shapes that office programs and sites write, around tables that tests make up. */

/** A cell of a table to be copied. */
export interface SourceCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
  /** The exact value behind a figure. */
  readonly value?: string;
}

export type SourceRow = readonly (string | SourceCell)[];

/** What a program puts around and into the cells. */
export type ClipboardShape = (rows: readonly SourceRow[]) => string;

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:x="urn:schemas-microsoft-com:office:excel"\nxmlns="http://www.w3.org/TR/REC-html40"';

/** Excel: styles in the head, fragment marks inside the table, attributes without quotes, figures set with blanks. */
export const excelHtml: ClipboardShape = (rows) => `<html ${NAMESPACES}>

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.xl63
	{mso-number-format:Standard;
	text-align:right;}
br
	{mso-data-placement:same-cell;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=384 style='border-collapse:
 collapse;width:288pt'>
<!--StartFragment-->
 <col width=64 span=${columnCount(rows)} style='width:48pt'>
${rows.map((row) => ` <tr height=19 style='height:14.25pt'>\n${row.map(excelCell).join('\n')}\n </tr>`).join('\n')}
<!--EndFragment-->
</table>

</body>

</html>
`;

function excelCell(cell: string | SourceCell): string {
  const { text, value } = source(cell);
  const isFigure = /^[-\d.,]+$/.test(text);
  const set = isFigure ? `<span style='mso-spacerun:yes'>&nbsp;</span>${text} ` : escaped(text, '<br>\n    ');
  return `  <td${spans(cell)}${isFigure ? ' class=xl63 align=right' : ''} style='border-left:none'${value === undefined ? '' : ` x:num="${value}"`}>${set}</td>`;
}

/** WPS: much like Excel, attributes in quotes, `x:str` and `x:num`, and a hidden row of widths at the end. */
export const wpsHtml: ClipboardShape = (rows) => `<html ${NAMESPACES.replaceAll('\n', ' ')}>
 <head>
  <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
  <meta name="ProgId" content="Excel.Sheet"/>
  <meta name="Generator" content="WPS Office ET"/>
  <!--[if gte mso 9]>
   <xml>
    <x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>表1</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook>
   </xml>
  <![endif]-->
  <style>
<!-- td {mso-number-format:"General"; white-space:nowrap;} -->  </style>
 </head>
 <body link="blue" vlink="purple">
  <!--StartFragment--><table width="288" border="0" cellpadding="0" cellspacing="0" style='border-collapse:collapse;table-layout:fixed;'>
   <col width="72" span="${columnCount(rows)}" style='width:54.00pt;'/>
${rows.map((row) => `   <tr height="18" style='height:13.50pt;'>\n${row.map(wpsCell).join('\n')}\n   </tr>`).join('\n')}
   <![if supportMisalignedColumns]>
    <tr width="0" style='display:none;'>
     ${'<td width="72" style=\'width:72;\'></td>'.repeat(columnCount(rows))}
    </tr>
   <![endif]>
  </table><!--EndFragment-->
 </body>
</html>
`;

function wpsCell(cell: string | SourceCell): string {
  const { text, value } = source(cell);
  const typed = /^[-\d.,]+$/.test(text) ? ` x:num="${value ?? text.replaceAll(',', '')}"` : ' x:str';
  return `    <td class="xl65"${spans(cell, '"')} style='border:.5pt solid windowtext;'${text === '' ? '' : typed}>${escaped(text, '<br/>')}</td>`;
}

/** Word: paragraphs and nested spans in each cell, markers for its own use, lines of the source broken anywhere. */
export const wordHtml: ClipboardShape = (rows) => `<html ${NAMESPACES}>
<head>
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; mso-pagination:none;} --></style>
</head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
${rows.map((row, at) => ` <tr style='mso-yfti-irow:${at}'>\n${row.map(wordCell).join('\n')}\n </tr>`).join('\n')}
</table>
<!--EndFragment-->
</body>
</html>
`;

function wordCell(cell: string | SourceCell): string {
  const paragraphs = source(cell).text.split('\n');
  const written = paragraphs.map(
    (line) => `  <p class=MsoNormal align=center style='text-align:center'><span style='font-family:宋体;
  mso-ascii-theme-font:minor-latin'>${broken(escaped(line, ''))}<span lang=EN-US><o:p>${line === '' ? '&nbsp;' : ''}</o:p></span></span></p>`,
  );
  return `  <td width=138 valign=top${spans(cell)} style='width:103.7pt;border:solid windowtext 1.0pt'>\n${written.join('\n')}\n  </td>`;
}

/** Word ends a line of its source in the middle of Chinese text, which is no space. */
function broken(text: string): string {
  return text.replace(/^(\p{Script=Han}{3})(\p{Script=Han})/u, '$1\n  $2');
}

/** LibreOffice Calc: values in `sdval`, blank cells with a break in them. */
export const libreOfficeHtml: ClipboardShape = (rows) => `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }</style></head><body>
<table cellspacing="0" border="0"><colgroup span="${columnCount(rows)}" width="85"></colgroup>
${rows.map((row) => `<tr>\n${row.map(libreOfficeCell).join('\n')}\n</tr>`).join('\n')}
</table></body></html>`;

function libreOfficeCell(cell: string | SourceCell): string {
  const { text, value } = source(cell);
  const figure = /^[-\d.,]+$/.test(text)
    ? ` align="right" sdval="${value ?? text.replaceAll(',', '')}" sdnum="2052;0;#,##0.00"`
    : ' align="left"';
  return `<td${spans(cell, '"')} height="17"${figure}>${text === '' ? '<br>' : `<font face="宋体">${escaped(text, '<br>')}</font>`}</td>`;
}

/** Google Sheets: an element of its own around the table, values as JSON. */
export const googleSheetsHtml: ClipboardShape = (rows) =>
  `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>` +
  `<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" data-sheets-root="1"><colgroup>${'<col width="100"/>'.repeat(columnCount(rows))}</colgroup><tbody>` +
  `${rows.map((row) => `<tr style="height:21px;">${row.map(googleCell).join('')}</tr>`).join('')}</tbody></table></google-sheets-html-origin>`;

function googleCell(cell: string | SourceCell): string {
  const { text, value } = source(cell);
  const plain = value ?? text.replaceAll(',', '');
  const json = /^-?\d+(?:\.\d+)?$/.test(plain) ? `{"1":3,"3":${plain}}` : `{"1":2,"2":${JSON.stringify(text)}}`;
  const typed = text === '' ? '' : ` data-sheets-value="${json.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  return `<td${spans(cell, '"')} style="border:1px solid #000;overflow:hidden;"${typed}>${escaped(text, '<br/>')}</td>`;
}

/** A page of the web: sections, header cells, end tags left out. */
export const webHtml: ClipboardShape = ([head = [], ...body]) =>
  `<div class="article"><table><thead><tr>${head.map((cell) => `<th scope="col"${spans(cell, '"')}>${escaped(source(cell).text, '<br>')}`).join('')}</thead><tbody>` +
  `${body.map((row) => `<tr>${row.map((cell) => `<td${spans(cell, '"')}><p>${escaped(source(cell).text, '</p><p>')}`).join('\n')}`).join('')}</table></div>`;

export const clipboardShapes: Readonly<Record<string, ClipboardShape>> = {
  Excel: excelHtml,
  WPS: wpsHtml,
  Word: wordHtml,
  LibreOffice: libreOfficeHtml,
  'Google Sheets': googleSheetsHtml,
  'a web page': webHtml,
};

function source(cell: string | SourceCell): SourceCell {
  return typeof cell === 'string' ? { text: cell } : cell;
}

function spans(cell: string | SourceCell, quote = ''): string {
  const { columns = 1, rows = 1 } = source(cell);
  return (columns > 1 ? ` colspan=${quote}${columns}${quote}` : '') + (rows > 1 ? ` rowspan=${quote}${rows}${quote}` : '');
}

function columnCount(rows: readonly SourceRow[]): number {
  return Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + (source(cell).columns ?? 1), 0)));
}

function escaped(text: string, lineBreak: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', lineBreak);
}

/** A table with its title, its unit and a header of two rows, as it stands in a spreadsheet. */
export const spendingSheet: readonly SourceRow[] = [
  [{ text: '表2 支出总体情况表', columns: 4 }],
  [{ text: '单位：万元', columns: 4 }],
  [
    { text: '科目编码', rows: 2 },
    { text: '科目名称', rows: 2 },
    { text: '支出预算', columns: 2 },
  ],
  ['基本\n支出', '项目支出'],
  ['207', '文化旅游体育与传媒支出', '450.00', '200.00'],
  ['208', '社会保障和就业支出', '162.00', ''],
  ['', '合 计', '612.00', '200.00'],
];
