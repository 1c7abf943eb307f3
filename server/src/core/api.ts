/**
 * The only door into the core. Everything here is pure: text in, facts, findings and edits out.
 * The core knows no editor, no protocol, no file system; spans are UTF-16 offsets.
 */
export { applyEdits, type Edit, type Span } from './base/span.js';
export { LineMap, type Position } from './base/line-map.js';
export type { Finding, Locale, RelatedPlace, RuleLevel, Severity, Suggestion } from './rules/finding.js';
export { analyse, type Analysis, type AnalyseOptions } from './features/analyse.js';
export { type Hover, hoverAt } from './features/hover.js';
export { type CodeAction, codeActionsAt } from './features/code-actions.js';
export { foldingRanges, type FoldingRange, outline, type OutlineItem } from './features/outline.js';
export { recalculate, type RecalculateScope } from './features/recalculate.js';
export { summarise, type DocumentSummary, tableSummaries, type TableSummary } from './features/summary.js';
export { ruleInfos, type RuleInfo } from './rules/index.js';
