import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver';
import {
  type CodeAction as CoreAction,
  codeActionsAt,
  type Impact,
  impactActions,
  meantFigureKind,
  safeFixes,
  tableActionsAt,
} from '../../core/api.js';
import { productName } from '../../product.js';
import type { ClientFeatures } from '../client-features.js';
import { toChangeEdit, toRange, toSpan, toTextEdits, toWorkspaceEdit, toWorkspaceEditWithPlaceholder } from '../convert.js';
import { readDiagnosticData } from '../diagnostic-data.js';
import type { Neighbours } from '../neighbours.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import { whyActions } from '../why-actions.js';
import { wordsIn } from '../words.js';

export const codeActionFeature: ServerFeature = ({ connection, client, neighbours, impacts, answer }) => {
  connection.onCodeAction((params) =>
    answer('textDocument/codeAction', params.textDocument.uri, [], (reading) =>
      codeActions(reading, neighbours, impacts.of(reading), params, client),
    ),
  );
  const codeActionKinds = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, CodeActionKind.RefactorMove, fixAllKind];
  return { capabilities: { codeActionProvider: { codeActionKinds } } };
};

/** May run on save, as an author's settings say: recalculation, which changes figures, is no part of it. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.budgetDraft`;

/** Ways to let others follow figures that were changed, ways to mend the findings at a place, and recalculations that are possible there. */
export function codeActions(
  reading: Reading,
  neighbours: Neighbours,
  impact: Impact | undefined,
  { range, context }: CodeActionParams,
  client: ClientFeatures,
): CodeAction[] {
  if (!client.codeActionLiterals) return [];
  const wanted = (kind: CodeActionKind): boolean =>
    context.only === undefined || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
  const span = toSpan(reading.analysis, range);
  const ofImpact = impact ? impactActions(reading.analysis, impact, span) : [];
  // A figure that its author has just changed is meant: what puts the old one back comes second.
  const isMeant = ofImpact.some(({ preferred }) => preferred);
  const isUnasked = context.triggerKind === CodeActionTriggerKind.Automatic;
  const against = neighbours.findingsAgainst(reading.document.uri);
  const offered = codeActionsAt(reading.analysis, span, against, neighbours.lastYear(reading)).filter(
    ({ kind }) => !isMeant || kind !== meantFigureKind,
  );
  const fixes = wanted(CodeActionKind.QuickFix) ? quickFixes(reading, offered, context.diagnostics, client) : [];
  return [
    ...ofImpact.filter(({ kind }) => wanted(kind)).map((action) => ofImpactAction(reading, action, context.diagnostics, client)),
    ...(isMeant ? fixes.map(({ isPreferred: _, ...fix }) => fix) : fixes),
    ...(wanted(CodeActionKind.QuickFix) ? whyActions(reading, [...reading.analysis.findings, ...against], span, context.diagnostics) : []),
    ...(wanted(CodeActionKind.QuickFix) ? acceptances(reading, offered, context.diagnostics, client) : []),
    ...withoutFinding(reading, offered, wanted, client),
    ...(isUnasked ? [] : withoutFinding(reading, tableActionsAt(reading.analysis, span), wanted, client)),
    ...(context.only !== undefined && wanted(fixAllKind) ? fixAll(reading, client) : []),
  ];
}

/**
 * Fixes come from the diagnostics themselves. A diagnostic that belongs to another version, or whose data the client
 * did not keep, is passed over: for it, what the core offers at the place stands in.
 */
function quickFixes(
  reading: Reading,
  offered: readonly CoreAction[],
  diagnostics: readonly Diagnostic[],
  client: ClientFeatures,
): CodeAction[] {
  const carried = diagnostics.flatMap((diagnostic) => carriedFixes(reading, diagnostic, client));
  const covered = new Set(carried.flatMap(({ diagnostics: mended }) => (mended ?? []).map(placeOf)));
  const others = offered
    .filter(({ kind, placeholder }) => kind === 'quickfix' && placeholder === undefined)
    .flatMap((action): CodeAction[] => {
      const place = findingPlace(reading, action);
      if (place !== undefined && covered.has(place)) return [];
      const mended = diagnostics.filter((diagnostic) => placeOf(diagnostic) === place);
      const edits = toTextEdits(reading.analysis.lines, action.edits);
      return [quickFix(reading, action.title, edits, action.changesFigures, action.preferred, mended, client)];
    });
  return [...carried, ...others];
}

