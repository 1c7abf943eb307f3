import type { Span } from '../../base/span.js';
import type { Analysis } from '../analyse.js';
import type { CodeAction } from '../code-actions/code-action.js';
import type { Impact } from './baseline.js';
import type { LeafQuestion } from './leaf-questions.js';
import { type Ripple, ripple } from './ripple.js';
import { countsOf, decisionTitle, rippleChange, sayCounts } from './ripple-words.js';

/** A question with more candidates than these is answered by editing one of them. */
const MOST_CANDIDATES_OFFERED = 5;

/** What can be done at a place about figures that were changed a moment ago: let the others follow, or say which leaf does. */
export function impactActions(analysis: Analysis, impact: Impact, span: Span): readonly CodeAction[] {
  const { locale } = analysis.options;
  const { sources, changes, open } = impact.ripple;
  const isHere = ({ start, end }: Span) => start <= span.end && span.start <= end;
  const isSource = sources.some(({ entry }) => isHere(entry.cell.outer));
  const isFollower = changes.some(({ edit }) => isHere(edit.span));
  const update = changes.length > 0 && (isSource || isFollower) ? [updateAction(impact.ripple, isSource, locale)] : [];
  const decisions = open.flatMap((question): readonly CodeAction[] => {
    if (question.kind !== 'leaf') return [];
    const offered = isHere(question.span)
      ? greatest(question, impact.ripple)
      : question.candidates.filter(({ entry }) => isHere(entry.cell.outer));
    return offered.slice(0, MOST_CANDIDATES_OFFERED).map((candidate) => decision(analysis, impact, question, candidate));
  });
  return [...update, ...decisions];
}

function updateAction(of: Ripple, isPreferred: boolean, locale: Analysis['options']['locale']): CodeAction {
  const { edits } = rippleChange(of, locale, false);
  const counts = sayCounts(countsOf(of), locale);
  const title = locale === 'en' ? `Keep the new figure and update the others: ${counts}` : `以新数为准，更新其余：${counts}`;
  return { title, kind: isPreferred ? 'quickfix' : 'refactor.rewrite', edits, preferred: isPreferred, changesFigures: true };
}

function decision(
  analysis: Analysis,
  { changed }: Impact,
  question: LeafQuestion,
  candidate: LeafQuestion['candidates'][number],
): CodeAction {
  const { scale } = analysis.document;
  const { locale } = analysis.options;
  const value = (scale.valueOf(candidate.entry) ?? 0) + candidate.sign * (question.wanted - question.printed);
  const decided = ripple(analysis, { ...changed, decided: [{ cell: candidate.entry.cell, value }] });
  return {
    title: decisionTitle(question, candidate, decided, locale),
    kind: 'refactor.rewrite',
    edits: rippleChange(decided, locale, false).edits,
    preferred: false,
    changesFigures: true,
  };
}

function greatest({ candidates }: LeafQuestion, { scale }: Ripple): LeafQuestion['candidates'] {
  return candidates.toSorted((a, b) => Math.abs(scale.valueOf(b.entry) ?? 0) - Math.abs(scale.valueOf(a.entry) ?? 0));
}
