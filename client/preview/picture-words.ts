import type { Locale } from '../../server/src/lsp/protocol/preview.js';

/** What the pictures say beside what they show. */
export interface PictureWords {
  readonly unit: (unit: string) => string;
  readonly numbers: string;
  readonly all: string;
  readonly way: string;
  readonly parts: string;
  readonly goInto: (name: string) => string;
  readonly open: (name: string, amount: string) => string;
}

const chinese: PictureWords = {
  unit: (unit) => `单位：${unit}`,
  numbers: '图中的数字',
  all: '全部',
  way: '所在层级',
  parts: '本层各项',
  goInto: (name) => `${name}，展开`,
  open: (name, amount) => `${name} ${amount}，到源文件`,
};

const english: PictureWords = {
  unit: (unit) => `Unit: ${unit}`,
  numbers: 'The numbers behind it',
  all: 'All',
  way: 'Level',
  parts: 'What is on this level',
  goInto: (name) => `${name}, go into it`,
  open: (name, amount) => `${name} ${amount}, to the source`,
};

export function pictureWords(locale: Locale): PictureWords {
  return locale === 'en' ? english : chinese;
}
