import type { DocumentForm } from '../../budget/form/document-form.js';
import { contentsOf } from '../../budget/outline/contents-against-body.js';
import { notedTables } from '../../budget/outline/note-faults.js';
import type { Analysis } from '../analyse.js';
import type { Evidence, Obligation } from './obligation.js';
import { counted, type Say, sayIn } from './words.js';

/** What the form of the document asks for besides figures: its tables, rows, units, contents, notes and names. */
export function formObligations({ document, options }: Analysis): readonly Obligation[] {
  const say = sayIn(options.locale);
  const { form } = document;
  const obligation = (id: string, title: string, ruleIds: readonly string[], evidence: Evidence): Obligation => ({
    id,
    group: 'form',
    title,
    ruleIds,
    evidence,
  });
  const ofForm = (detail: string): Evidence => (form.recognition === 'generic' ? unknownForm(say) : { kind: 'checked', detail });
  const name = form.pack.name[options.locale];
  const required = form.pack.tables.filter((table) => table.required).length;
  const printed = new Set(form.matches.map(({ place }) => place)).size;
  return [
    obligation('form', say('表样已认定', 'The form is known'), ['unknown-template'], knownForm(form, name, say)),
    obligation(
      'form-tables',
      say('表样规定的表齐全', 'The tables of the form are there'),
      ['missing-table'],
      ofForm(
        say(
          `表样必备 ${required} 张，文稿中有表样所列的表 ${printed} 张`,
          `the form requires ${required}, ${printed} of its tables are printed`,
        ),
      ),
    ),
    obligation(
      'form-order',
      say('表的次序', 'Tables stand in order'),
      ['table-order'],
      ofForm(say(`核对 ${printed} 张表`, counted(printed, 'table'))),
    ),
    obligation('form-rows', say('表样规定的行齐全', 'The rows of the form are there'), ['missing-form-row'], formRows(form, ofForm, say)),
    obligation('form-depth', say('科目细化到位', 'Subjects go as deep as the form asks'), ['missing-detail'], formDepth(form, ofForm, say)),
    obligation('units', say('金额单位', 'Units of money'), ['missing-unit-line', 'wrong-unit'], {
      kind: 'checked',
      detail: say(`核对 ${document.systems.length} 张表`, counted(document.systems.length, 'table')),
    }),
    ...textObligations(document, say),
  ];

  function textObligations({ blocks, tables, owner }: typeof document, say: Say): readonly Obligation[] {
    const contents = contentsOf(blocks, tables);
    const noted = notedTables(document);
    const empty = noted.filter(({ isEmpty }) => isEmpty === true).length;
    const notes = noted.filter(({ note }) => note !== undefined).length;
    return [
      obligation(
        'contents',
        say('目录与正文标题一致', 'The contents list the titles of the body'),
        ['contents-differ'],
        contents
          ? { kind: 'checked', detail: say(`目录 ${contents.entries.length} 条`, counted(contents.entries.length, 'entry', 'entries')) }
          : nothing(say('没有目录', 'there are no contents')),
      ),
      obligation(
        'empty-tables',
        say('空表有说明', 'Empty tables have a note'),
        ['missing-note'],
        empty === 0
          ? nothing(say('没有空表', 'no table is empty'))
          : { kind: 'checked', detail: say(`空表 ${empty} 张`, counted(empty, 'empty table')) },
      ),
      obligation(
        'notes',
        say('表注与表相符', 'Notes agree with their tables'),
        ['note-contradicts-table'],
        notes === 0
          ? nothing(say('表下没有注', 'no table has a note'))
          : { kind: 'checked', detail: say(`表注 ${notes} 条`, counted(notes, 'note')) },
      ),
      obligation(
        'owner',
        say('单位名称前后一致', 'The owner has one name'),
        ['owner-disagrees'],
        owner === undefined ? nothing(say('表上没有单位名称', 'tables name no owner')) : { kind: 'checked', detail: owner },
      ),
      obligation('placeholders', say('没有遗留的占位符', 'No placeholder is left'), ['placeholder-left'], {
        kind: 'checked',
        detail: say('已通读全文', 'the whole document was read'),
      }),
    ];
  }
}

function nothing(detail: string): Evidence {
  return { kind: 'not-applicable', detail };
}

function unknownForm(say: Say): Evidence {
  return {
    kind: 'unchecked',
    detail: say('表样未能认定，可用设置 template 指定', 'the form is not recognised; the setting template may name it'),
  };
}

function knownForm({ recognition }: DocumentForm, name: string, say: Say): Evidence {
  switch (recognition) {
    case 'generic':
      return unknownForm(say);
    case 'setting':
      return { kind: 'checked', detail: say(`${name}（由设置指定）`, `${name} (by the setting)`) };
    case 'comment':
      return { kind: 'checked', detail: say(`${name}（由文中注释指定）`, `${name} (by a comment)`) };
    case 'recognised':
      return { kind: 'checked', detail: say(`${name}（由各表认出）`, `${name} (told by its tables)`) };
  }
}

function formRows({ matches }: DocumentForm, ofForm: (detail: string) => Evidence, say: Say): Evidence {
  const rows = matches.reduce((sum, { form }) => sum + form.rows.length, 0);
  const evidence = ofForm(say(`表样规定 ${rows} 行`, `the form has ${counted(rows, 'row')} of its own`));
  return rows === 0 && evidence.kind === 'checked' ? nothing(say('表样没有规定必列的行', 'the form prescribes no rows')) : evidence;
}

function formDepth({ matches }: DocumentForm, ofForm: (detail: string) => Evidence, say: Say): Evidence {
  const deep = matches.filter(({ form }) => form.depth !== undefined).length;
  const evidence = ofForm(say(`核对 ${deep} 张表`, counted(deep, 'table')));
  return deep === 0 && evidence.kind === 'checked' ? nothing(say('表样对细化没有要求', 'the form asks for no depth')) : evidence;
}
