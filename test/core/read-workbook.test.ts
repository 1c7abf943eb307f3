// Workbooks as they are shown: made by a library or byte by byte, read as plain data.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { ImportedSheet, ImportedWorkbook } from '../../server/src/core/api.js';
import { readArchive } from '../../server/src/exchange/archive.js';
import { readWorkbook } from '../../server/src/exchange/read-workbook.js';
import fc from '../support/fast-check.js';
import { ODS_TYPE, odsCell, odsRow, odsWorkbook } from '../support/ods-workbooks.js';
import { zipArchive } from '../support/zip-archive.js';

async function read(bytes: Uint8Array): Promise<ImportedWorkbook> {
  const reading = await readWorkbook(bytes);
  assert.equal(reading.kind, 'workbook', JSON.stringify(reading).slice(0, 200));
  return reading.kind === 'workbook' ? reading.workbook : { sheets: [] };
}

async function fault(bytes: Uint8Array): Promise<string> {
  const reading = await readWorkbook(bytes);
  return reading.kind === 'refused' ? reading.fault : reading.kind;
}

async function sheetOf(sheet: WriteSheet): Promise<ImportedSheet> {
  const [first] = (await read(await writeXlsx({ sheets: [sheet] }))).sheets;
  assert.ok(first);
  return first;
}

/** The texts of a sheet by their places. */
function shown({ grid }: ImportedSheet): Readonly<Record<string, string>> {
  return Object.fromEntries(grid.cells.map(({ row, column, text }) => [`${row},${column}`, text]));
}

test('cells are read as their formats show them; errors and formulas without a value are blank and told', async () => {
  const sheet = await sheetOf({
    name: '收入',
    rows: [
      ['项目', '金额', null],
      ['财政拨款', 1234.5, true],
      ['事业收入', 0.125, '0.125'],
      ['其他', null, null, 0.12345],
    ],
    cells: new Map([
      ['3,3', { type: 'number', value: 0.12345, style: { numFmt: '0.00%' } }],
      ['1,1', { type: 'number', value: 1234.5, style: { numFmt: '#,##0.00' } }],
      ['2,1', { type: 'number', value: 0.125, style: { numFmt: '0.00' } }],
      ['3,1', { type: 'formula', value: null, formula: 'B2+B3' }],
      ['3,2', { type: 'formula', value: null, formula: 'B2*2', formulaResult: 2469 }],
    ]),
  });
  assert.deepEqual(shown(sheet), {
    '0,0': '项目',
    '0,1': '金额',
    '1,0': '财政拨款',
    '1,1': '1,234.50',
    '1,2': 'TRUE',
    '2,0': '事业收入',
    '2,1': '0.13',
    '2,2': '0.125',
    '3,0': '其他',
    '3,2': '2469',
    '3,3': '12.35%',
  });
  assert.deepEqual(
    sheet.doubts.map(({ kind, row, column }) => [kind, row, column]),
    [
      ['rounded', 2, 1],
      ['no-value', 3, 1],
    ],
  );
});

test('an error that a cell holds is blank and told by its name', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: '甲', rows: [['合计', '@@']] }], stringMode: 'inline' });
  // The library writes no errors, so the cell is made one in the file itself.
  const parts = partsOf(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const xml = parts[name]?.toString('utf8') ?? '';
  const broken = xml.replace(/<c r="B1"[^>]*>.*?<\/c>/u, '<c r="B1" t="e"><f>B2/C2</f><v>#DIV/0!</v></c>');
  assert.notEqual(broken, xml);
  const [sheet] = (await read(zipArchive({ ...parts, [name]: broken }, { isPacked: true }))).sheets;
  assert.ok(sheet);
  assert.deepEqual(shown(sheet), { '0,0': '合计' });
  assert.deepEqual(sheet.doubts, [{ kind: 'error', row: 0, column: 1, text: '#DIV/0!' }]);
});

test('merged cells tell how far they reach, what lies under them is not read, and a blank row stays one', async () => {
  const sheet = await sheetOf({
    name: '表',
    rows: [
      ['标题', '压在下面', null],
      [null, null, null],
      [null, null, null],
      ['甲', 1, 2],
    ],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
  });
  assert.deepEqual(
    sheet.grid.cells.map(({ row, column, columnSpan, text }) => [row, column, columnSpan, text]),
    [
      [0, 0, 3, '标题'],
      [1, 0, 1, ''],
      [3, 0, 1, '甲'],
      [3, 1, 1, '1'],
      [3, 2, 1, '2'],
    ],
  );
});

