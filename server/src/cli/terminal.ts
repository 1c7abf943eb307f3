/** What the command line needs of the process it runs in. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: TextStream;
  readonly error: TextStream;
  /** Aborted when the user asks to stop, as with Ctrl-C; what was found so far is still told. */
  readonly interruption: AbortSignal;
  /** Everything on the standard input, up to a little more than `limit` bytes. */
  readInput(limit: number): Promise<Buffer>;
}

export interface TextStream {
  readonly isTerminal: boolean;
  /** Columns of the window; undefined where there is none. */
  readonly columns: number | undefined;
  write(text: string): void;
  /** Until whoever reads has taken what was written, or reads no more; for output that may be more than memory holds. */
  drained?(): Promise<void>;
}
