/** What the language server needs of the machine it runs on. Node has one of these, a browser can have another. */
export interface Runtime {
  /** The system's language as a BCP 47 tag, for editors that do not tell theirs. */
  readonly systemLocale: string | undefined;
  /**
   * The text of a file; undefined where there is no such file, this machine cannot reach it, or it has more bytes than asked
   * for, which without asking is a megabyte.
   */
  readText(uri: string, largest?: number): Promise<string | undefined>;
  readonly timer: Timer;
}

export interface Timer {
  /** Runs the action once after some milliseconds, unless it is cancelled before. */
  after(milliseconds: number, action: () => void): Cancellable;
}

export interface Cancellable {
  cancel(): void;
}