test('hidden sheets, rows and columns are told, and the names that refer to a sheet', async () => {
  const sheet: WriteSheet = {
    name: "甲's 表",
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    rowDefs: new Map([[1, { hidden: true }]]),
    columns: [{}, { hidden: true }],
  };
  const bytes = await writeXlsx({
    sheets: [sheet, { name: '乙', rows: [['x']], hidden: true }],
    namedRanges: [{ name: 'budget_draft_text', range: "'甲''s 表'!$A$1" }],
  });
  const [first, second] = (await read(bytes)).sheets;
  assert.deepEqual([...(first?.grid.hiddenRows ?? [])], [1]);
  assert.deepEqual([...(first?.grid.hiddenColumns ?? [])], [1]);
  assert.deepEqual(first?.definedNames, ['budget_draft_text']);
  assert.deepEqual([first?.isHidden, second?.isHidden], [false, true]);
});

test('an OpenDocument workbook is read as it shows itself, repeated rows and columns, groups and comments included', async () => {
  const blankRows =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  const comment = '<office:annotation><text:p>批注不是内容</text:p></office:annotation>';
  const tables = `<table:table table:name="表1"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
    <table:table-header-rows>${odsRow(odsCell('项目'), odsCell('预&#x7B97;数 &lt;元&gt;'), odsCell('校验'))}</table:table-header-rows>
    <table:table-row-group>${odsRow(`<table:table-cell office:value-type="string"><text:p>一、<text:s text:c="2"/>基本</text:p><text:p>支出</text:p>${comment}</table:table-cell>`, odsCell('1,234.57', 1234.565), odsCell('0'))}</table:table-row-group>
    <table:table-row table:number-rows-repeated="2">${odsCell('小计')}<table:table-cell office:value-type="float" office:value="3" table:number-columns-repeated="2"><text:p>3</text:p></table:table-cell></table:table-row>
    <table:table-row table:visibility="filter">${odsCell('滤去的行')}</table:table-row>
    ${odsRow(odsCell('合计', undefined, 'table:number-columns-spanned="2"'), '<table:covered-table-cell/>')}
    ${odsRow(`<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`, '<table:table-cell table:formula="of:=[.A1]"/>')}
    ${blankRows}</table:table>
    <table:table table:name="隐藏" table:style-name="ta2">${odsRow(odsCell('x'))}</table:table>
    <table:named-expressions><table:named-range table:name="budget_draft_front" table:cell-range-address="$'表1'.$A$1"/></table:named-expressions>`;
  const styles =
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const { sheets } = await read(odsWorkbook({ tables, styles }));
  const [first, second] = sheets;
  assert.ok(first && second);
  assert.deepEqual(shown(first), {
    '0,0': '项目',
    '0,1': '预算数 <元>',
    '0,2': '校验',
    '1,0': '一、  基本\n支出',
    '1,1': '1,234.57',
    '1,2': '0',
    '2,0': '小计',
    '2,1': '3',
    '2,2': '3',
    '3,0': '小计',
    '3,1': '3',
    '3,2': '3',
    '4,0': '滤去的行',
    '5,0': '合计',
  });
  assert.deepEqual(
    first.doubts.map(({ kind, row, column }) => [kind, row, column]),
    [
      ['rounded', 1, 1],
      ['error', 6, 0],
      ['no-value', 6, 1],
    ],
  );
  assert.deepEqual([[...first.grid.hiddenRows], [...first.grid.hiddenColumns]], [[4], [2]]);
  assert.equal(first.grid.cells.find(({ text }) => text === '合计')?.columnSpan, 2);
  assert.deepEqual([first.definedNames, first.isHidden, second.isHidden], [['budget_draft_front'], false, true]);
});

test('archives of both forms are read, those of programs that write as they go included', async () => {
  const parts = partsOf(await writeXlsx({ sheets: [{ name: '表', rows: [['甲', 1]] }] }));
  for (const isLong of [false, true])
    for (const isPacked of [false, true]) {
      const [sheet] = (await read(zipArchive(parts, { isLong, isPacked }))).sheets;
      assert.deepEqual(sheet && shown(sheet), { '0,0': '甲', '0,1': '1' }, JSON.stringify({ isLong, isPacked }));
    }
});

