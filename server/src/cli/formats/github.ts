import type { Finding, Severity } from '../../core/api.js';
import { type FileReport, regionOf } from '../file-report.js';
import type { RunContext } from '../run-context.js';
import type { Format } from './format.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/** Workflow commands, which GitHub shows as annotations on the changed lines. */
export const formatGithub: Format = function* ({ files }, context) {
  for (const file of files) for (const finding of file.findings) yield `${annotation(finding, file, context)}\n`;
};

function annotation(finding: Finding, file: FileReport, { messages }: RunContext): string {
  const { line, column, endLine, endColumn } = regionOf(file.lines, finding.span);
  const properties: readonly [string, string | number][] = [
    ['file', file.shownPath.replaceAll('\\', '/')],
    ['line', line],
    ['endLine', endLine],
    ['col', column],
    ['endColumn', endColumn],
    ['title', finding.ruleId],
  ];
  const listed = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  const [suggestion] = finding.suggestions;
  const text = suggestion ? `${finding.message}\n${messages.suggestion(suggestion.title)}` : finding.message;
  return `::${commands[finding.severity]} ${listed}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
