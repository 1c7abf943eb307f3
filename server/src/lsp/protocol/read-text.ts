/**
 * A request from the server for the text of a file that it cannot reach; the answer is the text, or null. A client that
 * answers says so under this name in its experimental capabilities.
 */
export const readTextMethod = 'budgetDraft/readText';

export interface ReadTextParams {
  readonly uri: string;
}
