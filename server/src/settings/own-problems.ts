import { judgeOwnCodes, type OwnCodeFault, parseOwnIdentity } from '../core/api.js';
import type { Bilingual } from './bilingual.js';
import { ownCodeWords } from './own-code-words.js';
import { ownIdentityWords } from './own-identity-words.js';
import { packPathFault } from './pack-path.js';
import { type Settings, toOwnCodes } from './settings.js';

/** A part of the settings whose shape is right and whose meaning is not. */
export interface OwnProblem {
  readonly path: readonly PropertyKey[];
  readonly message: Bilingual;
  /** Whether the name of the part is wrong rather than its value. */
  readonly inName?: boolean;
  /** Which characters of a string. */
  readonly within?: { readonly start: number; readonly end: number };
}

/** Settings of the right shape, without the codes, identities and paths that cannot be used, and why they cannot. */
export function judgeOwn(given: Partial<Settings>): { readonly given: Partial<Settings>; readonly problems: readonly OwnProblem[] } {
  const codeFaults = given.codes ? judgeOwnCodes(toOwnCodes(given.codes)) : [];
  const faultyCodes = new Set(codeFaults.map(({ code }) => code));
  const identityProblems = (given.identities ?? []).map(judgeIdentity);
  const packProblems = (given.packs ?? []).map(judgePath);
  const { codes, identities, packs } = given;
  return {
    given: {
      ...given,
      ...(codes ? { codes: Object.fromEntries(Object.entries(codes).filter(([code]) => !faultyCodes.has(code))) } : {}),
      ...(identities ? { identities: identities.filter((_, place) => !identityProblems[place]) } : {}),
      ...(packs ? { packs: packs.filter((_, place) => !packProblems[place]) } : {}),
    },
    problems: [
      ...codeFaults.map((fault) => codeProblem(fault, given.codes?.[fault.code])),
      ...identityProblems.flatMap((problem) => problem ?? []),
      ...packProblems.flatMap((problem) => problem ?? []),
    ],
  };
}

function codeProblem(fault: OwnCodeFault, setting: unknown): OwnProblem {
  const message = ownCodeWords(fault);
  const path = ['codes', fault.code];
  if (fault.kind === 'form' || fault.kind === 'no-parent') return { path, message, inName: true };
  const part = fault.kind === 'official-name' ? 'name' : fault.kind;
  return { path: typeof setting === 'object' ? [...path, part] : path, message };
}

function judgeIdentity(line: string, place: number): OwnProblem | undefined {
  const reading = parseOwnIdentity(line);
  if (reading.kind === 'identity') return undefined;
  const { kind, start, end } = reading.fault;
  const { 'zh-CN': zh, en } = ownIdentityWords[kind];
  return {
    path: ['identities', place],
    message: {
      'zh-CN': `这条勾稽读不懂，已忽略：第 ${start + 1} 个字符处，${zh}`,
      en: `This identity cannot be read and is ignored: at character ${start + 1}, ${en}`,
    },
    within: { start, end },
  };
}

function judgePath(path: string, place: number): OwnProblem | undefined {
  const message = packPathFault(path);
  return message && { path: ['packs', place], message };
}
