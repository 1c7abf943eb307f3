/** Names of subjects as they are compared. */
import { normalise } from '../../base/normalise.js';
import { BRACKETED_NAMES } from './catalogue-data.js';

/**
 * Whether two names mean the same subject: equal after normalisation, 其它 for 其他, a level marker such as
 * （类）, one of the few official variants, or a local suffix in brackets on one side (行政运行（人大）). A name
 * that is cut short is another name.
 */
export function sameName(a: string, b: string): boolean {
  const first = comparableName(a);
  const second = comparableName(b);
  if (first === second) return true;
  return withoutLocalSuffix(first) === second || first === withoutLocalSuffix(second);
}

/** Official forms of the same name in different editions, the first one standing for all. */
const NAME_VARIANTS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['其他对个人和家庭的补助', '其他对个人和家庭的补助支出', '其他对个人和家庭的补助(支出)', '其他对个人和家庭补助'],
      ['因公出国(境)费用', '因公出国(境)费'],
    ] as const
  ).flatMap(([form, ...variants]) => variants.map((variant) => [variant, form] as const)),
);

const LEVEL_MARKERS: readonly string[] = ['(类)', '(款)', '(项)', '(目)'];

/** The form in which two names are compared. */
export function comparableName(name: string): string {
  let result = normalise(name).replaceAll('其它', '其他');
  for (const marker of LEVEL_MARKERS) if (result.endsWith(marker)) result = result.slice(0, -marker.length);
  return NAME_VARIANTS.get(result) ?? result;
}

let bracketedNames: ReadonlySet<string> | undefined;

/** A comparable name without a local suffix in brackets; official names keep theirs. */
export function withoutLocalSuffix(name: string): string {
  if (!name.endsWith(')')) return name;
  bracketedNames ??= new Set(BRACKETED_NAMES.split('\n').map(comparableName));
  if (bracketedNames.has(name)) return name;
  const open = name.lastIndexOf('(');
  return open > 0 ? (NAME_VARIANTS.get(name.slice(0, open)) ?? name.slice(0, open)) : name;
}
