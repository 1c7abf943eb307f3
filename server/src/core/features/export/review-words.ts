import type { Locale, Severity } from '../../rules/finding.js';
import type { ReviewRow } from './review-rows.js';

/** The heads of the columns of a list of findings. */
export function reviewColumns(locale: Locale): readonly string[] {
  return locale === 'en'
    ? ['Table', 'Row', 'Column', 'Present', 'Expected', 'Explanation', 'Severity', 'Rule', 'Line']
    : ['表', '行', '列', '现值', '应为', '说明', '级别', '规则', '行号'];
}

/** A finding in the same columns. */
export function reviewTexts(row: ReviewRow, locale: Locale): readonly string[] {
  const { table, row: name, column, present, expected, explanation, severity, ruleId, line } = row;
  return [table, name, column, present, expected, explanation, severityWord(severity, locale), ruleId, String(line)];
}

const severities: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', information: '信息', hint: '提示' };

function severityWord(severity: Severity, locale: Locale): string {
  return locale === 'en' ? severity : severities[severity];
}
