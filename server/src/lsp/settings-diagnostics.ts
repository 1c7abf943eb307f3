import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { LineMap } from '../core/api.js';
import { productName } from '../product.js';
import { toRange } from './convert.js';
import type { Session } from './session.js';
import { isSettingsFile } from './workspace-settings.js';

/** What is wrong with a settings file that is open, at its place; nothing for any other document. */
export async function settingsDiagnostics(
  { documents, settings, crashes, localeOf }: Session,
  uri: string,
): Promise<Diagnostic[] | undefined> {
  if (!isSettingsFile(uri)) return undefined;
  const document = documents.get(uri);
  if (document === undefined) return [];
  try {
    const locale = localeOf(await settings.for(uri));
    const lines = new LineMap(document.text);
    const problems = await settings.problemsIn(uri, document.text);
    return problems.map(({ message, span = { start: 0, end: 0 } }) => ({
      range: toRange(lines, span),
      severity: DiagnosticSeverity.Warning,
      code: 'settings',
      source: productName,
      message: message[locale],
    }));
  } catch (error) {
    crashes.report(`textDocument/diagnostic ${uri}`, error);
    return [];
  }
}
