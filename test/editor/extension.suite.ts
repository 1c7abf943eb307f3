// Runs inside the extension host of a VS Code, which loads this file and calls `run`.
import { writeFileSync } from 'node:fs';
import { version } from 'vscode';
import { SUITE_REPORT, type SuiteResult, type SuiteTests } from '../support/editor-suite.js';
import { clipboard } from './suites/clipboard.js';
import { completion } from './suites/completion.js';
import { convertUnit } from './suites/convert-unit.js';
import { drafting } from './suites/drafting.js';
import { explained } from './suites/explained.js';
import { impact } from './suites/impact.js';
import { workbooks } from './suites/import-workbook.js';
import { looking } from './suites/looking.js';
import { navigation } from './suites/navigation.js';
import { newDraft } from './suites/new-draft.js';
import { tablesByHand } from './suites/tables-by-hand.js';

/** What an author sees and does, a file for each. */
const suites: Readonly<Record<string, SuiteTests>> = {
  'A draft in the editor': drafting,
  'A row that is being typed': completion,
  'Finding one’s way': navigation,
  'What a draft tells beside its text': explained,
  'What follows from a changed figure': impact,
  'Figures in another unit': convertUnit,
  'Tables and the clipboard': clipboard,
  'A budget from nothing': newDraft,
  'A budget from a workbook': workbooks,
  'Tables changed by hand': tablesByHand,
  'A budget looked at': looking,
};

/** Rejects where a test failed or none ran, which VS Code turns into its exit code. */
export async function run(): Promise<void> {
  const { default: Mocha, Suite, Test } = await import('mocha');
  const mocha = new Mocha({ timeout: 30_000, reporter: 'spec', color: false });
  for (const [title, tests] of Object.entries(suites)) {
    const suite = Suite.create(mocha.suite, title);
    for (const [name, test] of Object.entries(tests)) suite.addTest(new Test(name, test));
  }

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
