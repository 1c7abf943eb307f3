import { groupBy } from '../../base/group-by.js';
import { entriesOf, kindOfCode } from '../../budget/catalogue/catalogue.js';
import type { JudgedCode } from '../../budget/codes/code-faults.js';
import type { Analysis } from '../analyse.js';
import type { Evidence, Obligation } from './obligation.js';
import { counted, type Say, sayIn } from './words.js';

/** Subject codes: known, in force, of the right name, and paired as the official mapping has it. */
export function codeObligations({ document, options }: Analysis): readonly Obligation[] {
  const say = sayIn(options.locale);
  const { judgedCodes: codes, year } = document;
  const covered = codes.filter((judged) => isCovered(judged, year));
  const known = counts(codes.length, covered.length, say);
  const unknownYear: Evidence = { kind: 'unchecked', detail: say('文稿年度不明', 'the year of the document is not known') };
  const obligation = (id: string, title: string, ruleId: string, evidence: Evidence): Obligation => ({
    id,
    group: 'codes',
    title,
    ruleIds: [ruleId],
    evidence,
  });
  return [
    obligation('codes-known', say('科目编码存在', 'Subject codes exist'), 'unknown-code', known),
    obligation(
      'codes-in-force',
      say('科目当年有效', 'Subjects are in force in the year'),
      'code-not-in-force',
      known.kind === 'checked' && year === undefined ? unknownYear : known,
    ),
    obligation('code-names', say('编码与名称相符', 'Codes and names agree'), 'code-name-mismatch', names(covered, say)),
    obligation(
      'economic-pairs',
      say('部门与政府经济分类对应', 'Economic subjects are paired as officially mapped'),
      'unmapped-economic-pair',
      pairs(codes, say),
    ),
  ];
}

/** Whether the catalogue knows the code, or is sure that there is none such. */
function isCovered({ code, fault }: JudgedCode, year: number | undefined): boolean {
  const kind = code === undefined ? undefined : kindOfCode(code, year);
  if (kind && code !== undefined && entriesOf(kind, code).length > 0) return true;
  return fault !== undefined && !/^1\d{6}/u.test(code ?? '');
}

function counts(all: number, covered: number, say: Say): Evidence {
  if (all === 0) return { kind: 'not-applicable', detail: say('没有科目编码', 'there are no subject codes') };
  const outside = all - covered;
  const apart = say(`${outside} 个超出已知目录，无法核对`, `${outside} beyond the known catalogue, not checked`);
  if (covered === 0) return { kind: 'unchecked', detail: apart };
  const checked = say(`核对编码 ${covered} 个`, counted(covered, 'code'));
  return { kind: 'checked', detail: outside > 0 ? `${checked}${say('，另有 ', ', ')}${apart}` : checked };
}

function names(covered: readonly JudgedCode[], say: Say): Evidence {
  const named = covered.filter(({ raw }) => raw.name !== '').length;
  return named === 0
    ? { kind: 'not-applicable', detail: say('编码旁没有名称', 'no names stand beside codes') }
    : { kind: 'checked', detail: say(`核对名称 ${named} 个`, counted(named, 'name')) };
}

/** Rows that print a code of both economic classifications. */
function pairs(codes: readonly JudgedCode[], say: Say): Evidence {
  const rows = groupBy(
    codes.filter(({ raw }) => raw.site.kind?.endsWith('economic')),
    ({ raw }) => raw.item,
  );
  const paired = [...rows.values()].filter((ofRow) => new Set(ofRow.map(({ raw }) => raw.site.kind)).size > 1).length;
  return paired === 0
    ? { kind: 'not-applicable', detail: say('没有同时列出两种经济分类的行', 'no row prints both economic classifications') }
    : { kind: 'checked', detail: say(`核对 ${paired} 行`, counted(paired, 'row')) };
}
