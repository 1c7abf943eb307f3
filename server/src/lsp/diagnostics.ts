import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, Severity } from '../core/api.js';
import { productName } from '../product.js';
import type { ClientFeatures } from './client-features.js';
import { type FoundIn, toDiagnostic, toRange } from './convert.js';
import type { Reading } from './readings.js';
import { wordsIn } from './words.js';

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** A document with everything that is found in it, by itself and among others; it need not be open. */
export interface Judged extends FoundIn, Pick<Reading, 'settings' | 'locale'> {
  readonly findings: readonly Finding[];
}

/** The findings of a document for the editor: no more than the settings allow, the most serious first among those kept. */
export function diagnosticsOf(judged: Judged, client: ClientFeatures): Diagnostic[] {
  const { findings } = judged;
  const { maxFindings } = judged.settings;
  if (findings.length <= maxFindings) return findings.map((finding) => toDiagnostic(judged, finding, client));
  const kept = new Set([...findings].sort((a, b) => weights[a.severity] - weights[b.severity]).slice(0, maxFindings));
  const shown = findings.filter((finding) => kept.has(finding)).map((finding) => toDiagnostic(judged, finding, client));
  const firstHidden = findings.find((finding) => !kept.has(finding));
  return firstHidden === undefined ? shown : [...shown, moreFindings(judged, firstHidden, findings.length - maxFindings)];
}

function moreFindings({ lines, settings, locale }: Judged, firstHidden: Finding, hidden: number): Diagnostic {
  return {
    range: toRange(lines, firstHidden.span),
    severity: DiagnosticSeverity.Information,
    code: 'more-findings',
    source: productName,
    message: wordsIn(locale).moreFindings(hidden, settings.maxFindings),
  };
}
