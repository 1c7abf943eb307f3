// Runs inside the extension host of a VS Code, which loads this file and calls `run`.
import { writeFileSync } from 'node:fs';
import { version } from 'vscode';
import { SUITE_REPORT, type SuiteResult } from '../support/editor-suite.js';
import { drafting } from './drafting.js';

/** Rejects where a test failed or none ran, which VS Code turns into its exit code. */
export async function run(): Promise<void> {
  const { default: Mocha, Suite, Test } = await import('mocha');
  const mocha = new Mocha({ timeout: 30_000, reporter: 'spec', color: false });
  const suite = Suite.create(mocha.suite, 'A draft in the editor');
  for (const [title, test] of Object.entries(drafting)) suite.addTest(new Test(title, test));

  const results: SuiteResult[] = [];
  await new Promise<number>((done) => {
    mocha
      .run(done)
      .on('pass', ({ title }) => results.push({ title }))
      .on('fail', ({ title }, error: Error) => results.push({ title, failure: error.stack ?? error.message }));
  });
  const report = process.env[SUITE_REPORT];
  if (report !== undefined) writeFileSync(report, JSON.stringify({ vscode: version, results }));
  const failed = results.filter(({ failure }) => failure !== undefined).length;
  if (failed > 0 || results.length === 0) throw new Error(`${failed} of ${results.length} tests failed`);
}
