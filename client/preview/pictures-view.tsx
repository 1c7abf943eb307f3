import './pictures.css';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Locale, Picture, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';
import type { PictureTheme } from '../../server/src/page/picture-colours.js';
import { endOf } from '../../server/src/page/picture-option.js';
import type { BlockData } from '../../server/src/page/treemap-option.js';
import { ChartBox, type ChartClick } from './chart-box.js';
import { usePictureTheme } from './picture-theme.js';
import { pictureWords } from './picture-words.js';
import { TreeLevels } from './tree-levels.js';

export interface PicturesViewProps {
  readonly pictures: readonly Picture<PreviewPlace>[];
  readonly locale: Locale;
  readonly onOpen: (place: PreviewPlace) => void;
}

/** The pictures of a budget, one below the other. */
export function PicturesView({ pictures, locale, onOpen }: PicturesViewProps) {
  const theme = usePictureTheme();
  return (
    <div class="picture-list">
      {pictures.map((picture) => (
        <PictureFigure key={picture.id} picture={picture} locale={locale} theme={theme} onOpen={onOpen} />
      ))}
    </div>
  );
}

interface PictureFigureProps {
  readonly picture: Picture<PreviewPlace>;
  readonly locale: Locale;
  readonly theme: PictureTheme;
  readonly onOpen: (place: PreviewPlace) => void;
}

function PictureFigure({ picture: given, locale, theme, onOpen }: PictureFigureProps) {
  // Each edit brings pictures of its own; one that says the same is the same.
  const picture = useMemo(() => given, [JSON.stringify(given)]);
  const { title, unit, description, chart } = picture;
  const [path, setPath] = useState<readonly number[]>([]);
  const words = pictureWords(locale);
  const id = useId();

  const onClick = (click: ChartClick) => {
    if (chart.kind === 'tree') {
      const into = blockPath(click).slice(0, path.length + 1);
      const node = nodeAt(chart.roots, into);
      if (node && node.children.length > 0) return setPath(into);
      if (node?.place) onOpen(node.place);
      return;
    }
    const place =
      chart.kind === 'flow'
        ? chart.nodes[click.dataType === 'edge' ? endOf(chart, click.dataIndex) : click.dataIndex]?.place
        : chart.series[click.seriesIndex]?.bars[click.dataIndex]?.place;
    if (place) onOpen(place);
  };

  return (
    <figure class={`picture is-${chart.kind}`} data-picture={picture.id} aria-labelledby={`${id}-title`}>
      <figcaption>
        <h2 id={`${id}-title`}>{title}</h2>
        {unit !== '' && <span class="picture-unit">{words.unit(unit)}</span>}
      </figcaption>
      <p id={`${id}-text`} class="picture-text">
        {description}
      </p>
      {chart.kind === 'tree' ? (
        <TreeLevels title={title} chart={chart} path={path} locale={locale} onPath={setPath} onOpen={onOpen}>
          <ChartBox chart={chart} unit={unit} path={path} theme={theme} label={title} describedBy={`${id}-text`} onClick={onClick} />
        </TreeLevels>
      ) : (
        <ChartBox chart={chart} unit={unit} path={path} theme={theme} label={title} describedBy={`${id}-text`} onClick={onClick} />
      )}
      <NumbersBehind picture={picture} locale={locale} onOpen={onOpen} />
    </figure>
  );
}

function blockPath({ data }: ChartClick): readonly number[] {
  return (data as Partial<BlockData> | undefined)?.path ?? [];
}

function nodeAt(
  roots: Extract<Picture<PreviewPlace>['chart'], { kind: 'tree' }>['roots'],
  path: readonly number[],
): (typeof roots)[number] | undefined {
  let level = roots;
  let node: (typeof roots)[number] | undefined;
  for (const at of path) {
    node = level[at];
    level = node?.children ?? [];
  }
  return node;
}

/** The table behind a picture; drawn when it is opened, because it may be long. */
function NumbersBehind({ picture: { table, title }, locale, onOpen }: Omit<PictureFigureProps, 'theme'>) {
  const [isOpen, setOpen] = useState(false);
  const words = pictureWords(locale);
  return (
    <details class="picture-numbers" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.numbers}</summary>
      {isOpen && (
        <div class="picture-table">
          <table aria-label={`${title} ${words.numbers}`}>
            <thead>
              <tr>
                {table.columns.map((column, at) => (
                  <th key={at} scope="col" class={isAmount(table, at) ? 'is-amount' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, at) => (
                <tr key={at}>
                  {row.map(({ text, place }, column) => (
                    <td key={column} class={isAmount(table, column) ? 'is-amount' : undefined}>
                      {place ? (
                        <button
                          type="button"
                          class="picture-amount"
                          aria-label={words.open(nameOf(row), text)}
                          onClick={() => onOpen(place)}
                        >
                          {text}
                        </button>
                      ) : (
                        text
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function isAmount({ rows }: Picture<PreviewPlace>['table'], column: number): boolean {
  return rows.some((row) => row[column]?.place !== undefined);
}

/** What the words of a row say. */
function nameOf(row: Picture<PreviewPlace>['table']['rows'][number]): string {
  return row
    .filter(({ text, place }) => !place && text !== '')
    .map(({ text }) => text)
    .join(' ');
}
