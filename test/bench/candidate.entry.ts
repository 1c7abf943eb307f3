/** One reading of one document in a process of its own: `candidate NAME FILE` prints its times and its memory as JSON. */
import { readFileSync } from 'node:fs';

type Run = (text: string) => unknown;

const runsOf: Readonly<Record<string, () => Promise<Run>>> = {
  scan: async () => (text) => {
    let sum = 0;
    for (let offset = 0; offset < text.length; offset++) if (text.charCodeAt(offset) === 124) sum++;
    return sum;
  },
  naive: async () => (text) => {
    let sum = 0;
    for (const line of text.split('\n')) for (const cell of line.split('|')) sum += Number(cell) || 0;
    return sum;
  },
  ours: async () => {
    const { analyse } = await import('../../server/src/core/api.js');
    return (text) => analyse(text, { locale: 'zh-CN' }).findings.length;
  },
  'ours, tables': async () => {
    const { LineMap } = await import('../../server/src/core/base/line-map.js');
    const { readBlocks } = await import('../../server/src/core/table/blocks.js');
    return (text) => readBlocks(text, new LineMap(text)).length;
  },
  'markdown-it': async () => {
    const { default: MarkdownIt } = await import('markdown-it');
    const reader = new MarkdownIt();
    return (text) => reader.parse(text, {}).length;
  },
  micromark: async () => {
    const { micromark } = await import('micromark');
    const { gfmTable, gfmTableHtml } = await import('micromark-extension-gfm-table');
    return (text) => micromark(text, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] }).length;
  },
  remark: async () => {
    const [{ unified }, { default: parse }, { default: gfm }] = await Promise.all([
      import('unified'),
      import('remark-parse'),
      import('remark-gfm'),
    ]);
    const reader = unified().use(parse).use(gfm);
    return (text) => reader.parse(text).children.length;
  },
  lezer: async () => {
    const { parser, Table } = await import('@lezer/markdown');
    const reader = parser.configure(Table);
    return (text) => reader.parse(text).length;
  },
  markdownlint: async () => {
    const { lint } = await import('markdownlint/sync');
    const config = { default: false, MD055: true, MD056: true, MD058: true, MD060: true };
    return (text) => lint({ strings: { text }, config }).text?.length;
  },
  papaparse: async () => {
    const { default: papa } = await import('papaparse');
    return (text) => papa.parse(text, { delimiter: '\t' }).data.length;
  },
  'csv-parse': async () => {
    const { parse } = await import('csv-parse/sync');
    return (text) => parse(text, { delimiter: '\t', relax_column_count: true, quote: null }).length;
  },
};

const [, , name = '', file = '', rounds = '3'] = process.argv;
const text = readFileSync(file, 'utf8');
const memoryBefore = process.resourceUsage().maxRSS;
const run = await (runsOf[name] as () => Promise<Run>)();
const times: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const start = performance.now();
  run(text);
  times.push(performance.now() - start);
}
// In kilobytes, as the system counts them.
const memory = (process.resourceUsage().maxRSS - memoryBefore) / 1024;
console.log(JSON.stringify({ times, memory }));
