import { useEffect, useRef } from 'preact/hooks';
import type { Editor } from './editor.js';
import type { PageView } from './page-view.js';

/** Asks anew for the equations that are shown whenever the document has changed, or they come into sight again. */
export function useFreshEquation(editor: Editor, { side, asked, revision }: PageView): void {
  const asOf = useRef(revision);
  const latest = useRef(asked);
  latest.current = asked;
  useEffect(() => {
    const hasChanged = asOf.current !== revision;
    asOf.current = revision;
    if (side !== 'equation' || !latest.current) return;
    // What was only just asked for is on its way.
    if (hasChanged || latest.current.view !== undefined) editor.post({ kind: 'ask', revision, place: latest.current.place });
  }, [editor, side, revision]);
}
