import type { AmongOthers } from '../among-others.js';
import type { Analysis } from '../analyse.js';
import type { Evidence, Obligation } from './obligation.js';
import { counted, type Say, sayIn } from './words.js';

/** Agreement with last year's document, with the documents of units, and with projects listed elsewhere. */
export function fileObligations({ options }: Analysis, among: AmongOthers | undefined): readonly Obligation[] {
  const say = sayIn(options.locale);
  const obligation = (id: string, title: string, ruleId: string, evidence: Evidence): Obligation => ({
    id,
    group: 'files',
    title,
    ruleIds: [ruleId],
    evidence,
  });
  return [
    obligation('last-year', say('与上年文稿一致', 'Agrees with last year’s document'), 'last-year-differs', lastYear(among, say)),
    obligation('units-sum', say('各单位文稿之和一致', 'Is the sum of its units’ documents'), 'units-do-not-add-up', units(among, say)),
    obligation(
      'projects-elsewhere',
      say('同一项目各文稿金额一致', 'Projects have one amount in all documents'),
      'project-amounts-differ',
      among && among.others > 0
        ? { kind: 'checked', detail: say(`与其他 ${among.others} 份文稿核对`, `compared with ${counted(among.others, 'other document')}`) }
        : nothing(say('没有其他文稿', 'there are no other documents')),
    ),
  ];
}

function nothing(detail: string): Evidence {
  return { kind: 'not-applicable', detail };
}

function lastYear(among: AmongOthers | undefined, say: Say): Evidence {
  switch (among?.coverage.lastYear) {
    case 'compared':
      return { kind: 'checked', detail: say('与上年文稿核对', 'compared with last year’s document') };
    case 'several':
      return { kind: 'unchecked', detail: say('有几份可能是上年文稿，未核对', 'several documents may be last year’s') };
    case 'other-basis':
      return {
        kind: 'unchecked',
        detail: say(
          '与上年文稿不同之处多于相同之处，疑口径不同，未核对',
          'last year’s document differs in more ways than it agrees, which looks like another basis',
        ),
      };
    case 'silent':
      return nothing(say('文稿中没有可与上年文稿核对的数字', 'the document says nothing of last year that last year’s published'));
    default:
      return nothing(say('没有上年文稿', 'last year’s document is not there'));
  }
}

function units(among: AmongOthers | undefined, say: Say): Evidence {
  const found = among?.coverage.units;
  if (!found) return nothing(say('文稿没有列出所属单位', 'the document lists no units, or there is no other document'));
  if (found.found === 0)
    return nothing(
      say(`列有 ${found.listed} 个单位，没有它们的文稿`, `none of the documents of ${counted(found.listed, 'unit')} is there`),
    );
  if (!found.isComplete) {
    const missing = found.missing.slice(0, 3);
    return {
      kind: 'unchecked',
      detail: say(
        `列有 ${found.listed} 个单位，缺 ${found.missing.length} 份文稿：${missing.join('、')}`,
        `${found.missing.length} of ${counted(found.listed, 'unit')} have no document here: ${missing.join(', ')}`,
      ),
    };
  }
  if (found.isOtherBasis) {
    return {
      kind: 'unchecked',
      detail: say(
        '与各单位文稿之和不同之处多于相同之处，疑口径不同，未核对',
        'the sum of its units differs in more ways than it agrees, which looks like another basis',
      ),
    };
  }
  return { kind: 'checked', detail: say(`${found.found} 个单位的文稿齐全`, `all ${counted(found.found, 'document')} of units are there`) };
}
