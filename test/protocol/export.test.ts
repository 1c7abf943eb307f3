import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ExportFormatsResult, type ExportResult, exportCommand, exportFormatsMethod } from '../../server/src/lsp/protocol/export.js';
import { withLanguageServer } from '../support/language-server.js';
import { draftWithSlip, ordinaryMarkdown } from '../support/language-server-drafts.js';

const uri = 'file:///a/%E8%8D%89%E7%A8%BF.md';

test('any client gets a document in another form, with the forms there are', () =>
  withLanguageServer({ locale: 'zh-CN' }, async (server) => {
    await server.open(uri, draftWithSlip);
    const known: ExportFormatsResult = await server.connection.sendRequest(exportFormatsMethod, { uri });
    assert.ok(known.formats.length > 0);
    for (const { format, extension, isPerTable } of known.formats) {
      const result = (await server.execute(exportCommand, { uri, format })) as ExportResult;
      assert.ok(isPerTable ? result.files.length > 1 : result.files.length === 1, format);
      for (const { name, base64 } of result.files) {
        assert.ok(name.startsWith('草稿') && name.endsWith(extension), name);
        assert.ok(Buffer.from(base64, 'base64').length > 20);
      }
    }
  }));

test('a document that is no budget has nothing to export, and what is no request is answered with nothing', () =>
  withLanguageServer({}, async (server) => {
    await server.open(uri, ordinaryMarkdown);
    assert.deepEqual(await server.execute(exportCommand, { uri, format: 'xlsx' }), { files: [] });
    assert.equal(await server.execute(exportCommand, { uri, format: 'pdf' }), null);
    assert.equal(await server.connection.sendRequest(exportFormatsMethod, {}), null);
  }));
