#!/usr/bin/env node
// Stands where @vscode/test-electron expects the desktop `code` program: takes its arguments, runs the suite in the extension
// host of a VS Code server that a headless browser shows, and ends with the suite's exit code.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format, parseArgs } from 'node:util';
import { launchBrowser } from './editor-browser.js';
import { type Edition, removeFolder, startEditor } from './editor-server.js';

const SUITE_LIMIT = 180_000;
const HARNESS_FAILED = 99;

// What the workbench itself writes to the console in every run, and says nothing about the suite.
const NOISE =
  /AgentHost|ChatModelSelection|ChatSessionStore|AccountPolicyGate|reconnection-grace|connection token|Creating a socket|Service ?Worker|took \d+ms|gallery|bindings file|build\/Release\/watchdog|additional builtin/;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(HARNESS_FAILED));
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return HARNESS_FAILED;
});

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  const server = await startEditor({
    edition: process.env.BUDGET_DRAFT_EDITION as Edition,
    folder,
    settings: settingsIn(values['user-data-dir']),
    testDriver: true,
  });
  try {
    return await runSuite(
      server.url(positionals[0] ?? folder, [
        ['extensionDevelopmentPath', server.remoteUri(String(values.extensionDevelopmentPath))],
        ['extensionTestsPath', server.remoteUri(String(values.extensionTestsPath))],
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
      ]),
    );
  } finally {
    await server.stop();
    removeFolder(folder);
  }
}

/** Opens the page that runs the suite; the workbench reports through two functions that it expects in the page. */
async function runSuite(url: string): Promise<number> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const result = new Promise<number>((done) => {
      page.once('crash', () => done(HARNESS_FAILED));
      void page.exposeFunction('codeAutomationExit', done);
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, parts: readonly unknown[]) => {
      const line = format(...parts).trimEnd();
      if (!NOISE.test(line)) console.log(line);
    });
    await page.goto(url);
    const late = sleep(SUITE_LIMIT, undefined, { ref: false }).then(() => {
      throw new Error(`The extension host gave no result within ${SUITE_LIMIT / 1000} s.`);
    });
    return await Promise.race([result, late]);
  } finally {
    await browser.close();
  }
}

function settingsIn(userDataFolder: unknown): Record<string, unknown> {
  const path = join(String(userDataFolder), 'User', 'settings.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
