import { homepage, name, version } from '../../package.json';

/** The name on the command line and the source of diagnostics. */
export const productName: string = name;

export const productVersion: string = version;

/** The page that explains a rule to the author of a budget. */
export function rulePage(ruleId: string): string {
  return `${homepage.replace(/#.*/, '')}/blob/main/server/src/core/rules/${ruleId}.md`;
}
