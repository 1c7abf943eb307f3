import { renderPage } from '../page/static-page.js';
import type { Exchange } from './exchange-port.js';
import { writeWorkbook } from './write-workbook.js';

export const exchange: Exchange = { page: renderPage, workbook: writeWorkbook };
