import { type Position, type Range, type TextDocument, type Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ChangeResult } from '../../server/src/lsp/protocol/change.js';
import type { ExplainParams } from '../../server/src/lsp/protocol/explain.js';
import {
  type EquationView,
  type PreviewFixParams,
  type PreviewParams,
  type PreviewPlace,
  type PreviewPlaceParams,
  type PreviewPositionParams,
  type PreviewTarget,
  type PreviewUpdate,
  previewCloseMethod,
  previewEquationMethod,
  previewFixMethod,
  previewMethod,
  previewPlaceMethod,
  previewTargetMethod,
} from '../../server/src/lsp/protocol/preview.js';

/** What a page shows: places are those of a revision. */
export interface ShownRevision {
  readonly uri: Uri;
  readonly revision: number;
}

/** A place of the draft as it is now. */
export interface SourcePlace {
  readonly document: TextDocument;
  readonly range: Range;
}

/** What is asked of the server about previews; where none runs, or it does not know, there is no answer. */
export interface PreviewRequests {
  /** Null where the document cannot be shown; undefined where no server runs. */
  update(uri: Uri, revision: number | undefined): Promise<PreviewUpdate | null | undefined>;
  placeAt(shown: ShownRevision, position: Position): Promise<PreviewPlace | undefined>;
  sourceOf(shown: ShownRevision, place: PreviewPlace): Promise<SourcePlace | undefined>;
  equationOf(shown: ShownRevision, place: PreviewPlace): Promise<EquationView<PreviewPlace> | null>;
  /** Whether the draft was changed. */
  fix(shown: ShownRevision, finding: string, fix: number): Promise<boolean>;
  /** What to ask for to have a finding explained. */
  explanationOf(shown: ShownRevision, ruleId: string, place: PreviewPlace | undefined): Promise<ExplainParams | undefined>;
  /** No page shows the document any more. */
  forget(uri: Uri): void;
}

export function previewRequests(running: () => LanguageClient | undefined): PreviewRequests {
  async function ask<T>(method: string, paramsOf: (client: LanguageClient) => object): Promise<T | undefined> {
    const client = running();
    return client && ((await client.sendRequest<T | null>(method, paramsOf(client))) ?? undefined);
  }

  const asked = ({ uri, revision }: ShownRevision, client: LanguageClient) => ({
    uri: client.code2ProtocolConverter.asUri(uri),
    revision,
  });

  async function sourceOf(shown: ShownRevision, place: PreviewPlace): Promise<SourcePlace | undefined> {
    const target = await ask<PreviewTarget>(previewTargetMethod, (client): PreviewPlaceParams => ({ ...asked(shown, client), place }));
    const client = running();
    if (!target || !client) return undefined;
    const document = await workspace.openTextDocument(shown.uri);
    // The draft may have changed since the page was told.
    return document.version === target.version ? { document, range: client.protocol2CodeConverter.asRange(target.range) } : undefined;
  }

  return {
    async update(uri, revision) {
      const client = running();
      if (client === undefined) return undefined;
      await workspace.openTextDocument(uri);
      const params: PreviewParams = { uri: client.code2ProtocolConverter.asUri(uri), ...(revision !== undefined && { revision }) };
      return client.sendRequest<PreviewUpdate | null>(previewMethod, params);
    },
    placeAt: (shown, { line, character }) =>
      ask(previewPlaceMethod, (client): PreviewPositionParams => ({ ...asked(shown, client), position: { line, character } })),
    sourceOf,
    equationOf: async (shown, place) =>
      (await ask<EquationView<PreviewPlace>>(
        previewEquationMethod,
        (client): PreviewPlaceParams => ({ ...asked(shown, client), place }),
      )) ?? null,
    async fix(shown, finding, fix) {
      const result = await ask<ChangeResult>(previewFixMethod, (client): PreviewFixParams => ({ ...asked(shown, client), finding, fix }));
      return result?.applied ?? false;
    },
    async explanationOf(shown, ruleId, place) {
      const source = place && (await sourceOf(shown, place));
      const client = running();
      return (
        client && {
          uri: client.code2ProtocolConverter.asUri(shown.uri),
          ruleId,
          ...(source && { range: client.code2ProtocolConverter.asRange(source.range) }),
        }
      );
    },
    forget(uri) {
      const client = running();
      if (client)
        void client.sendNotification(previewCloseMethod, { uri: client.code2ProtocolConverter.asUri(uri) }).catch(() => undefined);
    },
  };
}
