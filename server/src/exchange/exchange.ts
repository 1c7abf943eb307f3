import { renderPage } from '../page/static-page.js';
import type { Exchange } from './exchange-port.js';

export const exchange: Exchange = { page: renderPage };
