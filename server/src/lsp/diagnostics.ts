import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, Severity } from '../core/api.js';
import { productName } from '../product.js';
import type { ClientFeatures } from './client-features.js';
import { toDiagnostic, toRange } from './convert.js';
import type { Reading } from './readings.js';
import { wordsIn } from './words.js';

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The findings of a reading for the editor: no more than the settings allow, the most serious first among those kept. */
export function diagnosticsOf(reading: Reading, client: ClientFeatures): Diagnostic[] {
  const { findings } = reading.analysis;
  const { maxFindings } = reading.settings;
  if (findings.length <= maxFindings) return findings.map((finding) => toDiagnostic(reading, finding, client));
  const kept = new Set([...findings].sort((a, b) => weights[a.severity] - weights[b.severity]).slice(0, maxFindings));
  const shown = findings.filter((finding) => kept.has(finding)).map((finding) => toDiagnostic(reading, finding, client));
  const firstHidden = findings.find((finding) => !kept.has(finding));
  return firstHidden === undefined ? shown : [...shown, moreFindings(reading, firstHidden, findings.length - maxFindings)];
}

function moreFindings({ analysis, settings, locale }: Reading, firstHidden: Finding, hidden: number): Diagnostic {
  return {
    range: toRange(analysis.lines, firstHidden.span),
    severity: DiagnosticSeverity.Information,
    code: 'more-findings',
    source: productName,
    message: wordsIn(locale).moreFindings(hidden, settings.maxFindings),
  };
}
