import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';

/** A change as the protocol defines it, written as plainly as can be: the server's way is measured against this one. */
export function applyChange(text: string, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const ends = [offsetAt(text, change.range.start), offsetAt(text, change.range.end)];
  return text.slice(0, Math.min(...ends)) + change.text + text.slice(Math.max(...ends));
}

export function offsetAt(text: string, { line, character }: Position): number {
  const lines = linesOf(text);
  const own = lines[line];
  if (own === undefined) return text.length;
  const before = lines.slice(0, line).reduce((length, { whole }) => length + whole.length, 0);
  return before + Math.min(character, own.content.length);
}

export function positionAt(text: string, offset: number): Position {
  const lines = linesOf(text.slice(0, offset));
  const last = lines[lines.length - 1];
  return { line: lines.length - 1, character: last?.content.length ?? 0 };
}

interface Line {
  readonly content: string;
  /** With its end. */
  readonly whole: string;
}

function linesOf(text: string): readonly Line[] {
  const lines = [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n)/g)].map(([whole, content = '']) => ({ content, whole }));
  const rest = text.slice(lines.reduce((length, { whole }) => length + whole.length, 0));
  return [...lines, { content: rest, whole: rest }];
}
