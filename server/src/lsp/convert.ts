import {
  type AnnotatedTextEdit,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  InsertTextFormat,
  InsertTextMode,
  type Position,
  type Range,
  type SnippetTextEdit,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type Analysis,
  type AnnotatedEdit,
  type ChangeAnnotation,
  type Completion,
  type CompletionKind,
  type Edit,
  type Finding,
  LineMap,
  type OutlineItem,
  ruleInfos,
  type Severity,
  type Span,
  type Suggestion,
} from '../core/api.js';
import { productName, rulePage } from '../product.js';
import type { ClientFeatures } from './client-features.js';
import type { DiagnosticData } from './diagnostic-data.js';
import type { Reading } from './readings.js';
import { wordsIn } from './words.js';

// The only file that knows both the protocol's shapes and our spans.

export function toRange(lines: LineMap, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** The same for a text that is not yet read, as one with edits that are still to be made. */
export function toRangeIn(text: string, span: Span): Range {
  return toRange(new LineMap(text), span);
}

/** The offset of a position; one beyond the end of its line or of the text is taken for that end. */
export function toOffset({ text, lines }: Pick<Analysis, 'text' | 'lines'>, position: Position): number {
  const start = lines.lineStart(position.line);
  let end = lines.lineEnd(position.line);
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return Math.max(start, Math.min(start + position.character, end));
}

export function toSpan(analysis: Analysis, range: Range): Span {
  const start = toOffset(analysis, range.start);
  return { start, end: Math.max(start, toOffset(analysis, range.end)) };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The rules that have a page; a report of an internal error has none. */
const documented = new Set(ruleInfos.map(({ id }) => id));

/** The version of a document that findings were made in, and where its lines are. */
export interface FoundIn {
  readonly document: Pick<Reading['document'], 'uri' | 'version'>;
  readonly lines: LineMap;
}

export function toDiagnostic({ document, lines }: FoundIn, finding: Finding, client: ClientFeatures): Diagnostic {
  const { uri, version } = document;
  const data: DiagnosticData = { version, suggestions: finding.suggestions.map((suggestion) => toSuggestionData(lines, suggestion)) };
  const related = [
    // What other documents say comes first: it is what such a finding is about.
    ...(finding.elsewhere ?? []).map(({ document: other, start, end, message }) => ({
      location: { uri: other, range: { start, end } },
      message,
    })),
    ...finding.related.map(({ span, message }) => ({ location: { uri, range: toRange(lines, span) }, message })),
  ];
  return {
    range: toRange(lines, finding.span),
    severity: severities[finding.severity],
    code: finding.ruleId,
    source: productName,
    message: finding.message,
    ...(client.codeDescription && documented.has(finding.ruleId) ? { codeDescription: { href: rulePage(finding.ruleId) } } : {}),
    ...(client.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
    ...(data.suggestions.length > 0 ? { data } : {}),
  };
}

function toSuggestionData(lines: LineMap, { title, changesFigures, edits }: Suggestion): DiagnosticData['suggestions'][number] {
  return { title, changesFigures, edits: toTextEdits(lines, edits) };
}

export function toTextEdits(lines: LineMap, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }));
}

/** An edit of this version of the document and no other, marked where it changes figures. */
export function toWorkspaceEdit(
  reading: Reading,
  edits: readonly TextEdit[],
  changesFigures: boolean,
  client: ClientFeatures,
): WorkspaceEdit {
  const annotation = changesFigures ? figuresAnnotation(reading) : undefined;
  return versionedEdit(
    reading,
    edits.map((edit) => ({ edit, annotation })),
    client,
  );
}

/** The same for edits of the core, each with the words it brings along. */
export function toChangeEdit(
  reading: Reading,
  edits: readonly AnnotatedEdit[],
  changesFigures: boolean,
  client: ClientFeatures,
): WorkspaceEdit {
  const { lines } = reading.analysis;
  const usual = changesFigures ? figuresAnnotation(reading) : undefined;
  return versionedEdit(
    reading,
    edits.map(({ span, newText, annotation }) => ({ edit: { range: toRange(lines, span), newText }, annotation: annotation ?? usual })),
    client,
  );
}

function figuresAnnotation({ locale }: Reading): ChangeAnnotation {
  const { figuresChange, figuresChangeDetail } = wordsIn(locale);
  return { label: figuresChange, description: figuresChangeDetail, needsConfirmation: false };
}

