/** What every command says that changes a document. */
export interface ChangeParams {
  readonly uri: string;
  /** The version that the author saw; where the document has moved on, nothing is changed. */
  readonly version?: number;
}

export interface ChangeResult {
  /** Whether the client applied the edit; false as well where there was nothing to change. */
  readonly applied: boolean;
  /** How many places the change touches. */
  readonly changed: number;
}
