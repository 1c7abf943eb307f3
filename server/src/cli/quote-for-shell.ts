/** A path as a shell takes it, so that a command shown to the reader can be copied as it is. */
export function quoteForShell(path: string): string {
  return /^[\w./\p{Script=Han}-]+$/u.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Where a converted copy of a file would go: `draft.md` becomes `draft.utf8.md`. */
export function convertedPath(path: string): string {
  return path.replace(/(\.[^./\\]+)?$/, '.utf8$1');
}