interface EditInWords {
  readonly edit: TextEdit;
  readonly annotation: ChangeAnnotation | undefined;
}

function versionedEdit({ document: { uri, version } }: Reading, edits: readonly EditInWords[], client: ClientFeatures): WorkspaceEdit {
  const plain = edits.map(({ edit }) => edit);
  if (!client.versionedEdits) return { changes: { [uri]: plain } };
  const textDocument = { uri, version };
  const ids = new Map<string, string>();
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const annotated = edits.map(({ edit, annotation }): TextEdit | AnnotatedTextEdit => {
    if (!annotation || !client.changeAnnotations) return edit;
    const key = JSON.stringify(annotation);
    const annotationId = ids.get(key) ?? `change-${ids.size + 1}`;
    ids.set(key, annotationId);
    changeAnnotations[annotationId] = annotation;
    return { ...edit, annotationId };
  });
  return { documentChanges: [{ textDocument, edits: annotated }], ...(ids.size > 0 ? { changeAnnotations } : {}) };
}

/** Edits whose placeholder is selected once they are made, where the client can; elsewhere it is plain text to overwrite. */
export function toWorkspaceEditWithPlaceholder(
  reading: Reading,
  edits: readonly Edit[],
  placeholder: string,
  client: ClientFeatures,
): WorkspaceEdit {
  const { document, analysis } = reading;
  if (!client.versionedEdits || !client.snippetEdits) return toWorkspaceEdit(reading, toTextEdits(analysis.lines, edits), false, client);
  const snippets = edits.map(({ span, newText }): SnippetTextEdit => {
    const [before = '', ...after] = newText.split(placeholder);
    const value =
      after.length === 0
        ? escapeSnippet(newText)
        : `${escapeSnippet(before)}\${1:${escapeSnippet(placeholder)}}${escapeSnippet(after.join(placeholder))}`;
    return { range: toRange(analysis.lines, span), snippet: { kind: 'snippet', value } };
  });
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: snippets }] };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

const symbolKinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = { table: SymbolKind.Struct, row: SymbolKind.Field };

export function toDocumentSymbol(lines: LineMap, item: OutlineItem): DocumentSymbol {
  return {
    name: symbolName(item),
    detail: item.detail,
    kind: symbolKinds[item.kind],
    range: toRange(lines, item.span),
    selectionRange: toRange(lines, within(item.selectionSpan, item.span)),
    children: item.children.map((child) => toDocumentSymbol(lines, child)),
  };
}

/** The same tree for clients that only take lists. */
export function toSymbolInformation(uri: string, lines: LineMap, item: OutlineItem, container?: string): SymbolInformation[] {
  const name = symbolName(item);
  return [
    {
      name,
      kind: symbolKinds[item.kind],
      location: { uri, range: toRange(lines, item.span) },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...item.children.flatMap((child) => toSymbolInformation(uri, lines, child, name)),
  ];
}

/** Editors refuse symbols without a name, and with them the whole outline. */
function symbolName(item: OutlineItem): string {
  return item.name.trim() || item.detail.trim() || '—';
}

/** Editors refuse an outline where a selection leaves its symbol. */
function within(inner: Span, outer: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}

const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  subject: CompletionItemKind.Constant,
  name: CompletionItemKind.Field,
  table: CompletionItemKind.Struct,
  unit: CompletionItemKind.Unit,
};

/** What is offered in the place `order`. Editors compare what is typed with letters, and would pass over what fits it by its sound. */
export function toCompletionItem(
  lines: LineMap,
  typed: string,
  { kind, label, detail, span, newText, select, edits }: Completion,
  order: number,
  client: ClientFeatures,
): CompletionItem {
  const isSnippet = select !== undefined && client.completionSnippets;
  return {
    label,
    kind: completionKinds[kind],
    ...(detail === undefined ? {} : client.completionLabelDetails ? { labelDetails: { description: detail } } : { detail }),
    sortText: String(order).padStart(3, '0'),
    ...(typed === '' ? {} : { filterText: typed }),
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.asIs } : {}),
    textEdit: { range: toRange(lines, span), newText: isSnippet ? toSnippet(newText, select) : newText },
    ...(edits.length === 0 ? {} : { additionalTextEdits: toTextEdits(lines, edits) }),
  };
}

function toSnippet(text: string, { start, end }: Span): string {
  return `${escapeSnippet(text.slice(0, start))}\${1:${escapeSnippet(text.slice(start, end))}}${escapeSnippet(text.slice(end))}$0`;
}
