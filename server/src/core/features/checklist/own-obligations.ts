import type { Obstacle } from '../../budget/own/find-cell.js';
import { type OwnTerm, printOwnIdentity, printOwnTerm } from '../../budget/own/own-identity.js';
import { type OwnOutcome, ownOutcomes } from '../../budget/own/own-statements.js';
import type { Identity } from '../../budget/sums/equation.js';
import type { Analysis } from '../analyse.js';
import { EquationStates, faultsByPlace } from './equation-state.js';
import type { Evidence, Obligation } from './obligation.js';
import { type Say, sayIn } from './words.js';

/** The identities that the user states in the settings, one by one. */
export function ownObligations(analysis: Analysis): readonly Obligation[] {
  const { document, options } = analysis;
  const say = sayIn(options.locale);
  const states = new EquationStates(analysis);
  const faults = faultsByPlace(document.faults);
  const breaks = (start: number, identity: Identity) =>
    (faults.get(start) ?? []).some(({ equations }) =>
      equations.some(({ equation: { source } }) => source.kind === 'identity' && source.identity === identity),
    );
  return ownOutcomes(document.own, document.evaluated).map((outcome, order): Obligation => {
    const { own, identity } = outcome.statement;
    return {
      id: `own:${order + 1}`,
      group: 'own',
      title: own.name ?? printOwnIdentity(own),
      ruleIds: ['own-identity'],
      scope: ({ span }) => breaks(span.start, identity),
      evidence: evidenceOf(outcome, states, say),
      place: outcome.statement.equation?.total.entry.cell.span,
    };
  });
}

function evidenceOf({ statement, result }: OwnOutcome, states: EquationStates, say: Say): Evidence {
  if (result.kind === 'unchecked')
    return { kind: 'unchecked', detail: result.obstacles.map((obstacle) => obstacleWords(obstacle, say)).join(say('；', '; ')) };
  const { broken } = states.of([result.evaluated]);
  return {
    kind: 'checked',
    detail: broken
      ? say('不成立', 'does not hold')
      : `${say('成立', 'holds')}${statement.own.name === undefined ? '' : say('：', ': ')}${statement.own.name === undefined ? '' : printOwnIdentity({ ...statement.own, name: undefined })}`,
    ...(broken ? { broken } : {}),
  };
}

function obstacleWords(obstacle: Obstacle, say: Say): string {
  if (obstacle.kind === 'too-large') return say('数字过大，无法精确核对', 'its figures are too large to be exact');
  const term = printOwnTerm(obstacle.term);
  const offered =
    'offered' in obstacle && obstacle.offered.length > 0
      ? say(`；现有：${obstacle.offered.slice(0, 3).join('、')}`, `; there is: ${obstacle.offered.slice(0, 3).join(', ')}`)
      : '';
  return `${term}${say('：', ': ')}${reasonOf(obstacle, say)}${offered}`;
}

function reasonOf({ kind }: Exclude<Obstacle, { kind: 'too-large' }> & { readonly term: OwnTerm }, say: Say): string {
  switch (kind) {
    case 'no-table':
      return say('文稿中没有这张表', 'the document has no such table');
    case 'no-row':
      return say('表中没有这一行', 'the table has no such row');
    case 'no-column':
      return say('表中没有这一列', 'the table has no such column');
    case 'many-tables':
      return say('有几张表同名', 'several tables fit');
    case 'many-rows':
      return say('有几行同名', 'several rows fit');
    case 'many-columns':
      return say('有几列同名', 'several columns fit');
    case 'no-cell':
      return say('该处没有单元格', 'there is no cell');
    case 'unreadable':
      return say('该处的数字无法读取', 'the figure cannot be read');
    case 'same-cell':
      return say('两项是同一单元格', 'two terms are one cell');
  }
}
