// Drafts of workbooks, for any editor that speaks the protocol.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ImportWorkbookResult, importWorkbookMethod } from '../../server/src/lsp/protocol/import-workbook.js';
import { type LanguageServer, withLanguageServer } from '../support/language-server.js';
import { odsCell, odsRow, odsWorkbook } from '../support/ods-workbooks.js';

const uri = 'file:///drafts/预算.ods';
const bytes = odsWorkbook({
  tables: `<table:table table:name="收入总表">${odsRow(odsCell('单位：万元'))}${odsRow(odsCell('项目'), odsCell('预算数'))}${odsRow(odsCell('合计'), odsCell('1.50', 1.5))}</table:table>`,
});
const base64 = bytes.toString('base64');

function ask(server: LanguageServer, params: unknown): Promise<ImportWorkbookResult | null> {
  return server.connection.sendRequest<ImportWorkbookResult | null>(importWorkbookMethod, params);
}

test('the bytes of a workbook are answered with a draft and what is to be known of it', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    assert.deepEqual(await ask(server, { uri, base64 }), {
      kind: 'draft',
      text: '## 收入总表\n\n单位：万元\n\n| 项目 | 预算数 |\n| ---- | -----: |\n| 合计 |   1.50 |\n',
      notes: ['读取了 1 个工作表，得到 1 张表，共 2 行'],
    });
    const tabs = await ask(server, { uri, base64, tables: 'tab', sheets: ['收入总表'] });
    assert.deepEqual(tabs?.kind === 'draft' && tabs.text, '收入总表\n\n单位：万元\n项目\t预算数\n合计\t1.50\n');
  }));

test('what is no workbook is refused with the reason, in the language of the client', () =>
  withLanguageServer({ locale: 'en' }, async (server) => {
    const refused = await ask(server, { uri, base64: Buffer.from('预算').toString('base64') });
    assert.match(refused?.kind === 'refused' ? refused.reason : '', /^It is no workbook/u);
    const missing = await ask(server, { uri, base64, sheets: ['支出'] });
    assert.match(missing?.kind === 'refused' ? missing.reason : '', /^There is no sheet “支出”, but: 收入总表$/u);
  }));

test('what is asked in no sensible way is not answered', () =>
  withLanguageServer({}, async (server) => {
    for (const params of [{}, null, { uri }, { uri, base64: '§' }, { uri, base64, tables: 'csv' }, { uri, base64, sheets: 'x' }])
      assert.equal(await ask(server, params), null, JSON.stringify(params));
  }));
