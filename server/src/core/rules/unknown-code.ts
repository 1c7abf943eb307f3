/**
 * Every printed subject code is one of the year's 政府收支分类科目 (预算法 第三十二条: budgets are drawn up by the
 * subjects of revenue and expenditure that the Ministry of Finance issues).
 */
import { coverage, kindOfCode, levelOf, sameName } from '../budget/catalogue/catalogue.js';
import { mayBeInForce } from '../budget/codes/code-candidates.js';
import { type CodeFaultOf, codeFaults, codeFixes, evidencePlaces, kindAt, kindName, printedCode, yearWords } from './code-wording.js';
import type { Locale, Severity } from './finding.js';
import { defineRule, type RuleContext } from './rule.js';

type Fact = CodeFaultOf<'malformed' | 'unknown' | 'procurement'>;

/** The last year for which the 项 of the catalogue are nearly all there. */
const LAST_WELL_KNOWN_YEAR = 2022;

export const unknownCode = defineRule<Fact>({
  id: 'unknown-code',
  title: { 'zh-CN': '科目编码不存在或残缺', en: 'Subject code does not exist or is broken' },
  defaultSeverity: 'warning',
  severity: severityOf,
  detect: (context) =>
    codeFaults(context, 'malformed', 'unknown', 'procurement').filter((fault) => fault.kind !== 'procurement' || !fault.listed),
  place: (fault) => fault.place,
  say(fault, locale, context) {
    const sentence = locale === 'en' ? inEnglish(fault, context) : inChinese(fault, context);
    return { message: sentence, related: evidencePlaces(fault, locale, context) };
  },
  fix: (fault, locale) => codeFixes(fault, locale),
});

function severityOf(fault: Fact, { document }: RuleContext): Severity {
  if (fault.kind === 'procurement') return 'information';
  if (fault.kind === 'malformed') return fault.likely === undefined ? 'warning' : 'error';
  const bySource = severityByCoverage(fault.code ?? '', document);
  // A name that is known under another code tells a slip from a subject the catalogue lacks.
  return bySource === 'information' && fault.likely !== undefined ? 'warning' : bySource;
}

function severityByCoverage(code: string, { catalogue, year }: RuleContext['document']): Severity {
  const kind = kindOfCode(code, year);
  if (!kind) return 'warning';
  const level = levelOf(kind, code);
  const known = coverage(kind, level, year);
  if (known === 'complete') return 'error';
  if (known === 'nearly-complete') return 'warning';
  if (level !== '项' || year === undefined || year > LAST_WELL_KNOWN_YEAR) return 'information';
  return catalogue.entriesOf(kind, code.slice(0, -2)).some((entry) => mayBeInForce(entry, year)) ? 'warning' : 'information';
}

function inChinese(fault: Fact, { document }: RuleContext): string {
  const printed = fault.code !== undefined && fault.kind !== 'malformed' ? fault.code : printedCode(fault.raw);
  const meant = fault.candidates[0];
  const { name } = fault.raw;
  const certain = severityByCoverage(fault.code ?? '', document) === 'error';
  const cure =
    meant && fault.likely === meant.code
      ? `${sameName(meant.name, name) ? `名称“${name}”的编码是 ${meant.code}` : `此处应为 ${meant.code}“${meant.name}”`}，请改正编码`
      : meant
        ? `相近的编码有 ${listOf(fault, 'zh-CN')}，请核对`
        : certain
          ? '请核对编码'
          : '请核对编码；确为新增或地方自设科目的，可列入 .budget-draft.json 的 codes';
  if (fault.kind === 'malformed') return `科目编码“${printed}”残缺：${shapeWords(fault, 'zh-CN')}，残缺的编码无法归入科目。${cure}。`;
  if (fault.kind === 'procurement') return `品目编码 ${printed} 在采购品目目录中查不到，品目名称“${name}”另有编码。${cure}。`;
  const kind = kindName(kindOfCode(fault.code ?? ''), 'zh-CN');
  const year = yearWords(document.year, 'zh-CN');
  return certain
    ? `科目编码 ${printed} 不存在：${year}${kind}科目中没有此编码，预算须按规定科目编列。${cure}。`
    : `目录中查不到科目编码 ${printed}：${year}${kind}科目中未见此编码，预算须按规定科目编列。${cure}。`;
}

function inEnglish(fault: Fact, { document }: RuleContext): string {
  const printed = fault.code !== undefined && fault.kind !== 'malformed' ? fault.code : printedCode(fault.raw);
  const meant = fault.candidates[0];
  const { name } = fault.raw;
  const certain = severityByCoverage(fault.code ?? '', document) === 'error';
  const cure =
    meant && fault.likely === meant.code
      ? `${sameName(meant.name, name) ? `${name} is ${meant.code}` : `Here ${meant.code} ${meant.name} is to be expected`}: correct the code`
      : meant
        ? `Codes close to it are ${listOf(fault, 'en')}: check the code`
        : certain
          ? 'Check the code'
          : 'Check the code; if it is new or a local subject, list it in codes of .budget-draft.json';
  if (fault.kind === 'malformed')
    return `Subject code "${printed}" is broken: ${shapeWords(fault, 'en')}, and a broken code belongs to no subject. ${cure}.`;
  if (fault.kind === 'procurement') return `Item code ${printed} is not in the procurement list, and ${name} has another code. ${cure}.`;
  const kind = kindName(kindOfCode(fault.code ?? ''), 'en');
  const year = yearWords(document.year, 'en');
  return certain
    ? `Subject code ${printed} does not exist: the ${kind} subjects of ${year} do not have it, and budgets are drawn up by them. ${cure}.`
    : `Subject code ${printed} is not known: it is not among the ${kind} subjects of ${year} at hand, and budgets are drawn up by them. ${cure}.`;
}

function listOf(fault: Fact, locale: Locale): string {
  const list = fault.candidates.slice(0, 3);
  return locale === 'en'
    ? list.map(({ code, name }) => `${code} ${name}`).join(', ')
    : list.map(({ code, name }) => `${code}“${name}”`).join('、');
}

function shapeWords(fault: Fact, locale: Locale): string {
  const kind = kindAt(fault);
  const en = locale === 'en';
  if (kind === 'function')
    return en
      ? 'a functional code has 3, 5 or 7 digits and begins with 2'
      : '功能分类编码应为 2 开头的 3、5 或 7 位数字（类 3 位、款项各 2 位）';
  if (kind === 'department-economic')
    return en ? 'a department economic code has 3 or 5 digits and begins with 3' : '部门经济分类编码应为 3 开头的 3 或 5 位数字';
  if (kind === 'government-economic')
    return en ? 'a government economic code has 3 or 5 digits and begins with 5' : '政府经济分类编码应为 5 开头的 3 或 5 位数字';
  return en ? 'a subject code has 3 digits and 2 more for each level' : '科目编码应为类 3 位、以下各级 2 位数字';
}
