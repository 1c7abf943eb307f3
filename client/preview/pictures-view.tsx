import type { Picture, PreviewPlace } from '../../server/src/lsp/protocol/preview.js';

export interface PicturesViewProps {
  readonly pictures: readonly Picture<PreviewPlace>[];
  readonly onOpen: (place: PreviewPlace) => void;
}

/** The pictures of a budget, one below the other. */
export function PicturesView({ pictures }: PicturesViewProps) {
  return (
    <>
      {pictures.map(({ id, title, description }) => (
        <figure key={id}>
          <figcaption>{title}</figcaption>
          <p>{description}</p>
        </figure>
      ))}
    </>
  );
}
