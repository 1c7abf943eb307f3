/** What one test inside VS Code came to. */
export interface SuiteResult {
  readonly title: string;
  readonly failure?: string;
}

/** What the suite inside VS Code leaves behind in the file that `SUITE_REPORT` names. */
export interface SuiteReport {
  readonly vscode: string;
  readonly results: readonly SuiteResult[];
}

/** The environment variable that tells the suite where its report goes. */
export const SUITE_REPORT = 'BUDGET_DRAFT_SUITE_REPORT';

/** Tests by title, in the order in which they run. */
export type SuiteTests = Readonly<Record<string, () => Promise<void>>>;
