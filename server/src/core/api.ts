/**
 * The only door into the core. Everything here is pure: text in, facts, findings and edits out.
 * The core knows no editor, no protocol, no file system; spans are UTF-16 offsets.
 */

export { graphemeWidth } from './base/display-width.js';
export { LineMap, type Position } from './base/line-map.js';
export { type MoneyUnit, moneyUnits } from './base/money-unit.js';
export { perUnit } from './base/per-unit.js';
export { RoomyText } from './base/roomy-text.js';
export { applyEdits, type Edit, type Span, touches } from './base/span.js';
export {
  judgeOwnCodes,
  mostOwnCodes,
  type OwnCode,
  type OwnCodeFault,
  type OwnCodeKind,
  ownCodeKinds,
} from './budget/catalogue/own-codes.js';
export { builtInPacks } from './budget/form/built-in-packs.generated.js';
export {
  type FormPack,
  type FormTable,
  formFunds,
  formTableKinds,
  type LayoutRow,
  sectionTopics,
  type TableLayout,
} from './budget/form/pack.js';
export { longestOwnIdentity, mostOwnIdentities } from './budget/own/own-identity.js';
export { type OwnIdentityFaultKind, parseOwnIdentity } from './budget/own/parse-own-identity.js';
export { type AmongOthers, acceptAgainst, amongOthers, holdsAcceptances } from './features/among-others.js';
export { type AnalyseOptions, type Analysis, analyse } from './features/analyse.js';
export type { AnnotatedEdit, ChangeAnnotation, DocumentChange, Refusal } from './features/change.js';
export {
  type Checklist,
  type ChecklistGroup,
  type ChecklistItem,
  type ChecklistPlace,
  type ChecklistSection,
  type ChecklistStatus,
  checklist,
} from './features/checklist/checklist.js';
export { checklistStatusTitle } from './features/checklist/words.js';
export type { CodeAction } from './features/code-actions/code-action.js';
export { codeActionsAt } from './features/code-actions/code-actions.js';
export { meantFigureKind } from './features/code-actions/meant-figures.js';
export { tableActionsAt } from './features/code-actions/table-edits.js';
export { completionsAt, mayComplete } from './features/complete/complete.js';
export { completeIdentity } from './features/complete/complete-identity.js';
export { completeOwnCode, completeOwnCodeName } from './features/complete/complete-own-code.js';
export type { Completion, CompletionKind, CompletionList } from './features/complete/completion.js';
export { subjectMarkdown } from './features/complete/subject-markdown.js';
export type { AdjustedFigure, Conversion, Converted } from './features/convert-unit/conversion.js';
export { conversionReport, conversionSummary } from './features/convert-unit/conversion-report.js';
export { type ConvertRequest, convertUnit, mostConvertedDecimals } from './features/convert-unit/convert-unit.js';
export { type CopiedTable, copyTable } from './features/copy/copy-table.js';
export { type SheetContent, sheetText } from './features/copy/sheet-text.js';
export { type FormulaPart, type SheetCell, type TableSheet, tableSheet } from './features/copy/table-sheet.js';
export {
  checkAmong,
  type DigestData,
  type DocumentDigest,
  type DocumentSet,
  digestData,
  digestFromData,
  digestOf,
  documentSet,
  lastYearOfDigest,
  mayDependOn,
  type SetCheckOptions,
  type SetCoverage,
  setCoverage,
} from './features/document-set.js';
export { draftSentences, type SentenceDraft } from './features/draft-sentences/draft-sentences.js';
export type {
  EquationPart,
  EquationState,
  EquationView,
  NumberView,
  SameFact,
  WorkedEquation,
} from './features/equation-view/equation-view.js';
export { equationViewAt } from './features/equation-view/equation-view-at.js';
export { mapPlaces } from './features/equation-view/map-places.js';
export { explainFinding } from './features/explain/explain.js';
export { explainRule } from './features/explain/explain-rule.js';
export { type Explanation, type ExplanationLinks, withoutLinks } from './features/explain/explanation.js';
export { CSV_MARK } from './features/export/delimited-text.js';
export {
  type ExportFormat,
  type ExportFormatInfo,
  exportFormatInfo,
  exportFormats,
  isExportFormat,
} from './features/export/export-format.js';
export { type ExportedText, exportText, type TextFormat } from './features/export/export-text.js';
export { exportWorkbook } from './features/export/export-workbook.js';
export { fileName } from './features/export/file-names.js';
export { type ReviewRow, reviewRows } from './features/export/review-rows.js';
export { reviewColumns, reviewTexts } from './features/export/review-words.js';
export type { CellContent, CellLook, Merge, Sheet, SheetRow, Workbook, WorkbookCell } from './features/export/workbook.js';
export { type FigureFormatScope, figureFormatEdits } from './features/format/figure-format.js';
export { formatTables } from './features/format/format-tables.js';
export { type Hint, type HintKind, hintsIn } from './features/hints/hints.js';
export { type Hover, hoverAt } from './features/hover/hover.js';
export { type ImportedDraft, type ImportWishes, importDraft } from './features/import-draft/import-draft.js';
export { importFaultText, importNotes, noSuchSheetText, nothingImportedText } from './features/import-draft/import-words.js';
export type {
  CellDoubt,
  ImportedSheet,
  ImportedWorkbook,
  WorkbookFault,
  WorkbookReading,
} from './features/import-draft/imported-workbook.js';
export {
  blankTable,
  type InsertableTable,
  insertableTables,
  insertFormTable,
  type TableWishes,
} from './features/insert-table/insert-table.js';
export { isMarkdownFile } from './features/markdown-file.js';
export { type Definition, definitionAt } from './features/navigate/definition.js';
export { type Highlight, highlightsAt } from './features/navigate/highlights.js';
export { type NamedPlace, namedPlaces } from './features/navigate/named-tables.js';
export { type NumberNode, numberAt, numberParts, numberUsers } from './features/navigate/number-hierarchy.js';
export { referencesAt } from './features/navigate/references.js';
export { selectionsAt } from './features/navigate/selection.js';
export { type NamedSymbol, namedSymbols, symbolsMatching } from './features/navigate/symbols.js';
export type { Target } from './features/navigate/target.js';
export { type DraftForm, draftFormsFor, placeholdersIn } from './features/new-draft/draft-forms.js';
export { type NewDraftWishes, newDraft } from './features/new-draft/new-draft.js';
export { type FoldingRange, foldingRanges, type OutlineItem, outline } from './features/outline.js';
export type { PasteChoice, PastedTables, PasteKind } from './features/paste/paste-choice.js';
export { pasteTable } from './features/paste/paste-table.js';
export {
  mostPastedCells,
  mostPastedColumns,
  nothingPasted,
  type PastedBlock,
  type PastedCell,
  type PastedContent,
  type PastedGrid,
  tooMuchPasted,
} from './features/paste/pasted-content.js';
export { readTabText } from './features/paste/tab-text.js';
export type { BarChart, Chart, FlowChart, FlowNode, Picture, PictureTable, TreeChart, TreeNode } from './features/pictures/picture.js';
export { picturesOf } from './features/pictures/pictures.js';
export type { Delta, ListPiece } from './features/preview/delta.js';
export { patchBetween } from './features/preview/patch-between.js';
export type {
  BlockId,
  HeaderCell,
  PreviewBlock,
  PreviewChecklist,
  PreviewChecklistItem,
  PreviewColumn,
  PreviewFinding,
  PreviewFix,
  PreviewModel,
  PreviewPlace,
  PreviewRow,
  PreviewTable,
  PreviewText,
  TextRange,
} from './features/preview/preview-model.js';
export type { PreviewPatch, PreviewTableHead, RowSplice, TablePatch } from './features/preview/preview-patch.js';
export { type PreviewReading, type PreviewWishes, readPreview } from './features/preview/read-preview.js';
export { type TablePages, tablePages } from './features/preview/table-pages.js';
export { type RecalculateScope, recalculate } from './features/recalculate.js';
export { type Renamable, type Renaming, renamableAt, rename } from './features/rename/rename.js';
export { type Baseline, type Impact, observe } from './features/ripple/baseline.js';
export { impactActions } from './features/ripple/impact-actions.js';
export type { LeafQuestion, RippleQuestion } from './features/ripple/leaf-questions.js';
export {
  type Changed,
  type DecidedFigure,
  type FormerFigure,
  type Ripple,
  type RippleChange,
  ripple,
  rippleFrom,
} from './features/ripple/ripple.js';
export { countsOf, type RippleCounts, rippleChange, sayCounts, sayQuestion } from './features/ripple/ripple-words.js';
export { safeFixes } from './features/safe-fixes/safe-fixes.js';
export { type DocumentSummary, summarise, type TableSummary, tableSummaries } from './features/summary.js';
export { editTable, type TableOperation, tableOperations } from './features/table-edits/edit-table.js';
export { type NextCell, nextCell, textAfter } from './features/table-edits/next-cell.js';
export type { TableEdit } from './features/table-edits/table-edit.js';
export {
  type DocumentTemplate,
  type TemplateChoice,
  type TemplateComment,
  templateChoices,
  templateComment,
  templateOf,
} from './features/templates.js';
export { dataPackage, type FactsFormat, factsFileName } from './features/tidy-facts/data-package.js';
export { factJson, factsCsv, factsCsvHead } from './features/tidy-facts/facts-text.js';
export { type TidyFact, type TidyField, tidyKey } from './features/tidy-facts/tidy-fact.js';
export { type TidyWishes, tidyFacts } from './features/tidy-facts/tidy-facts.js';
export { type TidyFieldInfo, type TidyType, tidyFieldInfos, tidyFields } from './features/tidy-facts/tidy-fields.js';
export { type Token, tokenModifiers, tokensIn, tokenTypes } from './features/tokens/tokens.js';
export type { AcceptedFinding } from './rules/accept-findings.js';
export {
  byPlace,
  type Finding,
  type Locale,
  type PlaceElsewhere,
  type RelatedPlace,
  type RuleLevel,
  type Severity,
  type Suggestion,
} from './rules/finding.js';
export { type RuleInfo, ruleInfos } from './rules/index.js';
