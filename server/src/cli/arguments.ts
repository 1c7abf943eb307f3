import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
  builtInPacks,
  type ExportFormat,
  exportFormats,
  type Locale,
  type MoneyUnit,
  moneyUnits,
  mostConvertedDecimals,
  ruleInfos,
} from '../core/api.js';
import { nearest } from '../settings/nearest.js';
import { readShard, type Shard } from './shard.js';

export const formatNames = ['pretty', 'json', 'sarif', 'github'] as const;
export type FormatName = (typeof formatNames)[number];

export const checklistFormatNames = ['table', 'json', 'markdown'] as const;
export type ChecklistFormatName = (typeof checklistFormatNames)[number];

const locales = ['zh-CN', 'en'] as const satisfies readonly Locale[];
export const factsFormatNames = ['ndjson', 'csv'] as const;
export type FactsFormatName = (typeof factsFormatNames)[number];

export const commandNames = ['check', 'checklist', 'explain', 'fix', 'convert', 'new', 'export', 'import', 'facts', 'rules'] as const;
/** How the cells of the tables of a draft may be parted. */
const tableKinds = ['pipe', 'tab'] as const;
export type TableKind = (typeof tableKinds)[number];

/** What new drafts may be in. */
const draftUnits = ['万元', '元'] as const;
export type DraftUnit = (typeof draftUnits)[number];

export type CommandName = (typeof commandNames)[number];

/** Where the texts come from and which settings hold. */
export interface Sources {
  /** Files and folders; `-` is the standard input. */
  readonly paths: readonly string[];
  /** Only the files that belong to this part. */
  readonly shard?: Shard;
  readonly config: string | undefined;
  readonly stdinFilename: string | undefined;
}

