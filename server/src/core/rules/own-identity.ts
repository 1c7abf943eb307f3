/** What the user states about the figures of a document holds: lines of `identities` in the settings, bound to cells. */
import { termEdit } from '../budget/figure-edit.js';
import { isCellTerm, type Term } from '../budget/sums/equation.js';
import { type Fault, faultKind } from '../budget/sums/fault.js';
import { describeEquation, firstPlaces, formatFigure, formatValue, placesOf, termName } from './equation-wording.js';
import { faultPlace, firstEquation, fixFault } from './fault-wording.js';
import type { Locale, RelatedPlace } from './finding.js';
import { defineRule, type Fix, type RuleContext } from './rule.js';

export const ownIdentity = defineRule<Fault>({
  id: 'own-identity',
  title: { 'zh-CN': '自定义勾稽关系不成立', en: 'An identity of your own does not hold' },
  defaultSeverity: 'error',
  severity: 'error',
  detect: ({ document }) => document.faults.filter((fault) => faultKind(fault) === 'own'),
  place: faultPlace,
  say(fault, locale, { document: { scale } }) {
    const message = locale === 'en' ? inEnglish(fault, { scale }) : inChinese(fault, { scale });
    const related = fault.equations.flatMap((evaluated): readonly RelatedPlace[] => placesOf(evaluated, scale, locale));
    return { message, related: firstPlaces(related) };
  },
  fix: fixOwn,
  equations: (fault) => fault.equations,
});

type Scales = Pick<RuleContext['document'], 'scale'>;

function inChinese(fault: Fault, { scale }: Scales): string {
  const evaluated = firstEquation(fault);
  const { total } = evaluated.equation;
  const equation = describeEquation(evaluated, scale, 'zh-CN');
  const difference = formatValue(Math.abs(evaluated.residual), scale, total.entry);
  const [only, another] = fault.suspects;
  const head = `自定义勾稽“${titleOf(fault, 'zh-CN')}”不成立`;
  if (only && !another) {
    const meant = formatValue(only.value, scale, only.term.entry);
    const now = only.term.entry.amount ? formatFigure(only.term.entry, scale) : '空白';
    return `${head}：${inTable(only.term, 'zh-CN')}现为 ${now}，应为 ${meant}，其他等式均支持（${equation}）。请改为 ${meant}，或核对所列各数。`;
  }
  return `${head}，相差 ${difference}：${equation}，左边为${inTable(total, 'zh-CN')}。请核对所列各数并更正，或修改设置中的这条勾稽。`;
}

function inEnglish(fault: Fault, { scale }: Scales): string {
  const evaluated = firstEquation(fault);
  const { total } = evaluated.equation;
  const equation = describeEquation(evaluated, scale, 'en');
  const difference = formatValue(Math.abs(evaluated.residual), scale, total.entry);
  const [only, another] = fault.suspects;
  const head = `Your identity ${titleOf(fault, 'en')} does not hold`;
  if (only && !another) {
    const meant = formatValue(only.value, scale, only.term.entry);
    const now = only.term.entry.amount ? formatFigure(only.term.entry, scale) : 'blank';
    return `${head}: ${inTable(only.term, 'en')} is ${now}, expected ${meant}, which the other sums bear out (${equation}). Put in ${meant}, or check the figures named here.`;
  }
  return `${head}, difference ${difference}: ${equation}, on the left ${inTable(total, 'en')}. Check the figures named here and correct them, or change this identity in the settings.`;
}

/** What the user calls the identity; the line itself where it has no name. */
function titleOf(fault: Fault, locale: Locale): string {
  for (const { equation } of fault.equations) {
    const { source } = equation;
    if (source.kind === 'identity' && source.identity.class === 'own') return source.identity.title[locale];
  }
  return '';
}

function inTable(term: Term, locale: Locale): string {
  const title = (isCellTerm(term) && term.item.table.table.caption.title) || '';
  const name = termName(term, locale);
  if (locale === 'en') return title ? `${name} in ${title}` : name;
  return title ? `《${title}》的“${name}”` : `“${name}”`;
}

/** Where two cells are to be equal and nothing tells which is right, either for the other: first where fewer sums speak against it. */
function fixOwn(fault: Fault, locale: Locale, context: RuleContext): readonly Fix[] {
  const { equation } = firstEquation(fault);
  const [only, another] = equation.parts;
  if (fault.suspects.length === 1 || fault.equations.length > 1 || equation.atMost || !only || another || only.sign === -1)
    return fault.suspects.length > 0 ? fixFault(fault, locale, context) : [];
  const { scale } = context.document;
  const put = (term: Term, other: Term): Fix => {
    const value = scale.printable(scale.valueOf(other.entry) ?? 0, term.entry);
    const meant = formatValue(value, scale, term.entry);
    return {
      title: locale === 'en' ? `Change ${inTable(term, 'en')} to ${meant}` : `将${inTable(term, 'zh-CN')}改为 ${meant}`,
      edits: [termEdit(term, value, scale)],
      changesFigures: true,
    };
  };
  const supportOf = ({ entry }: Term) =>
    context.document.evaluated.filter(
      ({ verdict, equation: { total, parts } }) =>
        verdict === 'holds' && (total.entry === entry || parts.some((part) => part.entry === entry)),
    ).length;
  const fixes = [put(equation.total, only), put(only, equation.total)];
  return supportOf(only) < supportOf(equation.total) ? fixes.reverse() : fixes;
}
