import { contentsOf } from '../../budget/outline/contents-against-body.js';
import { notedTables } from '../../budget/outline/note-faults.js';
import type { Analysis } from '../analyse.js';
import type { Evidence, Obligation } from './obligation.js';
import { counted, sayIn } from './words.js';

/** What the form of the document asks for besides figures: its contents and its notes. */
export function formObligations({ document, options }: Analysis): readonly Obligation[] {
  const say = sayIn(options.locale);
  const contents = contentsOf(document.blocks, document.tables);
  const noted = notedTables(document);
  const empty = noted.filter(({ isEmpty }) => isEmpty === true).length;
  const notes = noted.filter(({ note }) => note !== undefined).length;
  const obligation = (id: string, title: string, ruleId: string, evidence: Evidence): Obligation => ({
    id,
    group: 'form',
    title,
    ruleIds: [ruleId],
    evidence,
  });
  return [
    obligation(
      'contents',
      say('目录与正文标题一致', 'The contents list the titles of the body'),
      'contents-differ',
      contents
        ? { kind: 'checked', detail: say(`目录 ${contents.entries.length} 条`, counted(contents.entries.length, 'entry', 'entries')) }
        : { kind: 'not-applicable', detail: say('没有目录', 'there are no contents') },
    ),
    obligation(
      'empty-tables',
      say('空表有说明', 'Empty tables have a note'),
      'missing-note',
      empty === 0
        ? { kind: 'not-applicable', detail: say('没有空表', 'no table is empty') }
        : { kind: 'checked', detail: say(`空表 ${empty} 张`, counted(empty, 'empty table')) },
    ),
    obligation(
      'notes',
      say('表注与表相符', 'Notes agree with their tables'),
      'note-contradicts-table',
      notes === 0
        ? { kind: 'not-applicable', detail: say('表下没有注', 'no table has a note') }
        : { kind: 'checked', detail: say(`表注 ${notes} 条`, counted(notes, 'note')) },
    ),
  ];
}