export type Command =
  | {
      readonly kind: 'check';
      readonly sources: Sources;
      readonly format: FormatName;
      readonly all: boolean;
      /** How many threads to check on; as many as there are cores where there is none. */
      readonly jobs: number | undefined;
      /** The folder of what earlier runs have found; nothing is kept where there is none. */
      readonly cache: string | undefined;
    }
  | { readonly kind: 'checklist'; readonly sources: Sources; readonly format: ChecklistFormatName }
  /** The findings of a line of a draft, or, with no draft, a rule. */
  | { readonly kind: 'explain'; readonly sources: Sources; readonly line: number }
  | { readonly kind: 'explain-rule'; readonly ruleId: string }
  | { readonly kind: 'fix'; readonly sources: Sources; readonly safe: boolean; readonly write: boolean }
  | {
      readonly kind: 'convert';
      readonly sources: Sources;
      readonly to: MoneyUnit;
      readonly decimals: number | undefined;
      readonly write: boolean;
    }
  | {
      readonly kind: 'new';
      readonly form: string;
      readonly year: number;
      readonly owner: string;
      readonly unit: DraftUnit | undefined;
      /** The file to write; the standard output where there is none. */
      readonly out: string | undefined;
      readonly config: string | undefined;
    }
  | {
      readonly kind: 'export';
      readonly sources: Sources;
      readonly format: ExportFormat;
      /** The file or folder to write into, `-` for the standard output; beside each draft where there is none. */
      readonly out: string | undefined;
      /** Files that are there already are written over. */
      readonly force: boolean;
    }
  | {
      readonly kind: 'import';
      readonly path: string;
      /** The file to write, `-` for the standard output; beside the workbook where there is none. */
      readonly out: string | undefined;
      readonly tables: TableKind;
      /** All that are shown where there are none. */
      readonly sheets: readonly string[] | undefined;
      readonly force: boolean;
    }
  | {
      readonly kind: 'facts';
      readonly sources: Sources;
      readonly format: FactsFormatName;
      /** The folder of the data package; the standard output where there is none. */
      readonly out: string | undefined;
      readonly force: boolean;
      /** Amounts of sentences as well. */
      readonly withText: boolean;
      /** For Excel: a mark of the encoding first, and no text that a spreadsheet would run. */
      readonly forExcel: boolean;
    }
  | { readonly kind: 'rules' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

/** What is wrong with the arguments themselves. */
export type UsageFault =
  | { readonly kind: 'no-command' }
  | { readonly kind: 'unknown-command'; readonly name: string; readonly meant: string | undefined }
  | { readonly kind: 'unknown-option'; readonly name: string; readonly meant: string | undefined }
  | { readonly kind: 'misplaced-option'; readonly name: string; readonly command: CommandName }
  | { readonly kind: 'missing-value'; readonly name: string }
  | { readonly kind: 'missing-option'; readonly name: string; readonly command: CommandName; readonly allowed: readonly string[] }
  | { readonly kind: 'needless-value'; readonly name: string }
  | { readonly kind: 'bad-value'; readonly name: string; readonly value: string; readonly allowed: readonly string[] }
  | { readonly kind: 'no-path'; readonly command: CommandName }
  | { readonly kind: 'nothing-to-explain' }
  | { readonly kind: 'unknown-rule'; readonly name: string; readonly meant: string | undefined }
  | { readonly kind: 'needless-argument'; readonly command: CommandName; readonly value: string }
  | { readonly kind: 'stdin-filename-alone' };

export interface ParsedArguments {
  /** As asked for by `--locale`; known even where the rest is at fault, so that the fault is told in the right language. */
  readonly locale: Locale | undefined;
  readonly result: { readonly kind: 'command'; readonly command: Command } | { readonly kind: 'fault'; readonly fault: UsageFault };
}

const options = {
  all: { type: 'boolean' },
  cache: { type: 'string' },
  config: { type: 'string' },
  decimals: { type: 'string' },
  excel: { type: 'boolean' },
  force: { type: 'boolean' },
  // Of two names that a slip is as near to, the first is meant.
  format: { type: 'string' },
  form: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  jobs: { type: 'string' },
  locale: { type: 'string' },
  out: { type: 'string', short: 'o' },
  owner: { type: 'string' },
  safe: { type: 'boolean' },
  shard: { type: 'string' },
  sheets: { type: 'string' },
  'stdin-filename': { type: 'string' },
  tables: { type: 'string' },
  text: { type: 'boolean' },
  to: { type: 'string' },
  unit: { type: 'string' },
  version: { type: 'boolean', short: 'V' },
  write: { type: 'boolean' },
  year: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

type OptionName = keyof typeof options;

const optionsOfCommand: Readonly<Record<CommandName, readonly OptionName[]>> = {
  check: ['all', 'cache', 'config', 'format', 'jobs', 'shard', 'stdin-filename'],
  checklist: ['config', 'format', 'stdin-filename'],
  explain: ['config', 'stdin-filename'],
  fix: ['config', 'safe', 'stdin-filename', 'write'],
  convert: ['config', 'decimals', 'stdin-filename', 'to', 'write'],
  new: ['config', 'form', 'out', 'owner', 'unit', 'year'],
  export: ['config', 'force', 'format', 'out', 'stdin-filename'],
  import: ['force', 'out', 'sheets', 'tables'],
  facts: ['config', 'excel', 'force', 'format', 'out', 'stdin-filename', 'text'],
  rules: [],
};
const optionsOfAll: readonly OptionName[] = ['help', 'locale', 'version'];

/** Reads the arguments after the program's name. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const given = readTokens(args);
  const asked = given.values.get('locale');
  const locale = locales.find((name) => name === asked);
  const fault = given.fault ?? notAmong('locale', given.values, locales);
  if (fault) return { locale, result: { kind: 'fault', fault } };
  const command = toCommand(given);
  return { locale, result: 'fault' in command ? { kind: 'fault', fault: command.fault } : { kind: 'command', command } };
}

interface Given {
  readonly values: ReadonlyMap<OptionName, string>;
  readonly positionals: readonly string[];
  readonly fault: UsageFault | undefined;
}

/** We judge the tokens ourselves, because the parser's own complaints are English only. */
function readTokens(args: readonly string[]): Given {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<OptionName, string>();
  const positionals: string[] = [];
  let fault: UsageFault | undefined;
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    if (isOptionName(token.name)) values.set(token.name, token.value ?? '');
    fault ??= tokenFault(token.name, token.rawName, token.value, token.inlineValue === true);
  }
  return { values, positionals, fault };
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

function tokenFault(name: string, rawName: string, value: string | undefined, inline: boolean): UsageFault | undefined {
  if (!isOptionName(name)) {
    const meant = nearest(name, Object.keys(options));
    return { kind: 'unknown-option', name: rawName, meant: meant && `--${meant}` };
  }
  if (options[name].type === 'boolean') return value === undefined ? undefined : { kind: 'needless-value', name: rawName };
  const missing = value === undefined || value === '' || (!inline && /^-./.test(value));
  return missing ? { kind: 'missing-value', name: rawName } : undefined;
}

function notAmong(name: OptionName, values: Given['values'], allowed: readonly string[]): UsageFault | undefined {
  const value = values.get(name);
  return value === undefined || allowed.includes(value) ? undefined : { kind: 'bad-value', name: `--${name}`, value, allowed };
}

function toCommand({ values, positionals }: Given): Command | { readonly fault: UsageFault } {
  const [name, ...paths] = positionals;
  if (values.has('help') || name === 'help') return { kind: 'help' };
  if (values.has('version')) return { kind: 'version' };
  if (name === undefined) return { fault: { kind: 'no-command' } };
  const command = commandNames.find((known) => known === name);
  if (!command) return { fault: { kind: 'unknown-command', name, meant: nearest(name, commandNames) } };
  const fault = misplacedOption(command, values) ?? notAmong('format', values, formatsOf(command)) ?? pathFault(command, paths, values);
  if (fault) return { fault };
  const sources: Sources = { paths, config: values.get('config'), stdinFilename: values.get('stdin-filename') };
  if (command === 'rules') return { kind: 'rules' };
  if (command === 'explain') return toExplain(paths, sources);
  if (command === 'fix') return { kind: 'fix', sources, safe: values.has('safe'), write: values.has('write') };
  if (command === 'convert') return toConvert(values, sources);
  if (command === 'new') return toNew(values);
  if (command === 'export') return toExport(values, sources);
  if (command === 'import') return toImport(values, paths);
  if (command === 'facts') return toFacts(values, sources);
  if (command === 'checklist') {
    const format = checklistFormatNames.find((known) => known === values.get('format')) ?? 'table';
    return { kind: 'checklist', sources, format };
  }
  return toCheck(values, sources);
}

const mostJobs = 256;

function toCheck(values: Given['values'], sources: Sources): Command | { readonly fault: UsageFault } {
  const format = formatNames.find((known) => known === values.get('format')) ?? 'pretty';
  const [asked, part] = [values.get('jobs'), values.get('shard')];
  const jobs = asked === undefined ? undefined : /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  if (jobs !== undefined && (jobs < 1 || jobs > mostJobs))
    return { fault: { kind: 'bad-value', name: '--jobs', value: asked ?? '', allowed: ['1', '2', '4', '…'] } };
  const shard = part === undefined ? undefined : readShard(part);
  if (part !== undefined && !shard) return { fault: { kind: 'bad-value', name: '--shard', value: part, allowed: ['1/4', '2/4', '…'] } };
  const chosen = shard ? { ...sources, shard } : sources;
  return { kind: 'check', sources: chosen, format, all: values.has('all'), jobs, cache: values.get('cache') };
}

/** A line of a draft, as `FILE:LINE` or with a column behind it, or the name of a rule. */
function toExplain([target, another]: readonly string[], sources: Sources): Command | { readonly fault: UsageFault } {
  if (target === undefined) return { fault: { kind: 'nothing-to-explain' } };
  if (another !== undefined) return { fault: { kind: 'needless-argument', command: 'explain', value: another } };
  const [, path, line] = /^(.+?):([1-9]\d*)(?::\d+)?$/u.exec(target) ?? [];
  if (path !== undefined) return { kind: 'explain', sources: { ...sources, paths: [path] }, line: Number(line) };
  const ids = ruleInfos.map(({ id }) => id);
  if (ids.includes(target)) return { kind: 'explain-rule', ruleId: target };
  return { fault: { kind: 'unknown-rule', name: target, meant: nearest(target, ids) } };
}

const decimalsNames = Array.from({ length: mostConvertedDecimals + 1 }, (_, decimals) => String(decimals));

function toConvert(values: Given['values'], sources: Sources): Command | { readonly fault: UsageFault } {
  const to = moneyUnits.find((unit) => unit === values.get('to'));
  const fault = notAmong('to', values, moneyUnits) ?? notAmong('decimals', values, decimalsNames);
  if (fault) return { fault };
  if (to === undefined) return { fault: { kind: 'missing-option', name: '--to', command: 'convert', allowed: moneyUnits } };
  const decimals = values.get('decimals');
  return { kind: 'convert', sources, to, decimals: decimals === undefined ? undefined : Number(decimals), write: values.has('write') };
}

const [firstYear, lastYear] = [2000, 2100];

function toNew(values: Given['values']): Command | { readonly fault: UsageFault } {
  const fault = notAmong('unit', values, draftUnits);
  if (fault) return { fault };
  const [form, year] = [values.get('form'), values.get('year')];
  const years = [`${firstYear}–${lastYear}`];
  if (form === undefined)
    return { fault: { kind: 'missing-option', name: '--form', command: 'new', allowed: builtInPacks.map(({ id }) => id) } };
  if (year === undefined) return { fault: { kind: 'missing-option', name: '--year', command: 'new', allowed: years } };
  const isYear = /^\d{4}$/u.test(year) && Number(year) >= firstYear && Number(year) <= lastYear;
  if (!isYear) return { fault: { kind: 'bad-value', name: '--year', value: year, allowed: years } };
  const unit = draftUnits.find((known) => known === values.get('unit'));
  const owner = values.get('owner') ?? '';
  return { kind: 'new', form, year: Number(year), owner, unit, out: values.get('out'), config: values.get('config') };
}

function toExport(values: Given['values'], sources: Sources): Command | { readonly fault: UsageFault } {
  const format = exportFormats.find((known) => known === values.get('format'));
  if (format === undefined) return { fault: { kind: 'missing-option', name: '--format', command: 'export', allowed: exportFormats } };
  return { kind: 'export', sources, format, out: values.get('out'), force: values.has('force') };
}

function toImport(values: Given['values'], [path = '', another]: readonly string[]): Command | { readonly fault: UsageFault } {
  if (another !== undefined) return { fault: { kind: 'needless-argument', command: 'import', value: another } };
  const fault = notAmong('tables', values, tableKinds);
  if (fault) return { fault };
  const tables = tableKinds.find((known) => known === values.get('tables')) ?? 'pipe';
  const sheets = values.get('sheets')?.split(/[,，]/u);
  return { kind: 'import', path, out: values.get('out'), tables, sheets, force: values.has('force') };
}

function toFacts(values: Given['values'], sources: Sources): Command | { readonly fault: UsageFault } {
  const forExcel = values.has('excel');
  const format = factsFormatNames.find((known) => known === values.get('format')) ?? (forExcel ? 'csv' : 'ndjson');
  if (forExcel && format !== 'csv') return { fault: { kind: 'bad-value', name: '--format', value: format, allowed: ['csv'] } };
  const [out, force] = [values.get('out'), values.has('force')];
  return { kind: 'facts', sources, format, out, force, withText: values.has('text'), forExcel };
}

const formatsOfCommand: Partial<Readonly<Record<CommandName, readonly string[]>>> = {
  checklist: checklistFormatNames,
  export: exportFormats,
  facts: factsFormatNames,
};

function formatsOf(command: CommandName): readonly string[] {
  return formatsOfCommand[command] ?? formatNames;
}

function misplacedOption(command: CommandName, values: Given['values']): UsageFault | undefined {
  const allowed = [...optionsOfAll, ...optionsOfCommand[command]];
  const name = [...values.keys()].find((key) => !allowed.includes(key));
  return name && { kind: 'misplaced-option', name: `--${name}`, command };
}

function pathFault(command: CommandName, paths: readonly string[], values: Given['values']): UsageFault | undefined {
  const [first] = paths;
  if (command === 'rules' || command === 'new')
    return first === undefined ? undefined : { kind: 'needless-argument', command, value: first };
  if (command === 'explain') return undefined;
  if (first === undefined) return { kind: 'no-path', command };
  if (values.has('stdin-filename') && !paths.includes('-')) return { kind: 'stdin-filename-alone' };
  return undefined;
}
