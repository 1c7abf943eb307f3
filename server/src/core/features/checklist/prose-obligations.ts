import type { Analysis } from '../analyse.js';
import { EquationStates } from './equation-state.js';
import type { Evidence, Obligation } from './obligation.js';
import { counted, type Say, sayIn } from './words.js';

/** What sentences state, against the tables and against each other. */
export function proseObligations(analysis: Analysis): readonly Obligation[] {
  const say = sayIn(analysis.options.locale);
  const { document } = analysis;
  const { prose, year } = document;
  const obligation = (id: string, title: string, ruleId: string, evidence: Evidence): Obligation => ({
    id,
    group: 'prose',
    title,
    ruleIds: [ruleId],
    evidence,
  });
  return [
    obligation(
      'stated-amounts',
      say('文中金额与表一致', 'Amounts in the text agree with the tables'),
      'amount-differs-from-table',
      statedAmounts(analysis, say),
    ),
    obligation(
      'stated-subjects',
      say('文中科目名称为本年度的', 'Subjects in the text have the names of the year'),
      'stale-subject-name',
      prose.paragraphs.length === 0
        ? { kind: 'not-applicable', detail: say('表外没有文字', 'there is no text beside the tables') }
        : year === undefined
          ? { kind: 'unchecked', detail: say('文稿年度不明', 'the year of the document is not known') }
          : { kind: 'checked', detail: say(`通读 ${prose.paragraphs.length} 段`, counted(prose.paragraphs.length, 'paragraph')) },
    ),
    obligation(
      'years',
      say('年度用词正确', 'Years are the right ones'),
      'wrong-year',
      year === undefined
        ? { kind: 'unchecked', detail: say('文稿年度不明', 'the year of the document is not known') }
        : { kind: 'checked', detail: say(`以 ${year} 年为预算年度`, `${year} is the year of the budget`) },
    ),
  ];
}

/** How many amounts of the text are bound to cells, and how many of these agree. */
function statedAmounts(analysis: Analysis, say: Say): Evidence {
  const { prose, stated, evaluated } = analysis.document;
  const all = prose.amounts.length;
  if (all === 0) return { kind: 'not-applicable', detail: say('文中没有金额', 'the text states no amounts') };
  const bound = new Set(stated.map(({ claim }) => claim)).size;
  const others = say(
    `；另有 ${all - bound} 个为变动额、上年数或表外事项，不与表核对`,
    `; ${all - bound} more are changes, figures of last year or not in the tables, and not compared`,
  );
  if (bound === 0)
    return {
      kind: 'unchecked',
      detail: say(`文中金额 ${all} 个，均未找到表中对应的数`, `none of ${counted(all, 'amount')} was found in the tables`),
    };
  const { broken } = new EquationStates(analysis).of(evaluated.filter(({ equation }) => equation.source.kind === 'stated'));
  return {
    kind: 'checked',
    detail: `${say(`文中金额 ${all} 个，与表核对 ${bound} 个`, `${bound} of ${counted(all, 'amount')} compared with the tables`)}${all > bound ? others : ''}`,
    ...(broken ? { broken } : {}),
  };
}
