import { holdsOffset, touches } from '../../base/span.js';
import type { DocumentDigest } from '../../budget/set/digest.js';
import type { Analysis } from '../analyse.js';
import { draftSentences, type SentenceDraft } from '../draft-sentences/draft-sentences.js';
import type { CodeAction, CodeActionProvider } from './code-action.js';

/** Figures for the open places of a sentence, sentences for an empty section, and all of them at once. */
export const sentenceDrafts: CodeActionProvider = (analysis, span, findings, lastYear) => {
  const drafts = draftsOf(analysis, lastYear);
  const here = drafts.filter((draft) => touches(draft.span, span));
  const [first] = here;
  if (!first) return [];
  const { locale } = analysis.options;
  const open = findings.find(
    ({ ruleId, span: place }) => ruleId === PLACEHOLDER && here.some((draft) => holdsOffset(draft.span, place.start)),
  );
  const all = drafts.flatMap(({ edits }) => edits);
  const own: CodeAction = {
    title: titleOf(first, locale),
    ...(open ? { kind: 'quickfix', finding: open } : { kind: 'refactor.rewrite' }),
    edits: here.flatMap(({ edits }) => edits),
    preferred: open !== undefined,
    changesFigures: false,
  };
  if (drafts.length === here.length) return [own];
  const everywhere =
    locale === 'en' ? `Fill in all sentences from the tables (${drafts.length})` : `按表填写全文待填的文字（${drafts.length} 处）`;
  return [own, { title: everywhere, kind: 'refactor.rewrite', edits: all, preferred: false, changesFigures: false }];
};

interface Known {
  readonly lastYear: DocumentDigest | undefined;
  readonly drafts: readonly SentenceDraft[];
}

const known = new WeakMap<Analysis, Known>();

/** An editor asks at every move of the cursor; the tables say the same until they are read again. */
function draftsOf(analysis: Analysis, lastYear: DocumentDigest | undefined): readonly SentenceDraft[] {
  const found = known.get(analysis);
  if (found && found.lastYear === lastYear) return found.drafts;
  const drafts = draftSentences(analysis, lastYear);
  known.set(analysis, { lastYear, drafts });
  return drafts;
}

const PLACEHOLDER = 'placeholder-left';

function titleOf({ kind }: SentenceDraft, locale: 'zh-CN' | 'en'): string {
  if (kind === 'section') return locale === 'en' ? 'Draft this section from the tables' : '按表起草本节文字';
  return locale === 'en' ? 'Fill in this sentence from the tables' : '按表填写本句的数字';
}
