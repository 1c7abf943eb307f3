import type { AmongOthers } from '../among-others.js';
import type { Analysis } from '../analyse.js';
import { checklist } from '../checklist/checklist.js';
import { checklistStatusTitle } from '../checklist/words.js';
import type { PlaceIndex } from './place-index.js';
import type { PreviewChecklist } from './preview-model.js';

/** The checklist of a budget as a page shows it. */
export function previewChecklist(analysis: Analysis, among: AmongOthers | undefined, { placeOf }: PlaceIndex): PreviewChecklist {
  const { settled, total, sections } = checklist(analysis, among);
  return {
    settled,
    total,
    sections: sections.map(({ group, title, items }) => ({
      group,
      title,
      items: items.map((item) => ({
        id: item.id,
        title: item.title,
        status: item.status,
        statusTitle: checklistStatusTitle(item.status, analysis.options.locale),
        detail: item.detail,
        places: item.places.map(({ message, span }) => ({ message, place: placeOf(span) })),
      })),
    })),
  };
}
