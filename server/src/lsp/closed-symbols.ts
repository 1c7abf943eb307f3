import type { LineMap, NamedSymbol } from '../core/api.js';

/** What can be looked for by name in documents that were read while they were closed; their texts are not kept. */
export type ClosedSymbols = Map<string, { readonly lines: LineMap; readonly symbols: readonly NamedSymbol[] }>;
