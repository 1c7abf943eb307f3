import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runTests } from '@vscode/test-electron';
import { type Edition, removeFolder } from '../support/editor-server.js';
import { SUITE_REPORT, type SuiteReport } from '../support/editor-suite.js';
import { repositoryRoot } from '../support/repository.js';

const EDITIONS: readonly Edition[] = ['newest', 'floor'];

// The suite runs as a whole inside each VS Code; its tests are then told one by one.
for (const [edition, report] of await Promise.all(EDITIONS.map(async (edition) => [edition, await runSuite(edition)] as const))) {
  describe(`inside VS Code ${report.vscode} (${edition})`, () => {
    it('runs the suite', () => assert.ok(report.results.length > 0, report.trouble));
    for (const { title, failure } of report.results) {
      it(title, () => {
        if (failure !== undefined) assert.fail(failure);
      });
    }
  });
}

async function runSuite(edition: Edition): Promise<SuiteReport & { readonly trouble: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  const drafts = join(folder, 'drafts');
  cpSync(join(repositoryRoot, 'test', 'editor', 'workspace'), drafts, { recursive: true });
  const built = join(repositoryRoot, 'dist', 'test');
  const code = join(built, 'support', 'editor-code.entry.mjs');
  chmodSync(code, 0o755);
  const reportPath = join(folder, 'report.json');
  let trouble = '';
  try {
    await runTests({
      vscodeExecutablePath: code,
      extensionDevelopmentPath: repositoryRoot,
      extensionTestsPath: join(built, 'editor', 'extension.suite.js'),
      launchArgs: [drafts, `--user-data-dir=${join(folder, 'user')}`],
      extensionTestsEnv: { [SUITE_REPORT]: reportPath, BUDGET_DRAFT_EDITION: edition },
    });
  } catch (error) {
    // A failing test makes the run fail too; the report says which, unless VS Code did not get that far.
    trouble = String(error);
  }
  const report: SuiteReport = existsSync(reportPath)
    ? JSON.parse(readFileSync(reportPath, 'utf8'))
    : { vscode: 'that gave no report', results: [] };
  removeFolder(folder);
  return { ...report, trouble };
}
