import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import type { IGrammar, IToken } from 'vscode-textmate';
import textmate from 'vscode-textmate';
import { repositoryRoot } from './repository.js';

const grammarFiles: Readonly<Record<string, string>> = {
  'text.html.markdown': 'node_modules/tm-grammars/grammars/markdown.json',
  'source.yaml': 'node_modules/tm-grammars/grammars/yaml.json',
  'markdown.budget-draft.injection': 'syntaxes/markdown-budget.tmLanguage.json',
  'text.plain.budget-draft': 'syntaxes/plain-budget.tmLanguage.json',
};

/** `host` is Markdown as it is without this extension. */
export type GrammarName = 'markdown' | 'plain' | 'host';

/** A piece of text that the extension colours, and where it stands: lines from 0. */
export interface Colour {
  readonly line: number;
  readonly kind: 'code' | 'amount' | 'total';
  readonly text: string;
}

/** Tokenises a text with the editor's own engine, grammars and injections; gives the scopes of each token line by line. */
export async function tokenise(name: GrammarName, text: string): Promise<readonly (readonly IToken[])[]> {
  const grammar = await grammars[name]();
  let stack = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens;
  });
}

/** What the extension adds to a text, and nothing of what the host's grammar does. */
export async function colours(name: GrammarName, text: string): Promise<readonly Colour[]> {
  const lines = text.split(/\r?\n/);
  const tokens = await tokenise(name, text);
  return tokens.flatMap((inLine, line) =>
    inLine.flatMap(({ scopes, startIndex, endIndex }): Colour[] => {
      const kind = kindOf(scopes);
      return kind === undefined ? [] : [{ line, kind, text: lines[line]?.slice(startIndex, endIndex) ?? '' }];
    }),
  );
}

function kindOf(scopes: readonly string[]): Colour['kind'] | undefined {
  if (scopes.includes('entity.name.type.subject-code.budget-draft')) return 'code';
  if (scopes.includes('constant.numeric.amount.budget-draft')) return 'amount';
  return scopes.includes('markup.bold.total.budget-draft') ? 'total' : undefined;
}

const grammars: Readonly<Record<GrammarName, () => Promise<IGrammar>>> = {
  markdown: once(() => load('text.html.markdown', ['markdown.budget-draft.injection'])),
  plain: once(() => load('text.plain.budget-draft', [])),
  host: once(() => load('text.html.markdown', [])),
};

async function load(scope: string, injections: string[]): Promise<IGrammar> {
  const registry = new textmate.Registry({
    onigLib: engine(),
    loadGrammar: async (scopeName) => {
      const path = grammarFiles[scopeName];
      return path === undefined ? null : textmate.parseRawGrammar(readFileSync(join(repositoryRoot, path), 'utf8'), path);
    },
    getInjections: (scopeName) => (scopeName === scope ? injections : []),
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`There is no grammar ${scope}.`);
  return grammar;
}

const engine = once(async () => {
  await oniguruma.loadWASM(readFileSync(join(repositoryRoot, 'node_modules/vscode-oniguruma/release/onig.wasm')));
  return oniguruma;
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
