import type { ClientCapabilities } from 'vscode-languageserver';
import * as z from 'zod';
import { readTextMethod } from './protocol/read-text.js';

const ownCapabilities = z.object({ [readTextMethod]: z.boolean().optional() });

/** What the client at the other end can do, as far as it matters here. */
export interface ClientFeatures {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticVersion: boolean;
  readonly versionedEdits: boolean;
  readonly changeAnnotations: boolean;
  readonly snippetEdits: boolean;
  readonly completionSnippets: boolean;
  readonly completionLabelDetails: boolean;
  readonly completionMarkdown: boolean;
  readonly codeActionLiterals: boolean;
  readonly appliesEdits: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesInlayHints: boolean;
  readonly markdownHover: boolean;
  readonly definitionLinks: boolean;
  readonly preparesRename: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly mostFoldingRanges: number;
  readonly pullsConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** A formatter can be announced for single documents. */
  readonly registersFormatting: boolean;
  readonly showsProgress: boolean;
  readonly showsDocuments: boolean;
  /** Our own client reads files for us that only it can reach, as in a virtual workspace. */
  readonly readsTexts: boolean;
}

export function clientFeatures({ textDocument, workspace, window, experimental }: ClientCapabilities): ClientFeatures {
  // Pull and push have capabilities of their own for the same things; clients fill in one or the other.
  const diagnostics = [textDocument?.diagnostic, textDocument?.publishDiagnostics];
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: diagnostics.some((of) => of?.relatedInformation === true),
    codeDescription: diagnostics.some((of) => of?.codeDescriptionSupport === true),
    diagnosticVersion: textDocument?.publishDiagnostics?.versionSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    completionSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    completionLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    completionMarkdown: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    appliesEdits: workspace?.applyEdit === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    mostFoldingRanges: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    pullsConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true && textDocument.rangeFormatting?.dynamicRegistration === true,
    showsProgress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    readsTexts: ownCapabilities.safeParse(experimental).data?.[readTextMethod] === true,
  };
}
