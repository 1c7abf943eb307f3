import { groupBy } from '../../base/group-by.js';
import { IDENTITIES } from '../../budget/facts/identities.js';
import type { EvaluatedEquation, Identity } from '../../budget/sums/equation.js';
import type { LogicalTable } from '../../table/logical-table.js';
import type { Analysis } from '../analyse.js';
import { EquationStates, faultsByPlace } from './equation-state.js';
import type { Evidence, Obligation } from './obligation.js';
import { type Say, sayIn } from './words.js';

/** What tables must agree in: each identity by its name, and projects that two tables list. */
export function betweenObligations(analysis: Analysis): readonly Obligation[] {
  const { document, options } = analysis;
  const say = sayIn(options.locale);
  const states = new EquationStates(analysis);
  const found = groupBy([...document.evaluated, ...document.identities.questions], identityOf);
  const told = identitiesByPlace(analysis);
  const identities = Object.values(IDENTITIES).map((identity: Identity): Obligation => {
    const evaluated = found.get(identity) ?? [];
    const isContradicted = document.identities.contradicted.includes(identity);
    const lacksTotal = document.identities.unchecked.find((each) => each.identity === identity)?.table.table;
    return {
      id: `identity:${identity.id}`,
      group: 'between',
      title: `${identity.id} ${identity.title[options.locale]}`,
      ruleIds: [identity.class === 'question' ? 'contributions-differ' : 'tables-disagree'],
      ...(identity.class === 'question' ? {} : { sideRuleIds: ['part-exceeds-whole'] }),
      scope: ({ span }) => told.get(span.start) === identity,
      evidence:
        evaluated.length > 0 && !lacksTotal
          ? held(identity, evaluated, states, say)
          : nothingHeld(identity, isContradicted, lacksTotal, say),
      place: lacksTotal?.span ?? evaluated[0]?.equation.total.entry.cell.span,
    };
  });
  return [...identities, sameProjects(analysis, states, say)];
}

function identityOf({ equation: { source } }: EvaluatedEquation): Identity | undefined {
  return source.kind === 'identity' ? source.identity : undefined;
}

function held(identity: Identity, evaluated: readonly EvaluatedEquation[], states: EquationStates, say: Say): Evidence {
  const { equations, holding, broken } = states.of(evaluated);
  const detail = say(`${equations} 处中 ${holding} 处一致`, `${holding} of ${equations} places agree`);
  if (identity.class === 'question') return { kind: 'checked', detail, asks: broken !== undefined };
  return { kind: 'checked', detail, ...(broken ? { broken } : {}) };
}

function nothingHeld({ class: binding }: Identity, isContradicted: boolean, lacksTotal: LogicalTable | undefined, say: Say): Evidence {
  const title = lacksTotal?.caption.title ?? '';
  if (lacksTotal)
    return {
      kind: 'unchecked',
      detail: say(`《${title}》没有可读的合计行，未作核对`, `${title} has no total that can be read: not checked`),
    };
  if (isContradicted && binding === 'universal')
    return {
      kind: 'unchecked',
      detail: say('数字大多与此不符，可能表的口径读错，未作核对', 'most figures say otherwise, so the tables may be misread: not checked'),
    };
  if (isContradicted) return { kind: 'not-applicable', detail: say('本文稿的表式不要求', 'the form of this document does not ask for it') };
  return {
    kind: 'not-applicable',
    detail: say('文稿中没有这样的两处数字，或已由其他关系核对', 'there are no two such figures, or another identity covers them'),
  };
}

/** By the places of its figures, the identity that a fault breaks first. */
function identitiesByPlace({ document }: Analysis): ReadonlyMap<number, Identity> {
  const places = new Map<number, Identity>();
  for (const [place, faults] of faultsByPlace(document.faults)) {
    const identity = faults
      .flatMap(({ equations }) => equations)
      .map(identityOf)
      .find((each) => each !== undefined);
    if (identity) places.set(place, identity);
  }
  return places;
}

function sameProjects({ document }: Analysis, states: EquationStates, say: Say): Obligation {
  const evaluated = document.evaluated.filter(({ equation }) => equation.source.kind === 'same');
  const { equations, holding, broken } = states.of(evaluated);
  return {
    id: 'same-projects',
    group: 'between',
    title: say('重点项目与项目表一致', 'Key projects agree with the table of projects'),
    ruleIds: ['amounts-disagree', 'unlisted-key-project'],
    evidence:
      equations === 0
        ? { kind: 'not-applicable', detail: say('没有两张表列同样的项目', 'no two tables list the same projects') }
        : {
            kind: 'checked',
            detail: say(`${equations} 个项目中 ${holding} 个金额一致`, `${holding} of ${equations} projects agree`),
            ...(broken ? { broken } : {}),
          },
    place: evaluated[0]?.equation.total.entry.cell.span,
  };
}
