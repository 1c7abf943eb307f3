import type { Finding, PlaceElsewhere, RelatedPlace, Severity } from '../../core/api.js';
import { printable } from '../display-width.js';
import { type FileReport, regionOf } from '../file-report.js';
import { choosePaint, type Paint } from '../paint.js';
import type { RunContext } from '../run-context.js';
import { shownPathOf } from '../shown-path.js';
import { excerptOf } from '../source-excerpt.js';
import type { Format } from './format.js';

/** Where the width of the window is not known, and at most: longer lines are hard to read. */
const defaultWidth = 120;
const widest = 160;
const narrowest = 40;
/** A total may have over a hundred addends; the first ones show where to look. */
const mostRelated = 12;

/** For people: each finding with its line, the place marked underneath, and what to do. */
export const formatPretty: Format = function* (report, context) {
  const { out, env } = context.terminal;
  const view: View = {
    paint: choosePaint(out, env),
    width: Math.max(narrowest, Math.min(out.columns ?? defaultWidth, widest)),
    context,
  };
  const counts = new Counts();
  for (const file of report.files) {
    counts.add(file);
    for (const finding of file.findings) yield `${findingBlock(finding, file, view)}\n\n`;
  }
  if (counts.files > 0) yield `${counts.summary(report.problems.length, context)}\n`;
};

interface View {
  readonly paint: Paint;
  readonly width: number;
  readonly context: RunContext;
}

function findingBlock(finding: Finding, file: FileReport, view: View): string {
  const { paint, width, context } = view;
  const { line, column } = regionOf(file.lines, finding.span);
  const place = paint('bold', `${printable(file.shownPath)}:${line}:${column}`);
  const label = paint(finding.severity, context.messages.severity[finding.severity]);
  const head = `${place} ${label} ${printable(finding.message)} ${paint('faint', `[${finding.ruleId}]`)}`;
  const gutter = String(line).length + 2;
  const excerpt = excerptOf(file.text, file.lines, finding.span, width - gutter - 3);
  const indent = ' '.repeat(gutter);
  return [
    head,
    `${paint('faint', `${String(excerpt.line).padStart(gutter)} |`)} ${excerpt.source}`,
    `${paint('faint', `${indent} |`)} ${paint(finding.severity, excerpt.marks)}`,
    ...elsewhereLines(finding.elsewhere ?? [], view).map((text) => `${indent} ${text}`),
    ...relatedLines(finding.related, file, view).map((text) => `${indent} ${text}`),
    ...finding.suggestions.slice(0, 1).map(({ title }) => `${indent} ${paint('added', context.messages.suggestion(printable(title)))}`),
  ].join('\n');
}

function relatedLines(related: readonly RelatedPlace[], file: FileReport, { paint, context }: View): readonly string[] {
  const shown = related.slice(0, mostRelated).map(({ span, message }) => {
    const { line, column } = regionOf(file.lines, span);
    return `${paint('faint', `${line}:${column}`)} ${printable(message)}`;
  });
  const more = related.length - shown.length;
  return more > 0 ? [...shown, paint('faint', context.messages.moreRelated(more))] : shown;
}

function elsewhereLines(places: readonly PlaceElsewhere[], { paint, context }: View): readonly string[] {
  const shown = places.slice(0, mostRelated).map(({ document, start, message }) => {
    const path = printable(shownPathOf(document, context.terminal.cwd));
    return `${paint('faint', `${path}:${start.line + 1}:${start.character + 1}`)} ${printable(message)}`;
  });
  const more = places.length - shown.length;
  return more > 0 ? [...shown, paint('faint', context.messages.moreRelated(more))] : shown;
}

/** What a run comes to, counted as the files go by. */
class Counts {
  files = 0;
  #recognised = 0;
  #hiddenHints = 0;
  #equations = 0;
  #holding = 0;
  readonly #bySeverity: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly #templates = new Set<string>();

  add({ findings, recognised, hiddenHints, equations, holding, template }: FileReport): void {
    this.files++;
    if (recognised) this.#recognised++;
    this.#hiddenHints += hiddenHints;
    this.#equations += equations;
    this.#holding += holding;
    if (template !== undefined) this.#templates.add(template);
    for (const { severity } of findings) this.#bySeverity[severity]++;
  }

  summary(problems: number, { messages }: RunContext): string {
    const { error, warning, information, hint } = this.#bySeverity;
    return messages.checkSummary({
      files: this.files,
      recognised: this.#recognised,
      errors: error,
      warnings: warning,
      informations: information,
      hints: hint,
      hiddenHints: this.#hiddenHints,
      equations: this.#equations,
      holding: this.#holding,
      templates: [...this.#templates],
      problems,
    });
  }
}
