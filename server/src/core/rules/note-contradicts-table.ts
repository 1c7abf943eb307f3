/** A note under a table speaks of that table: 无… stands under an empty one, and names what it is about (DOMAIN H1). */

import type { Edit } from '../base/span.js';
import { type ContradictingNote, findContradictingNotes } from '../budget/outline/note-faults.js';
import { nounOf, placeOf } from '../budget/outline/note-subject.js';
import { defineRule } from './rule.js';

export const noteContradictsTable = defineRule<ContradictingNote>({
  id: 'note-contradicts-table',
  title: { 'zh-CN': '表注与表不符', en: 'Note contradicts its table' },
  defaultSeverity: 'error',
  severity: ({ kind }) => (kind === 'beside-figures' ? 'error' : 'warning'),
  detect: ({ document }) => findContradictingNotes(document),
  place: ({ note }) => note.span,
  say(fact, locale) {
    const { title, titleSpan } = fact.noted;
    const related = [{ span: titleSpan, message: locale === 'en' ? `The table: ${title}` : `所注的表：${title}` }];
    if (fact.kind === 'beside-figures') {
      return {
        message:
          locale === 'en'
            ? `The note says that there is nothing, but ${title} has figures: one of the two is left over from another version. Remove the note or correct the figures.`
            : `表注说没有，而“${title}”列有金额：其中之一是旧稿留下的。请删去表注，或更正金额。`,
        related,
      };
    }
    const [said, meant] = [nounOf(fact.said), nounOf(fact.meant)];
    return {
      message:
        locale === 'en'
          ? `The note speaks of ${said}, but it stands under ${title}: it belongs to another table. Write ${meant}.`
          : `表注说的是“${said}”，所注的却是“${title}”：是别的表的注。请改为“${meant}”。`,
      related,
    };
  },
  fix(fact, locale, { text, lines }) {
    if (fact.kind === 'beside-figures') {
      const title = locale === 'en' ? 'Remove the note' : '删去表注';
      return [{ title, edits: [withoutLine(fact.note.line)], changesFigures: false }];
    }
    const place = placeOf(fact.said, fact.note.text);
    if (!place) return [];
    const start = fact.note.span.start;
    const meant = nounOf(fact.meant);
    return [
      {
        title: locale === 'en' ? `Write ${meant}` : `改为“${meant}”`,
        edits: [{ span: { start: start + place.start, end: start + place.end }, newText: meant }],
        changesFigures: false,
      },
    ];

    function withoutLine(line: number): Edit {
      return { span: { start: lines.lineStart(line), end: Math.min(lines.lineStart(line + 1), text.length) }, newText: '' };
    }
  },
});
