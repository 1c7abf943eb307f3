import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale, Picture, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import { nodesAlong } from '../../server/src/page/treemap-option.js';
import { pictureWords } from './picture-words.js';

type TreePicture = Extract<Picture<PreviewPlace>['chart'], { readonly kind: 'tree' }>;

export interface TreeLevelsProps {
  /** What the picture is called. */
  readonly title: string;
  readonly chart: TreePicture;
  /** The node that is looked into, as indexes from the roots. */
  readonly path: readonly number[];
  readonly locale: Locale;
  readonly onPath: (path: readonly number[]) => void;
  readonly onOpen: (place: PreviewPlace) => void;
  readonly children: ComponentChildren;
}

/** The way into a tree, and what is on this level as a list: everything that the chart does by mouse, by keys too. */
export function TreeLevels({ title, chart, path, locale, onPath, onOpen, children }: TreeLevelsProps) {
  const words = pictureWords(locale);
  const along = nodesAlong(chart, path);
  const level = along.at(-1)?.children ?? chart.roots;
  const here = useRef<HTMLElement>(null);
  const isByKeys = useRef(false);
  const go = (next: readonly number[]) => {
    isByKeys.current = true;
    onPath(next);
  };
  // The button that was pressed is gone: whoever pressed it goes on from the name of where they are.
  useLayoutEffect(() => {
    if (isByKeys.current) here.current?.focus();
    isByKeys.current = false;
  }, [path]);

  return (
    <div class="picture-tree">
      <nav class="picture-way" aria-label={`${title} ${words.way}`}>
        <ol>
          {[words.all, ...along.map(({ name }) => name)].map((name, depth) => (
            <li key={depth}>
              {depth === along.length ? (
                <span ref={here} aria-current="location" tabIndex={-1}>
                  {name}
                </span>
              ) : (
                <button type="button" onClick={() => go(path.slice(0, depth))}>
                  {name}
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {children}
      <ul class="picture-level" aria-label={`${title} ${words.parts}`}>
        {level.map((node, at) => (
          <li key={at}>
            {node.children.length > 0 ? (
              <button
                type="button"
                class="picture-into"
                aria-label={words.goInto(`${node.code ?? ''} ${node.name}`.trim())}
                onClick={() => go([...path.slice(0, along.length), at])}
              >
                <span class="picture-code">{node.code}</span> {node.name}
              </button>
            ) : (
              <span class="picture-leaf">
                <span class="picture-code">{node.code}</span> {node.name}
              </span>
            )}
            <Amount node={node} label={words.open(node.name, node.amount)} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Amount({
  node: { amount, place },
  label,
  onOpen,
}: {
  readonly node: TreePicture['roots'][number];
  readonly label: string;
  readonly onOpen: (place: PreviewPlace) => void;
}) {
  if (!place) return <span class="picture-amount">{amount}</span>;
  return (
    <button type="button" class="picture-amount" aria-label={label} onClick={() => onOpen(place)}>
      {amount}
    </button>
  );
}
