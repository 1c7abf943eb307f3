import type { Finding, Severity, Suggestion } from '../../core/api.js';
import { type FileReport, regionBetween, regionOf } from '../file-report.js';
import type { Format } from './format.js';

/** ESLint's shape, so that every tool that reads ESLint's reports reads ours. */
interface JsonFile {
  readonly filePath: string;
  readonly messages: readonly JsonMessage[];
  readonly errorCount: number;
  readonly warningCount: number;
}

/** Lines and columns from 1, columns in UTF-16 units. */
interface JsonMessage {
  readonly ruleId: string;
  /** 2 error, 1 warning, 0 information and hint. */
  readonly severity: 0 | 1 | 2;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly related: readonly JsonRelated[];
  /** The preferred one first. */
  readonly suggestions: readonly JsonSuggestion[];
}

interface JsonRelated {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  /** Where it stands in another file. */
  readonly filePath?: string;
}

interface JsonSuggestion {
  readonly desc: string;
  /** Ranges are UTF-16 offsets into the text, in which a byte order mark counts as one. */
  readonly edits: readonly { readonly range: readonly [number, number]; readonly text: string }[];
}

const severityNumbers: Readonly<Record<Severity, JsonMessage['severity']>> = { error: 2, warning: 1, information: 0, hint: 0 };

/** An array with one entry for each checked file, clean ones too. */
export const formatJson: Format = function* ({ files }) {
  let before = '[';
  for (const file of files) {
    yield `${before}${JSON.stringify(toJsonFile(file))}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : ']\n';
};

function toJsonFile(file: FileReport): JsonFile {
  return {
    filePath: file.path,
    messages: file.findings.map((finding) => toJsonMessage(finding, file)),
    errorCount: file.findings.filter(({ severity }) => severity === 'error').length,
    warningCount: file.findings.filter(({ severity }) => severity === 'warning').length,
  };
}

function toJsonMessage(
  { ruleId, severity, message, span, related, elsewhere = [], suggestions }: Finding,
  { lines }: FileReport,
): JsonMessage {
  return {
    ruleId,
    severity: severityNumbers[severity],
    message,
    ...regionOf(lines, span),
    related: [
      ...elsewhere.map((place) => ({ ...regionBetween(place.start, place.end), message: place.message, filePath: place.document })),
      ...related.map((place) => ({ ...regionOf(lines, place.span), message: place.message })),
    ],
    suggestions: suggestions.map(toJsonSuggestion),
  };
}

function toJsonSuggestion({ title, edits }: Suggestion): JsonSuggestion {
  return { desc: title, edits: edits.map(({ span, newText }) => ({ range: [span.start, span.end], text: newText })) };
}
