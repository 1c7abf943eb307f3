import type { FromPage, PageState, ToPage } from './messages.js';

/** The editor that the page stands in. */
export interface Editor {
  post(message: FromPage): void;
  state(): PageState | undefined;
  keep(state: PageState): void;
  listen(listener: (message: ToPage) => void): () => void;
}

export function createEditor(): Editor {
  const api = acquireVsCodeApi<PageState>();
  return {
    post: (message) => api.postMessage(message),
    state: () => api.getState(),
    keep: (state) => {
      api.setState(state);
    },
    listen(listener) {
      // Only the editor can reach the page: it stands in a frame of its own that nothing else holds.
      const heard = ({ data }: MessageEvent<ToPage>) => listener(data);
      addEventListener('message', heard);
      return () => removeEventListener('message', heard);
    },
  };
}
