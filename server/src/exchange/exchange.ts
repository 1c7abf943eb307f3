import { markdownTables } from '../page/markdown-tables.js';
import { renderPage } from '../page/static-page.js';
import { renderReview } from '../page/static-review.js';
import type { Exchange } from './exchange-port.js';
import { pictureImage } from './picture-image.js';
import { readWorkbook } from './read-workbook.js';
import { writeWorkbook } from './write-workbook.js';

export const exchange: Exchange = {
  page: (model) => renderPage(model, pictureImage),
  markdownTables,
  review: renderReview,
  workbook: writeWorkbook,
  readWorkbook,
};
