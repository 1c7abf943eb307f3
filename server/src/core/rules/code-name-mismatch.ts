/** A subject is printed with the name that its code has in the budget's year (政府收支分类科目; 预算法 第三十二条). */
import { sameName } from '../budget/catalogue/catalogue.js';
import type { Candidate } from '../budget/codes/code-evidence.js';
import { type CodeFaultOf, codeFaults, codeFixes, evidencePlaces, isSureRenaming, nameFix, yearsOf, yearWords } from './code-wording.js';
import type { Locale, Severity } from './finding.js';
import { defineRule, type Fix, type RuleContext } from './rule.js';

type Fact = CodeFaultOf<'stale-name' | 'other-name' | 'misplaced' | 'short-name' | 'unofficial-name' | 'procurement'>;

/** From this year on additions and renamings of functional subjects may be missing in the catalogue. */
const FIRST_LESS_KNOWN_YEAR = 2023;

export const codeNameMismatch = defineRule<Fact>({
  id: 'code-name-mismatch',
  title: { 'zh-CN': '科目编码与名称不符', en: 'Subject code and name disagree' },
  defaultSeverity: 'error',
  severity: severityOf,
  detect: (context) =>
    codeFaults(context, 'stale-name', 'other-name', 'misplaced', 'short-name', 'unofficial-name', 'procurement').filter(
      (fault) => fault.kind !== 'procurement' || fault.listed,
    ),
  // Where the code is right and only its name is not, the name is the place.
  place: (fault) => ((fault.kind === 'stale-name' || fault.kind === 'short-name') && fault.raw.nameSpan) || fault.place,
  say(fault, locale, context) {
    const message = locale === 'en' ? inEnglish(fault, context) : inChinese(fault, context);
    return { message, related: evidencePlaces(fault, locale, context) };
  },
  fix(fault, locale, context) {
    const codes = codeFixes(fault, locale);
    const names = nameFix(fault, locale);
    if (fault.kind === 'stale-name') return names.map((fix) => ({ ...fix, isSafe: isSureRenaming(fault.entry, context.document.year) }));
    if (fault.kind === 'misplaced' || fault.kind === 'procurement') return codes;
    const ordered: readonly Fix[] = fault.likely === undefined ? [...names, ...codes] : [...codes, ...names];
    return ordered;
  },
});

function severityOf(fault: Fact, { document: { year } }: RuleContext): Severity {
  switch (fault.kind) {
    case 'other-name':
      return fault.official?.confidence === 'low' ? 'warning' : 'error';
    case 'misplaced':
      return 'warning';
    case 'stale-name':
      return isSureRenaming(fault.entry, year) ? 'warning' : 'information';
    case 'unofficial-name':
      return isWellKnown(fault, year) ? 'warning' : 'information';
    case 'short-name':
    case 'procurement':
      return 'information';
  }
}

function isWellKnown({ official }: Fact, year: number | undefined): boolean {
  if (official?.confidence !== 'high' || year === undefined) return false;
  return official.kind !== 'function' || year < FIRST_LESS_KNOWN_YEAR;
}

function inChinese(fault: Fact, { document }: RuleContext): string {
  const { raw, official, code } = fault;
  const meant = codesOf(fault.candidates, 'zh-CN');
  const head = `编码 ${code} 与名称“${raw.name}”不符`;
  const year = yearWords(document.year, 'zh-CN');
  switch (fault.kind) {
    case 'stale-name':
      return `科目名称“${raw.name}”不是本年度名称：${code} 的这一名称适用于 ${yearsOf(fault.entry, 'zh-CN')}，${year}为“${official?.name ?? ''}”。请改用本年度名称。`;
    case 'misplaced':
      return `编码 ${code} 与所在位置不符：上级科目 ${code?.slice(0, -2)} 不在本表，此处“${raw.name}”应为 ${meant}。请改正编码。`;
    case 'short-name':
      return `科目名称“${raw.name}”与规定名称有出入：${code} 的规定名称是“${official?.name ?? ''}”，名称应与科目一致。请改用规定名称。`;
    case 'unofficial-name':
      return `${head}：${code} 的规定名称是“${official?.name ?? ''}”，科目中没有“${raw.name}”。请核对编码，或改用规定名称。`;
    case 'procurement':
      return `品目${head}：采购品目“${raw.name}”的编码是 ${meant}。请核对品目编码。`;
    case 'other-name': {
      const own = official ? `${code} 是“${official.name}”，` : `${code} 在${year}不适用，`;
      const cure = fault.likely === undefined ? '请改正名称，或改正编码' : '请改正编码，或改正名称';
      return `${head}：${own}“${raw.name}”的编码是 ${meant}。${cure}。`;
    }
  }
}

function inEnglish(fault: Fact, { document }: RuleContext): string {
  const { raw, official, code } = fault;
  const meant = codesOf(fault.candidates, 'en');
  const head = `Code ${code} and name ${raw.name} disagree`;
  const year = yearWords(document.year, 'en');
  switch (fault.kind) {
    case 'stale-name':
      return `The subject name ${raw.name} is not this year's: ${code} has it ${yearsOf(fault.entry, 'en')}, and in ${year} it is ${official?.name ?? ''}. Use this year's name.`;
    case 'misplaced':
      return `Code ${code} does not belong where it stands: its parent ${code?.slice(0, -2)} is not in this table, and ${raw.name} is ${meant} here. Correct the code.`;
    case 'short-name':
      return `The subject name ${raw.name} differs from the official one: ${code} is ${official?.name ?? ''}, and a name agrees with its subject. Use the official name.`;
    case 'unofficial-name':
      return `${head}: ${code} is ${official?.name ?? ''}, and no subject is named ${raw.name}. Check the code, or use the official name.`;
    case 'procurement':
      return `Item: ${head.toLowerCase()}, the procurement item ${raw.name} is ${meant}. Check the item code.`;
    case 'other-name': {
      const own = official ? `${code} is ${official.name}` : `${code} is not in force in ${year}`;
      const cure = fault.likely === undefined ? 'Correct the name, or the code' : 'Correct the code, or the name';
      return `${head}: ${own}, and ${raw.name} is ${meant}. ${cure}.`;
    }
  }
}

/** The codes that bear the name that was meant; it may have more than one. */
function codesOf(candidates: readonly Candidate[], locale: Locale): string {
  const [first, ...others] = candidates;
  const same = others.filter((other) => first && sameName(other.name, first.name)).slice(0, 2);
  return [first, ...same].map((candidate) => candidate?.code ?? '').join(locale === 'en' ? ' or ' : ' 或 ');
}
