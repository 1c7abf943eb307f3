import type { Picture, PreviewFinding, PreviewModel, PreviewPlace } from '../core/api.js';
import { type BlockGroup, blockGroups } from './block-groups.js';
import { ChecklistView } from './checklist-view.js';
import { columnWidths } from './column-widths.js';
import { FindingView } from './finding-view.js';
import { type Marks, marksOf, NO_MARKS } from './marks.js';
import pageStyles from './page.css';
import { pageDocument } from './page-document.js';
import { TableView } from './table-view.js';
import { TextView } from './text-view.js';
import { type PageWords, wordsOf } from './words.js';

/** Its size in pixels; where a browser did not know it, it would print a picture apart from its title. */
export interface PageImage {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

export type ImageOf = (picture: Picture<PreviewPlace>) => PageImage;

/** The whole document as one page without scripts, to be read, sent and printed. */
export function renderPage(model: PreviewModel, imageOf: ImageOf): string {
  const { title, blocks, findings, checklist, pictures, locale, isMarkdown } = model;
  const words = wordsOf(locale);
  const marks = marksOf(findings, NO_MARKS);
  const groups = blockGroups(blocks);
  return pageDocument({
    locale,
    title,
    styles: pageStyles,
    children: (
      <>
        <header>
          <p class="document-title">{title}</p>
          {checklist && (
            <p class="sum">
              {words.count(findings.length)} · {words.settled(checklist.settled, checklist.total)}
            </p>
          )}
        </header>
        <Contents groups={groups} model={model} words={words} />
        <article>
          {groups.map((group) => (
            <Group
              key={group.kind === 'text' ? group.text.id : group.table.id}
              group={group}
              isMarkdown={isMarkdown}
              marks={marks}
              words={words}
            />
          ))}
        </article>
        {pictures.length > 0 && (
          <section id="pictures" class="pictures">
            <h2>{words.pictures}</h2>
            {pictures.map((picture) => (
              <PictureFigure key={picture.id} picture={picture} image={imageOf(picture)} words={words} />
            ))}
          </section>
        )}
        {checklist && (
          <section id="findings" class="findings">
            <h2>{words.findings}</h2>
            {findings.length === 0 && <p>{words.noFindings}</p>}
            {findings.map((finding) => (
              <Finding key={finding.id} finding={finding} words={words} />
            ))}
          </section>
        )}
        {checklist && (
          <section id="checklist">
            <h2>{words.checklist}</h2>
            <ChecklistView checklist={checklist} words={words} />
          </section>
        )}
      </>
    ),
  });
}

interface GroupProps {
  readonly group: BlockGroup;
  readonly isMarkdown: boolean;
  readonly marks: Marks;
  readonly words: PageWords;
}

function Group({ group, isMarkdown, marks, words }: GroupProps) {
  if (group.kind === 'text')
    return (
      <div id={idOf(group.text.id)}>
        <TextView text={group.text} isMarkdown={isMarkdown} words={words} marks={marks.get(group.text.id)} />
      </div>
    );
  const { table, captions } = group;
  const widths = columnWidths(table);
  const width = Math.ceil(widths.reduce((sum, each) => sum + each, 0));
  const isBroad = width > MOST_ACROSS;
  const view = (
    <TableView
      table={table}
      captions={captions}
      isMarkdown={isMarkdown}
      words={words}
      marks={marks}
      widths={isBroad ? widths : undefined}
      rowId={(row) => idOf(table.id, row)}
    />
  );
  // What is scrolled by itself can be come to with the keyboard.
  if (isBroad)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled with the keys as well.
      <section id={idOf(table.id)} class="table-frame is-broad" style={{ '--width': String(width) }} tabIndex={0} aria-label={table.name}>
        {view}
      </section>
    );
  return (
    <div id={idOf(table.id)} class="table-frame">
      {view}
    </div>
  );
}

/** Wider tables, in em, are scrolled on a screen by themselves and printed across. */
const MOST_ACROSS = 80;

/** The tables of the document and what stands behind it. */
function Contents({
  groups,
  model,
  words,
}: {
  readonly groups: readonly BlockGroup[];
  readonly model: PreviewModel;
  readonly words: PageWords;
}) {
  const tables = groups.flatMap((group) => (group.kind === 'table' ? [group.table] : []));
  const parts = [
    ...(model.pictures.length > 0 ? [{ id: 'pictures', title: words.pictures }] : []),
    ...(model.checklist
      ? [
          { id: 'findings', title: words.findings },
          { id: 'checklist', title: words.checklist },
        ]
      : []),
  ];
  return (
    <nav aria-label={words.contents}>
      <ul>
        {tables.map(({ id, name }) => (
          <li key={id}>
            <a href={`#${idOf(id)}`}>{name}</a>
          </li>
        ))}
        {parts.map(({ id, title }) => (
          <li key={id} class="part">
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A finding with the way to where it stands. */
function Finding({ finding, words }: { readonly finding: PreviewFinding; readonly words: PageWords }) {
  const { place } = finding;
  return (
    <div class="found">
      <FindingView finding={finding} words={words} />
      {place && (
        <a
          class="to-place"
          href={`#${idOf(place.block, place.inHeader ? undefined : place.row)}`}
          aria-label={finding.where || words.document}
        >
          ↑
        </a>
      )}
    </div>
  );
}

function PictureFigure({
  picture,
  image,
  words,
}: {
  readonly picture: Picture<PreviewPlace>;
  readonly image: PageImage;
  readonly words: PageWords;
}) {
  const { title, description, table } = picture;
  return (
    <figure class="picture">
      <h3>{title}</h3>
      <img src={image.address} width={image.width} height={image.height} alt={description} />
      <figcaption class="description">{description}</figcaption>
      <details>
        <summary>{words.numbers}</summary>
        <table class="numbers">
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map(({ text }, column) => (
                  <td key={column}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function idOf(block: number, row?: number): string {
  return row === undefined ? `block-${block}` : `block-${block}-row-${row}`;
}
