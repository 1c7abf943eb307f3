import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/api.js';
import { createCrashLog } from '../../server/src/lsp/crash-log.js';
import { type OpenDocument, openDocuments } from '../../server/src/lsp/open-document.js';
import { createReadings, type Reading } from '../../server/src/lsp/readings.js';
import { createScheduler } from '../../server/src/lsp/scheduler.js';
import { defaultSettings, type Settings } from '../../server/src/settings/settings.js';

function document(version: number, text: string): OpenDocument {
  return openDocuments.create('a', 'markdown', version, text);
}

/** Readings over one document, with everything that happens on the way. */
function createDesk(analyseText: typeof analyse = analyse) {
  const desk = {
    document: document(1, 'x') as OpenDocument | undefined,
    settings: defaultSettings as Settings,
    read: [] as Reading[],
    crashes: [] as string[],
  };
  const crashLog = createCrashLog((message) => desk.crashes.push(message));
  const readings = createReadings({
    documentAt: () => desk.document,
    settingsFor: async () => desk.settings,
    localeOf: () => 'en',
    analyse: analyseText,
    onRead: (reading) => desk.read.push(reading),
    onTooLong: () => assert.fail('too long'),
    onCrash: ({ uri }, error) => crashLog.report(uri, error),
  });
  return { desk, readings };
}

test('a version is read once, and again only under other settings', async () => {
  const { desk, readings } = createDesk();
  const first = await readings.of('a');
  assert.equal(await readings.of('a'), first);
  desk.settings = { ...defaultSettings };
  const second = await readings.of('a');
  assert.notEqual(second?.id, first?.id);
  desk.document = document(2, 'y');
  assert.equal(String((await readings.of('a'))?.analysis.text), 'y');
  assert.equal(desk.read.length, 3);
  desk.document = undefined;
  assert.equal(await readings.of('a'), undefined);
});

test('a crash is told once, and the next version is read', async () => {
  const { desk, readings } = createDesk((text, options) => {
    if (String(text) === 'bad') throw new Error('the engine fell over');
    return analyse(text, options);
  });
  for (const version of [1, 2, 3]) {
    desk.document = document(version, 'bad');
    assert.equal(await readings.of('a'), undefined);
    assert.equal(await readings.of('a'), undefined);
  }
  assert.equal(desk.crashes.length, 1);
  assert.match(desk.crashes[0] ?? '', /the engine fell over/);
  desk.document = document(4, 'good');
  assert.equal(String((await readings.of('a'))?.analysis.text), 'good');
});

test('work that is asked for again before its time is done once, the last of it', () => {
  const waiting = new Map<object, () => void>();
  const scheduler = createScheduler({
    after(_, action) {
      const key = {};
      waiting.set(key, action);
      return { cancel: () => waiting.delete(key) };
    },
  });
  const done: string[] = [];
  scheduler.schedule('a', 1, () => done.push('stale'));
  scheduler.schedule('b', 1, () => done.push('other'));
  scheduler.schedule('a', 1, () => done.push('last'));
  scheduler.schedule('c', 1, () => done.push('cancelled'));
  scheduler.cancel('c');
  for (const action of waiting.values()) action();
  assert.deepEqual(done.sort(), ['last', 'other']);
});
