import type { Locale } from '../core/api.js';
import { pageDocument } from './page-document.js';
import { wordsOf } from './words.js';

/** The list of findings, in the words it is shown with. */
export interface ReviewTable {
  readonly locale: Locale;
  readonly title: string;
  readonly heads: readonly string[];
  /** As many texts as there are heads. */
  readonly rows: readonly (readonly string[])[];
}

/** The list of findings as one page. */
export function renderReview({ locale, title, heads, rows }: ReviewTable): string {
  return pageDocument({
    locale,
    title,
    children: (
      <>
        <h1>{title}</h1>
        {rows.length === 0 ? (
          <p>{wordsOf(locale).noFindings}</p>
        ) : (
          <table class="review">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((texts, at) => (
                <tr key={at}>
                  {texts.map((text, column) => (
                    <td key={heads[column]}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    ),
  });
}
