import type { Bilingual } from '../settings/bilingual.js';

/** Why a file, a folder or a settings file could not be used. Each kind has a text with its cure in `messages/`. */
export type Problem =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'no-permission'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: string }
  | { readonly kind: 'not-a-file'; readonly path: string }
  | { readonly kind: 'no-drafts'; readonly path: string }
  | { readonly kind: 'too-large'; readonly path: string }
  | { readonly kind: 'binary'; readonly path: string; readonly format: BinaryFormat }
  | { readonly kind: 'other-encoding'; readonly path: string; readonly encoding: OtherEncoding }
  | { readonly kind: 'invalid-utf8'; readonly path: string; readonly line: number }
  | { readonly kind: 'settings'; readonly path: string; readonly line?: number; readonly column?: number; readonly message: Bilingual }
  | { readonly kind: 'settings-in-the-way'; readonly path: string; readonly settingsPath: string }
  | { readonly kind: 'changed-meanwhile'; readonly path: string }
  | { readonly kind: 'not-writable'; readonly path: string; readonly code: string }
  | { readonly kind: 'already-there'; readonly path: string }
  /** A form that is no text. */
  | { readonly kind: 'not-for-output'; readonly path: string }
  /** `path` is what the command line names as the form. */
  | { readonly kind: 'no-such-form'; readonly path: string; readonly known: readonly string[] }
  /** For a reason that is told in the language of the messages already. */
  | { readonly kind: 'not-converted'; readonly path: string; readonly reason: string }
  /** A workbook of which no draft was made; likewise. */
  | { readonly kind: 'not-imported'; readonly path: string; readonly reason: string }
  | { readonly kind: 'internal'; readonly path: string; readonly message: string };

/** What a file with NUL bytes or a well-known signature seems to be. */
export type BinaryFormat = 'office' | 'pdf' | 'unknown';

/** Encodings that we recognise in order to name the cure. */
export type OtherEncoding = 'GB18030' | 'UTF-16' | 'UTF-32';

/** What a failed system call tells, in our terms. */
export function problemOfError(path: string, error: unknown): Problem {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing', path };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'no-permission', path };
  return { kind: 'unreadable', path, code };
}

/** The system's name of an error, such as `ENOSPC`; its message where it has none. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return String(error);
}
