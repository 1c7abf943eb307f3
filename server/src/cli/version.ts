import { version } from '../../../package.json';

/** The version of the package, as `--version` and SARIF tell it. */
export const programVersion: string = version;
