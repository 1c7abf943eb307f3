import type { Locale } from '../core/api.js';

/** A text in each language we speak. */
export type Bilingual = Readonly<Record<Locale, string>>;
