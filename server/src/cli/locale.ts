/**
 * The language of the surroundings as a BCP 47 tag, from the usual variables in their usual order.
 * Undefined where they say nothing: `C` and `POSIX` name no language.
 */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const value = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const language = value.replace(/[.@].*$/, '').replace('_', '-');
  return language === '' || language === 'C' || language === 'POSIX' ? undefined : language;
}
