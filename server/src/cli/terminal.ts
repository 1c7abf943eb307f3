/** What the command line needs of the process it runs in. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: TextStream;
  readonly error: TextStream;
  /** Everything on the standard input, up to a little more than `limit` bytes. */
  readInput(limit: number): Promise<Buffer>;
}

export interface TextStream {
  readonly isTerminal: boolean;
  /** Columns of the window; undefined where there is none. */
  readonly columns: number | undefined;
  write(text: string): void;
}
