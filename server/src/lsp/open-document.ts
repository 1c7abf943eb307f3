import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** One version of a document that is open in the editor. A change makes a new one. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** How documents come to be and how changes come into them. */
export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, languageId, version, text) => ({ uri, languageId, version, text }),
  update: ({ uri, languageId, version, text }, changes, newVersion) => {
    const document = TextDocument.update(TextDocument.create(uri, languageId, version, text), changes, newVersion);
    return { uri, languageId, version: newVersion, text: document.getText() };
  },
};
