import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Edit,
  type Finding,
  type PlaceElsewhere,
  type RelatedPlace,
  ruleInfos,
  type Severity,
  type Span,
  type Suggestion,
} from '../../core/api.js';
import { type CheckReport, type FileReport, type Region, regionBetween, regionOf } from '../file-report.js';
import type { RunContext } from '../run-context.js';
import { shownPathOf } from '../shown-path.js';
import { programVersion } from '../version.js';
import type { Format } from './format.js';

type Level = 'error' | 'warning' | 'note';

const levels: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
const root = '%SRCROOT%';

/** SARIF 2.1.0, the format of code scanning services. */
export const formatSarif: Format = function* (report, context) {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [toRun(report, context)],
  };
  yield `${JSON.stringify(log, undefined, 2)}\n`;
};

function toRun(report: CheckReport, context: RunContext): object {
  const { problems } = report;
  const artifacts: object[] = [];
  const results: object[] = [];
  for (const file of report.files) {
    artifacts.push({ location: toArtifact(file, context), encoding: 'UTF-8' });
    for (const finding of file.findings) results.push(toResult(finding, file, context));
  }
  return {
    tool: { driver: { name: 'budget-draft', version: programVersion, rules: toRules(context) } },
    language: context.locale,
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [root]: { uri: folderUri(context.terminal.cwd) } },
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: problems.map((problem) => ({ level: 'error', message: { text: context.messages.problem(problem) } })),
      },
    ],
    artifacts,
    results,
  };
}

function toRules({ locale }: RunContext): readonly object[] {
  return ruleInfos.map(({ id, title, defaultSeverity }) => ({
    id,
    shortDescription: { text: title[locale] },
    defaultConfiguration: { level: levels[defaultSeverity] },
  }));
}

function toResult(finding: Finding, file: FileReport, context: RunContext): object {
  const ruleIndex = ruleInfos.findIndex((rule) => rule.id === finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: toPhysicalLocation(finding.span, file, context) }],
    relatedLocations: [
      ...(finding.elsewhere ?? []).map((place) => toRelatedElsewhere(place, context)),
      ...finding.related.map((place) => toRelated(place, file, context)),
    ].map((location, id) => ({ id, ...location })),
    fixes: finding.suggestions.filter(({ edits }) => edits.length > 0).map((suggestion) => toFix(suggestion, file, context)),
  };
}

function toRelated({ span, message }: RelatedPlace, file: FileReport, context: RunContext): object {
  return { message: { text: message }, physicalLocation: toPhysicalLocation(span, file, context) };
}

function toRelatedElsewhere({ document, start, end, message }: PlaceElsewhere, context: RunContext): object {
  const shownPath = shownPathOf(document, context.terminal.cwd);
  const physicalLocation = {
    artifactLocation: toArtifact({ path: document, shownPath }, context),
    region: toSarifRegion(regionBetween(start, end)),
  };
  return { message: { text: message }, physicalLocation };
}

function toFix({ title, edits }: Suggestion, file: FileReport, context: RunContext): object {
  const replacements = edits.map((edit) => toReplacement(edit, file));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: toArtifact(file, context), replacements }] };
}

function toReplacement({ span, newText }: Edit, file: FileReport): object {
  return { deletedRegion: toRegion(span, file), insertedContent: { text: newText } };
}

function toPhysicalLocation(span: Span, file: FileReport, context: RunContext): object {
  return { artifactLocation: toArtifact(file, context), region: toRegion(span, file) };
}

function toRegion(span: Span, file: FileReport): object {
  return toSarifRegion(regionOf(file.lines, span));
}

function toSarifRegion({ line, column, endLine, endColumn }: Region): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Relative to the working folder where it can be: that is how scanning services find the file again. */
function toArtifact({ path, shownPath }: Pick<FileReport, 'path' | 'shownPath'>, { terminal }: RunContext): object {
  if (!isAbsolute(path)) return { uri: encodeURIComponent(shownPath) };
  if (isAbsolute(shownPath)) return { uri: pathToFileURL(path).href };
  return { uri: relative(terminal.cwd, path).split(sep).map(encodeURIComponent).join('/'), uriBaseId: root };
}

function folderUri(folder: string): string {
  return pathToFileURL(folder).href.replace(/\/?$/, '/');
}
