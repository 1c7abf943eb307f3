import { contentsOf } from '../../budget/outline/contents-against-body.js';
import type { Paragraph } from '../../prose/paragraph.js';
import { readParagraphs } from '../../prose/read-paragraphs.js';
import { isCaptionDetail } from '../../table/caption.js';
import type { PhysicalTable, TextLine } from '../../table/physical-table.js';
import type { Analysis } from '../analyse.js';
import { equationCounts, NO_EQUATIONS } from '../summary.js';
import { CaptionLines } from './caption-lines.js';
import { codeLines } from './code-lines.js';
import { pageNumbers } from './page-numbers.js';
import { ParagraphWalk } from './paragraph-walk.js';
import { type TableBlock, tableBlock } from './table-block.js';
import { asCaption, codeBlock, type TextBlock, textBlock } from './text-block.js';

export type DocumentBlock = TextBlock | TableBlock;

/**
 * Everything an author wrote, in order: paragraphs whose lines are joined, and logical tables where their first page stands.
 * What a page repeats of a table's caption, and page numbers, are left out.
 */
export function documentBlocks(analysis: Analysis): readonly DocumentBlock[] {
  const { document, recognised } = analysis;
  const starts = tableStarts(analysis);
  const numbers = pageNumbers(document.blocks);
  const captions = new CaptionLines(document.tables);
  const paragraphs = new ParagraphWalk(document.paragraphs.length > 0 ? document.paragraphs : readParagraphs(document.blocks));
  const code = new Set(codeLines(analysis));
  const contents = contentsOf(document.blocks, document.tables)?.span;
  const found: DocumentBlock[] = [];
  /** The lines of the paragraph that is being read. */
  let lines: TextLine[] = [];
  let open: Paragraph | undefined;
  const close = () => {
    const [first] = lines;
    if (first) {
      const inContents = contents !== undefined && contents.start < first.span.start && first.span.start < contents.end;
      const isCaption = captions.isCaption(first);
      found.push(textBlock(lines, { source: analysis.text, paragraph: open, recognised, isCaption, inContents }));
    }
    lines = [];
    open = undefined;
  };
  for (const block of inOrder(document.blocks, code)) {
    if (block.kind !== 'text') {
      close();
      const table = starts.get(block);
      if (table) found.push(table);
    } else if (code.has(block)) {
      close();
      found.push(codeBlock(block));
    } else if (!numbers.has(block) && !captions.isRepeated(block)) {
      const paragraph = paragraphs.holding(block.span);
      if (paragraph === undefined || paragraph !== open) close();
      lines.push(block);
      open = paragraph;
    }
  }
  close();
  return withNumbersOfTables(found);
}

/** The tables by their first pages. */
function tableStarts({ document, options }: Analysis): ReadonlyMap<PhysicalTable, TableBlock> {
  const counts = equationCounts(document);
  const ledgers = new Map(document.ledgers.map((ledger) => [ledger.table.index, ledger]));
  const systems = new Map(document.systems.map((system) => [system.table, system]));
  return new Map(
    document.tables.flatMap((table) => {
      const ledger = ledgers.get(table.index);
      const known = { ledger, system: ledger && systems.get(ledger), counts: counts.get(ledger) ?? NO_EQUATIONS };
      const [start] = table.fragments;
      return start ? [[start, tableBlock(table, known, options.locale)]] : [];
    }),
  );
}

function inOrder(blocks: Analysis['document']['blocks'], code: ReadonlySet<TextLine>): Analysis['document']['blocks'] {
  return code.size === 0 ? blocks : [...blocks, ...code].sort((a, b) => a.span.start - b.span.start);
}

/** What numbers a table (表 1, 附件 2) stands above its title and belongs to its caption. */
function withNumbersOfTables(blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
  const shown = [...blocks];
  for (let at = shown.length - 2; at >= 0; at--) {
    const [block, next] = [shown[at], shown[at + 1]];
    if (block === undefined || next === undefined || 'table' in block || 'table' in next || next.shown.role !== 'caption') continue;
    if (block.shown.role === 'aside' && isCaptionDetail(block.shown.text)) shown[at] = asCaption(block);
  }
  return shown;
}
