/** A table without data is published as an empty table with a note that says why (DOMAIN H1; 财预〔2016〕143号). */

import { findMissingNotes, type MissingNote } from '../budget/outline/note-faults.js';
import { defineRule } from './rule.js';

export const missingNote = defineRule<MissingNote>({
  id: 'missing-note',
  title: { 'zh-CN': '缺少表注', en: 'Note missing' },
  defaultSeverity: 'warning',
  severity: ({ isEmpty, model }) => (isEmpty && model ? 'warning' : 'information'),
  detect: ({ document }) => findMissingNotes(document),
  place: ({ noted }) => noted.titleSpan,
  say({ noted: { title }, isEmpty, model }, locale) {
    const related = model?.note ? [{ span: model.note.span, message: locale === 'en' ? 'As noted here' : '同类表注' }] : [];
    if (!isEmpty) {
      return {
        message:
          locale === 'en'
            ? `${title} has no note below it, which every other table of the document has. Add one, if only “注：无”.`
            : `“${title}”没有表注，而本文其他各表均有。请补写，没有内容时写“注：无”。`,
      };
    }
    return {
      message:
        locale === 'en'
          ? `${title} is empty and no note says why: readers cannot tell it from a table that was left out. Add a note that there is none.`
          : `“${title}”是空表而没有说明：读者无法分辨是没有这项收支还是漏编。请在表下注明没有。`,
      related,
    };
  },
  fix({ noted, wording }, locale, { text }) {
    if (wording === undefined) return [];
    const end = noted.table.span.end;
    const line = text.indexOf('\r\n') >= 0 ? '\r\n' : '\n';
    return [
      {
        title: locale === 'en' ? `Add “${wording}”` : `补写“${wording}”`,
        edits: [{ span: { start: end, end }, newText: `${line}${line}${wording}` }],
        changesFigures: false,
      },
    ];
  },
});
