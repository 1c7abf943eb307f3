import { templateChoices, templateComment } from '../../core/api.js';
import { toRange } from '../convert.js';
import { type TemplatesRequestParams, type TemplatesResult, templatesMethod } from '../protocol/templates.js';
import type { Reading } from '../readings.js';
import type { ServerFeature } from '../server-feature.js';
import { statusTemplate } from './status.js';

export const templatesFeature: ServerFeature = ({ connection, answer }) => {
  connection.onRequest(templatesMethod, ({ uri }: TemplatesRequestParams) =>
    answer<TemplatesResult | null>(templatesMethod, uri, null, ({ plain }) => templatesFor(plain)),
  );
  return {};
};

/** The forms a document could follow, and where a comment pins one. */
export function templatesFor({ analysis, document }: Reading): TemplatesResult | null {
  if (!analysis.recognised) return null;
  const { span, before, after } = templateComment(analysis);
  return {
    current: statusTemplate(analysis),
    choices: templateChoices(analysis),
    comment: { range: toRange(analysis.lines, span), before, after },
    version: document.version,
  };
}