test('what is no workbook, has a password, is damaged or would fill the memory is refused for that reason', async () => {
  const whole = await writeXlsx({ sheets: [{ name: '表', rows: [['甲', 1]] }] });
  const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const password = Buffer.concat([old, Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')]);
  const bomb = zipArchive({ '[Content_Types].xml': Buffer.alloc(40_000_000), a: Buffer.alloc(300_000_000) }, { isPacked: true });
  const liar = zipArchive({ '[Content_Types].xml': Buffer.alloc(5_000_000) }, { isPacked: true, claimedSize: 10 });
  const twice = Buffer.from(zipArchive({ 'a.xml': 'x', 'b.xml': 'y' }).toString('latin1').replaceAll('b.xml', 'a.xml'), 'latin1');
  const wide = odsRow(`<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>`);
  const high = `<table:table-row table:number-rows-repeated="100000">${odsCell('x')}</table:table-row>`;
  const sparse = `<table:table table:name="a">${wide}${high}</table:table>`;
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['old workbook', Buffer.concat([old, Buffer.alloc(2000)]), 'other-format'],
    ['page with the name of a workbook', Buffer.from('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'), 'other-format'],
    ['binary workbook', zipArchive({ '[Content_Types].xml': '', 'xl/workbook.bin': 'x' }), 'other-format'],
    ['password', password, 'encrypted'],
    ['password of OpenDocument', odsWorkbook({ tables: '', isEncrypted: true }), 'encrypted'],
    ['cut off', whole.subarray(0, whole.length - 100), 'damaged'],
    ['empty OpenDocument', zipArchive({ mimetype: ODS_TYPE, 'content.xml': '<office:document-content>' }), 'damaged'],
    ['no parts', zipArchive({ '[Content_Types].xml': '<Types/>' }), 'damaged'],
    ['bomb', bomb, 'too-large'],
    ['bomb that claims to be small', liar, 'too-large'],
    ['cells far apart', await farApart(), 'too-large'],
    ['two parts of one name', twice, 'damaged'],
    ['many columns, and then many rows', odsWorkbook({ tables: sparse }), 'too-large'],
    ['text', Buffer.from('# 预算'), 'no-workbook'],
    ['document', zipArchive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'no-workbook'],
    ['archive', zipArchive({ 'a.txt': 'x' }), 'no-workbook'],
    ['nothing', new Uint8Array(), 'no-workbook'],
    [
      'repeated without end',
      odsWorkbook({
        tables: `<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`,
      }),
      'too-large',
    ],
  ];
  for (const [name, bytes, expected] of cases) assert.equal(await fault(bytes), expected, name);
});

test('a file that was damaged anywhere is read or refused, and nothing is thrown', async () => {
  const xlsx = await writeXlsx({
    sheets: [
      {
        name: '表',
        rows: [
          ['甲', 1, 2.5],
          ['乙', 3, null],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
      },
    ],
  });
  const ods = odsWorkbook({ tables: `<table:table table:name="表">${odsRow(odsCell('甲'), odsCell('1.00', 1))}</table:table>` });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(xlsx, new Uint8Array(ods)),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
      async (whole, changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const reading = await readWorkbook(bytes);
        assert.ok(reading.kind === 'workbook' || reading.kind === 'refused');
      },
    ),
    { numRuns: 150 },
  );
});

test('rows that a workbook hides up to the edge of its sheets cost nothing', async () => {
  const hidden = '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>';
  const column = '<table:table-column table:visibility="collapse" table:number-columns-repeated="16000"/>';
  const sheet = `<table:table table:name="表"><table:table-column/>${column}${odsRow(odsCell('甲'))}${hidden}</table:table>`;
  const { sheets } = await read(odsWorkbook({ tables: sheet.repeat(200) }));
  assert.equal(sheets.length, 200);
  for (const { grid } of sheets) assert.equal(grid.hiddenRows.size + grid.hiddenColumns.size, 0);
});

async function farApart(): Promise<Uint8Array> {
  const parts = partsOf(await writeXlsx({ sheets: [{ name: '表', rows: [['甲', 1]] }] }));
  const name = 'xl/worksheets/sheet1.xml';
  const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
  return zipArchive({ ...parts, [name]: (parts[name]?.toString('utf8') ?? '').replace('</sheetData>', far) });
}

function partsOf(bytes: Uint8Array): Record<string, Buffer> {
  const reading = readArchive(bytes);
  assert.equal(reading.kind, 'archive');
  if (reading.kind !== 'archive') return {};
  const names = [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
    'xl/styles.xml',
    'xl/theme/theme1.xml',
    'xl/sharedStrings.xml',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (reading.archive.has(name) ? [[name, Buffer.from(reading.archive.read(name) ?? [])]] : [])),
  );
}
