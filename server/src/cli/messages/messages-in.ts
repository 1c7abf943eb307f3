import type { Locale } from '../../core/api.js';
import { english } from './en.js';
import type { Messages } from './messages.js';
import { chinese } from './zh-CN.js';

const byLocale: Readonly<Record<Locale, Messages>> = { 'zh-CN': chinese, en: english };

/** The messages in a language. */
export function messagesIn(locale: Locale): Messages {
  return byLocale[locale];
}
