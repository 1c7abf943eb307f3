import type { Span } from '../base/span.js';
import { readDirectives } from '../budget/directives.js';
import { packsOf, type Recognition } from '../budget/form/recognise-form.js';
import type { Analysis } from './analyse.js';

/** The form that a document follows, for people. */
export interface DocumentTemplate {
  readonly id: string;
  readonly name: string;
  readonly how: Recognition;
  /** How many of its tables the document lacks. */
  readonly missing: number;
  /** What the setting or a comment names although there is no such form. */
  readonly unknown: string | undefined;
}

/** A form that a document could follow. */
export interface TemplateChoice {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly string[];
}

/** Where the comment stands, or would stand, that pins the form: the id goes between `before` and `after`. */
export interface TemplateComment {
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

export function templateOf({ document: { form }, options }: Analysis): DocumentTemplate {
  const { pack, recognition, missingTables, unknown } = form;
  return { id: pack.id, name: pack.name[options.locale], how: recognition, missing: missingTables.length, unknown: unknown?.id };
}

export function templateChoices({ options }: Analysis): readonly TemplateChoice[] {
  return packsOf(options).map(({ id, name, regions }) => ({ id, name: name[options.locale], regions }));
}

export function templateComment({ text, lines, document }: Analysis): TemplateComment {
  const pinned = readDirectives(text, lines).find(({ name, value }) => name === 'template' && value !== '');
  if (pinned) return { span: pinned.valueSpan, before: '', after: '' };
  // Below front matter, which has to begin the document.
  const start = document.blocks[0]?.span.start ?? 0;
  const at = lines.offsetAt({ line: lines.positionAt(start).line, character: 0 });
  return { span: { start: at, end: at }, before: '<!-- budget-draft: template=', after: ' -->\n\n' };
}
