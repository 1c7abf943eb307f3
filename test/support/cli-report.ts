import type { CheckReport } from '../../server/src/cli/file-report.js';
import type { Format } from '../../server/src/cli/formats/format.js';
import { messagesIn } from '../../server/src/cli/messages/messages-in.js';
import type { RunContext } from '../../server/src/cli/run-context.js';
import type { TextStream } from '../../server/src/cli/terminal.js';
import { type Finding, LineMap } from '../../server/src/core/api.js';

/** A made-up report in a folder `/drafts`, to see how a format prints what a real draft seldom shows. */
export function reportOn(text: string, findings: readonly Partial<Finding>[], name = '预算 1.md'): CheckReport {
  return {
    files: [
      {
        path: `/drafts/${name}`,
        shownPath: name,
        text,
        lines: new LineMap(text),
        findings: findings.map((finding) => ({ ...plainFinding, ...finding })),
        hiddenHints: 0,
        recognised: true,
        equations: 3,
        holding: 2,
      },
    ],
    problems: [],
  };
}

const plainFinding: Finding = {
  ruleId: 'wrong-sum',
  severity: 'error',
  span: { start: 0, end: 1 },
  message: 'Wrong',
  related: [],
  suggestions: [],
};

export function contextWith(stream: Partial<TextStream> = {}, env: Readonly<Record<string, string>> = {}): RunContext {
  const silent: TextStream = { isTerminal: false, columns: undefined, write: () => {}, ...stream };
  const interruption = new AbortController().signal;
  const terminal = { cwd: '/drafts', env, out: silent, error: silent, interruption, readInput: async () => Buffer.alloc(0) };
  return { terminal, locale: 'en', messages: messagesIn('en'), askedLocale: 'en', language: 'en' };
}

/** All that a format prints. */
export function print(format: Format, report: CheckReport, context: RunContext): string {
  return [...format(report, context)].join('');
}
