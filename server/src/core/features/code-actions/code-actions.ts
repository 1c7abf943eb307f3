import { type Span, touches } from '../../base/span.js';
import type { DocumentDigest } from '../../budget/set/digest.js';
import type { Finding } from '../../rules/finding.js';
import type { Analysis } from '../analyse.js';
import { acceptances } from './acceptances.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';
import { figureStyles } from './figure-styles.js';
import { meantFigures } from './meant-figures.js';
import { quickFixes } from './quick-fixes.js';
import { recalculations } from './recalculations.js';
import { sentenceDrafts } from './sentence-drafts.js';
import { unitConversions } from './unit-conversions.js';

/** In the order in which an editor lists them. */
const providers: readonly CodeActionProvider[] = [
  quickFixes,
  acceptances,
  meantFigures,
  recalculations,
  unitConversions,
  figureStyles,
  sentenceDrafts,
];

/** Everything that can be done at a range. `against` are findings that other documents make. */
export function codeActionsAt(
  analysis: Analysis,
  span: Span,
  against: readonly Finding[] = [],
  lastYear?: DocumentDigest,
): readonly CodeAction[] {
  if (!analysis.recognised) return [];
  const findings = [...analysis.findings, ...against].filter((finding) => touches(finding.span, span));
  return providers.flatMap((provide) => provide(analysis, span, findings, lastYear));
}
