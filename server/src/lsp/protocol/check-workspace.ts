/** The server's own command: checks files together, open or not. Its one argument is `CheckWorkspaceParams`. */
export const checkWorkspaceCommand = 'budgetDraft.server.checkWorkspace';

export interface CheckWorkspaceParams {
  /** The client knows which files there are; those that are no drafts by their names are passed over. */
  readonly uris: readonly string[];
}

export interface CheckWorkspaceResult {
  readonly total: number;
  /** Fewer than `total` where the check was cancelled. */
  readonly checked: number;
  readonly budgets: number;
  /** Files whose text could not be had. */
  readonly unreadable: number;
  readonly cancelled: boolean;
}
