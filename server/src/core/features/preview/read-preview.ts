import type { BudgetDocument } from '../../budget/document.js';
import { isFinalAccounts } from '../../budget/set/digest.js';
import { byPlace, type Finding, type Locale } from '../../rules/finding.js';
import type { AmongOthers } from '../among-others.js';
import type { Analysis } from '../analyse.js';
import { statedSpans } from '../navigate/figure-place.js';
import { mapPicturePlaces } from '../pictures/map-picture-places.js';
import { picturesOf } from '../pictures/pictures.js';
import { continueIds } from './block-ids.js';
import { type DocumentBlock, documentBlocks } from './document-blocks.js';
import { type PlaceIndex, placeIndex } from './place-index.js';
import { previewChecklist } from './preview-checklist.js';
import { previewFindings } from './preview-findings.js';
import type { BlockId, PreviewBlock, PreviewModel, TextRange } from './preview-model.js';
import { indexInText, type TextBlock } from './text-block.js';

export interface PreviewWishes {
  readonly isMarkdown: boolean;
  /** What other documents say of this one. */
  readonly among?: AmongOthers | undefined;
  /** The reading of an earlier version, whose blocks keep their ids. */
  readonly before?: PreviewReading | undefined;
}

/** A model with what leads from it to the source. */
export interface PreviewReading extends PlaceIndex {
  readonly model: PreviewModel;
  /** The finding that a model names; undefined where it names none so. */
  findingOf(id: string): Finding | undefined;
  /** The first id that no block of this document has had. */
  readonly nextId: BlockId;
}

/** A document as pages show it. */
export function readPreview(analysis: Analysis, { isMarkdown, among, before }: PreviewWishes): PreviewReading {
  const { document, options, recognised, lines } = analysis;
  const drafts = documentBlocks(analysis);
  const { ids, next } = continueIds(
    before?.model.blocks ?? [],
    drafts.map(({ shown }) => shown),
    before?.nextId ?? 1,
  );
  const blocks = blocksOf(drafts, ids, document);
  const index = placeIndex(lines, drafts, ids);
  const findings = [...analysis.findings, ...(among?.findings ?? [])].sort(byPlace);
  const shown = previewFindings(findings, blocks, index, options.locale);
  const byId = new Map(shown.map(({ id }, at) => [id, findings[at] as Finding]));
  return {
    ...index,
    nextId: next,
    findingOf: (id) => byId.get(id),
    model: {
      locale: options.locale,
      recognised,
      title: titleOf(document, blocks, options.locale),
      isMarkdown,
      blocks,
      findings: shown,
      checklist: recognised ? previewChecklist(analysis, among, index) : undefined,
      pictures: picturesOf(analysis).map((picture) => mapPicturePlaces(picture, index.placeOf)),
    },
  };
}

function blocksOf(drafts: readonly DocumentBlock[], ids: readonly BlockId[], document: BudgetDocument): readonly PreviewBlock[] {
  const figures = statedSpans(document);
  let next = 0;
  return drafts.map((draft, at): PreviewBlock => {
    const id = ids[at] as BlockId;
    if ('table' in draft) return { ...draft.shown, id };
    const end = endOf(draft);
    const found: TextRange[] = [];
    for (let figure = figures[next]; figure && figure.start < end; figure = figures[++next])
      if (figure.start >= startOf(draft)) found.push([indexInText(draft, figure.start), indexInText(draft, figure.end)]);
    return { ...draft.shown, id, figures: found };
  });
}

function startOf({ parts }: TextBlock): number {
  return parts[0]?.source ?? 0;
}

function endOf({ parts }: TextBlock): number {
  const last = parts.at(-1);
  return last ? last.source + last.length : 0;
}

function titleOf(document: BudgetDocument, blocks: readonly PreviewBlock[], locale: Locale): string {
  const { owner, year } = document;
  if (owner !== undefined && year !== undefined) {
    const isFinal = isFinalAccounts(document);
    if (locale === 'en') return `${owner} · ${isFinal ? 'Final accounts' : 'Budget'} ${year}`;
    return `${owner} ${year} 年${whoseIn(blocks)}${isFinal ? '决算' : '预算'}`;
  }
  const heading = blocks.find((block) => block.kind === 'text' && block.role === 'heading');
  return heading?.kind === 'text' ? heading.text : '';
}

/** Whether it is the budget of a department or of one unit of it: what is said above the first table. */
function whoseIn(blocks: readonly PreviewBlock[]): string {
  for (const block of blocks) {
    if (block.kind === 'table') break;
    const [, whose] = /(部门|单位)(?:预算|决算)/u.exec(block.text) ?? [];
    if (whose !== undefined) return whose;
  }
  return '部门';
}
