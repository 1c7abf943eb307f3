import { templateChoices, templateComment } from '../../core/api.js';
import { toRange } from '../convert.js';
import type { TemplatesResult } from '../protocol.js';
import type { Reading } from '../readings.js';
import { statusTemplate } from './status.js';

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
