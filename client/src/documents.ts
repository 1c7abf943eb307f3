/**
 * Which documents the server gets to read. Whether one of them is a budget is for the server to say, by content:
 * the extension claims no language, so a `.tsv` keeps whatever language another extension gives it.
 */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];

/** The names of drafts. */
export const draftFiles = '**/*.{md,txt,tsv}';

/** Drafts by language, and by name where another extension has given the file a language of its own. */
export const documentSelector = schemes.flatMap((scheme) => [
  { scheme, language: 'markdown' },
  { scheme, language: 'plaintext' },
  { scheme, language: 'tsv' },
  { scheme, pattern: draftFiles },
]);

/** The settings files of drafts: the server says in them what is wrong with them. */
export const settingsSelector = schemes.map((scheme) => ({ scheme, pattern: '**/.budget-draft.json' }));
