import { readAcceptances } from '../../budget/acceptance/acceptance.js';
import { readDirectives } from '../../budget/directives.js';
import type { Analysis } from '../analyse.js';
import type { Obligation } from './obligation.js';
import { counted, sayIn } from './words.js';

/** That the author's explanations say what they should; what they explain stands with the obligation it belongs to. */
export function commentObligations({ text, lines, accepted, options }: Analysis): readonly Obligation[] {
  const say = sayIn(options.locale);
  const directives = readDirectives(text, lines);
  const acceptances = readAcceptances(directives);
  return [
    {
      id: 'comments',
      group: 'comments',
      title: say('核实说明有效', 'Explanations apply'),
      ruleIds: ['stale-acceptance', 'unexplained-acceptance', 'unreadable-comment'],
      evidence:
        directives.length === 0
          ? { kind: 'not-applicable', detail: say('没有核实说明', 'nothing is explained') }
          : {
              kind: 'checked',
              detail: say(
                `核实说明 ${acceptances.length} 条，其中有效 ${accepted.length} 条`,
                `${counted(acceptances.length, 'explanation')}, ${accepted.length} in effect`,
              ),
            },
    },
  ];
}