function ofImpactAction(
  reading: Reading,
  { title, kind, edits, preferred, changesFigures }: CoreAction,
  diagnostics: readonly Diagnostic[],
  client: ClientFeatures,
): CodeAction {
  const settled = preferred ? diagnostics.filter(({ source }) => source === productName) : [];
  return {
    title,
    kind,
    ...(settled.length > 0 ? { diagnostics: settled } : {}),
    ...(preferred ? { isPreferred: true } : {}),
    edit: toChangeEdit(reading, edits, changesFigures, client),
  };
}

/** Comments that accept a finding: made where they are asked for, since a diagnostic carries only what mends it. */
function acceptances(
  reading: Reading,
  offered: readonly CoreAction[],
  diagnostics: readonly Diagnostic[],
  client: ClientFeatures,
): CodeAction[] {
  return offered.flatMap((action): CodeAction[] => {
    if (action.placeholder === undefined) return [];
    const place = findingPlace(reading, action);
    const about = diagnostics.filter((diagnostic) => placeOf(diagnostic) === place);
    return [
      {
        title: action.title,
        kind: CodeActionKind.QuickFix,
        ...(about.length > 0 ? { diagnostics: about } : {}),
        edit: toWorkspaceEditWithPlaceholder(reading, action.edits, action.placeholder, client),
      },
    ];
  });
}

function findingPlace({ analysis }: Reading, { finding }: CoreAction): string | undefined {
  return finding && placeOf({ code: finding.ruleId, range: toRange(analysis.lines, finding.span) });
}

function carriedFixes(reading: Reading, diagnostic: Diagnostic, client: ClientFeatures): CodeAction[] {
  if (diagnostic.source !== productName) return [];
  const data = readDiagnosticData(diagnostic.data);
  if (data?.version !== reading.document.version) return [];
  return data.suggestions.map(({ title, edits, changesFigures }, index) =>
    quickFix(reading, title, edits, changesFigures, index === 0, [diagnostic], client),
  );
}

function quickFix(
  reading: Reading,
  title: string,
  edits: readonly TextEdit[],
  changesFigures: boolean,
  isPreferred: boolean,
  diagnostics: Diagnostic[],
  client: ClientFeatures,
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(isPreferred ? { isPreferred } : {}),
    edit: toWorkspaceEdit(reading, edits, changesFigures, client),
  };
}

/** All fixes that need no decision, at once; worked out only where they are asked for. */
function fixAll(reading: Reading, client: ClientFeatures): CodeAction[] {
  const edits = safeFixes(reading.plain.analysis);
  if (edits.length === 0) return [];
  return [{ title: wordsIn(reading.locale).safeFixes, kind: fixAllKind, edit: toChangeEdit(reading.plain, edits, false, client) }];
}

/** What is offered without a finding. */
function withoutFinding(
  reading: Reading,
  offered: readonly CoreAction[],
  wanted: (kind: CodeActionKind) => boolean,
  client: ClientFeatures,
): CodeAction[] {
  return offered
    .filter(({ kind }) => kind !== CodeActionKind.QuickFix && wanted(kind))
    .map(({ title, kind, edits, changesFigures }) => ({ title, kind, edit: toChangeEdit(reading, edits, changesFigures, client) }));
}

/** What tells one diagnostic of a document from another. */
function placeOf({ code, range: { start, end } }: Pick<Diagnostic, 'code' | 'range'>): string {
  return [code, start.line, start.character, end.line, end.character].join(' ');
}
