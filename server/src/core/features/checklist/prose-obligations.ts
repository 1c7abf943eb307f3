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
    ...amongSentences(analysis, obligation, say),
  ];
}

type MakeObligation = (id: string, title: string, ruleId: string, evidence: Evidence) => Obligation;

/** What sentences say of each other's figures. */
function amongSentences(analysis: Analysis, obligation: MakeObligation, say: Say): readonly Obligation[] {
  const { prose, evaluated } = analysis.document;
  const comparisons = prose.statements.flatMap((statement) => statement.comparisons);
  const rates = comparisons.filter(({ rate }) => rate !== undefined).length;
  const turns = comparisons.filter(({ change, rate, flat }) => change !== undefined || rate !== undefined || flat !== undefined).length;
  const shares = prose.statements.reduce((sum, statement) => sum + statement.shares.length, 0);
  const equations = evaluated.filter(({ equation }) => equation.source.kind === 'sentences');
  const { holding, broken } = new EquationStates(analysis).of(equations);
  const orNothing = (count: number, found: string, none: string): Evidence =>
    count === 0 ? { kind: 'not-applicable', detail: none } : { kind: 'checked', detail: found };
  const noComparison = say('文中没有增减比较', 'the text compares nothing with another year');
  return [
    obligation(
      'sentences',
      say('文中数字前后一致', 'Figures of the text agree with each other'),
      'sentences-disagree',
      equations.length === 0
        ? { kind: 'not-applicable', detail: say('文中没有可以相互核对的金额', 'no amounts of the text can be compared') }
        : {
            kind: 'checked',
            detail: say(`${equations.length} 处中 ${holding} 处一致`, `${holding} of ${equations.length} places agree`),
            ...(broken ? { broken } : {}),
          },
    ),
    obligation(
      'rates',
      say('增减幅度与金额相符', 'Rates agree with their amounts'),
      'wrong-rate',
      orNothing(rates, say(`文中增减幅度 ${rates} 个`, counted(rates, 'rate')), say('文中没有增减幅度', 'the text states no rates')),
    ),
    obligation(
      'directions',
      say('增减方向与金额相符', 'Words of growth agree with their amounts'),
      'wrong-direction',
      orNothing(turns, say(`文中增减比较 ${turns} 处`, counted(turns, 'comparison')), noComparison),
    ),
    obligation(
      'zero-bases',
      say('基数为零时不写幅度', 'Nothing grows by a rate from zero'),
      'rate-on-zero-base',
      orNothing(turns, say(`文中增减比较 ${turns} 处`, counted(turns, 'comparison')), noComparison),
    ),
    obligation(
      'shares',
      say('占比与金额相符', 'Shares agree with their amounts'),
      'wrong-share',
      orNothing(shares, say(`文中占比 ${shares} 个`, counted(shares, 'share')), say('文中没有占比', 'the text states no shares')),
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
    detail: `${say(`文中金额 ${all} 个，与表核对 ${bound} 个`, `${bound} of ${all} amounts compared with the tables`)}${all > bound ? others : ''}`,
    ...(broken ? { broken } : {}),
  };
}
