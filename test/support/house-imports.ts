import { posix } from 'node:path';
import type { HouseFile } from './house-files.js';

/** What a file imports: files of this repository by their paths, all as `.ts`, and packages by their names. Types count like values. */
export interface Imports {
  readonly path: string;
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

const SPECIFIER = /^(?:import|export)\b[^'";]*?from\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

export function importsOf({ path, text }: HouseFile): Imports {
  const specifiers = [...text.matchAll(SPECIFIER)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
  const relative = specifiers.filter((specifier) => specifier.startsWith('.'));
  return {
    path: path.replace(/\.tsx$/, '.ts'),
    files: relative.map((specifier) => posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts')),
    packages: specifiers.filter((specifier) => !specifier.startsWith('.')),
  };
}

/** One chain of imports that comes back to where it began, or nothing. */
export function findCycle(imports: readonly Imports[]): readonly string[] | undefined {
  const byPath = new Map(imports.map((of) => [of.path, of.files]));
  const settled = new Set<string>();

  function visit(path: string, chain: readonly string[]): readonly string[] | undefined {
    const from = chain.indexOf(path);
    if (from >= 0) return [...chain.slice(from), path];
    if (settled.has(path)) return undefined;
    for (const next of byPath.get(path) ?? []) {
      const cycle = visit(next, [...chain, path]);
      if (cycle) return cycle;
    }
    settled.add(path);
    return undefined;
  }

  for (const path of byPath.keys()) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return undefined;
}
