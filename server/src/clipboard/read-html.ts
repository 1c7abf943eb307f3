import { Parser } from 'htmlparser2';
import { nothingPasted, type PastedBlock, type PastedContent, tooMuchPasted } from '../core/api.js';
import { cellTag, isHiddenTag, spanOf, type TagAttributes } from './cell-tag.js';
import { FlowText } from './flow-text.js';
import { linesOf, OpenTable } from './open-table.js';

/** More is not read: a table of a hundred thousand cells has some ten million characters. */
const LONGEST_HTML = 24_000_000;
/** Elements inside one another; documents of word processors have some dozens. */
const DEEPEST = 400;
/** Tables inside one another; deeper ones are text. */
const DEEPEST_TABLES = 6;

const SKIPPED = new Set(
  'head style script title xml noscript template textarea select svg math object iframe del button audio video canvas'.split(' '),
);
const BLOCKS = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 pre blockquote section article header footer form table tr caption hr body center'.split(' '),
);

/**
 * Reads the tables of a fragment of HTML as Excel, WPS, Word, LibreOffice, Google Sheets and browsers put it on the
 * clipboard, and the lines around them. Nothing in it is run or fetched; whatever it is, reading it takes linear time.
 */
export function readHtml(html: string): PastedContent {
  if (html.length > LONGEST_HTML) return tooMuchPasted;
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true });
  try {
    parser.end(html);
  } catch (error) {
    if (error instanceof TooMuch) return tooMuchPasted;
    throw error;
  }
  const blocks = reader.finish();
  return blocks.length === 0 ? nothingPasted : { blocks, tooLarge: false };
}

/** Thrown inside the parser to leave it, and caught right outside. */
class TooMuch extends Error {}

/** An open element, with what it began. */
interface OpenElement {
  readonly name: string;
  readonly isSilent: boolean;
  readonly table?: OpenTable;
  /** The cell that the element opened; closing it later must not close another one. */
  readonly cell?: object | undefined;
  readonly row?: number;
}

class HtmlReader {
  readonly #blocks: PastedBlock[] = [];
  readonly #text = new FlowText();
  readonly #elements: OpenElement[] = [];
  readonly #tables: OpenTable[] = [];
  #silent = 0;

  onopentag(name: string, attributes: TagAttributes): void {
    if (this.#elements.length >= DEEPEST) throw new TooMuch();
    const element = this.#open(name, attributes);
    if (element.isSilent) this.#silent++;
    this.#elements.push(element);
  }

  onclosetag(name: string): void {
    const element = this.#elements.pop();
    if (element === undefined || element.name !== name) return;
    if (element.isSilent) this.#silent--;
    const table = this.#tables.at(-1);
    if (element.table !== undefined) this.#closeTable(element.table);
    else if (element.cell !== undefined) {
      if (table?.cell === element.cell) table.endCell();
    } else if (element.row !== undefined) {
      if (table?.row === element.row) table.endRow();
    } else if (name === 'caption' && table !== undefined) table.inCaption = false;
    else if (BLOCKS.has(name) && this.#silent === 0) this.#flow?.beginLine();
  }

  ontext(text: string): void {
    if (this.#silent === 0) this.#flow?.add(text);
  }

  /** All blocks, those of elements that were never closed as well. */
  finish(): readonly PastedBlock[] {
    while (this.#tables.length > 0) this.#closeTable(this.#tables.at(-1) as OpenTable);
    this.#blocks.push(...linesOf(this.#text.take()));
    return this.#blocks;
  }

  #open(name: string, attributes: TagAttributes): OpenElement {
    const table = this.#tables.at(-1);
    const isHidden = isHiddenTag(attributes);
    if (name === 'table' && this.#tables.length < DEEPEST_TABLES && this.#silent === 0 && !isHidden) return this.#openTable(name);
    if (table !== undefined && this.#silent === 0) {
      if (name === 'col' || (name === 'colgroup' && attributes.span !== undefined))
        table.addColumnTag(spanOf(attributes.span, 1), isHidden);
      if (name === 'caption') table.inCaption = true;
      if (name === 'tr' && this.#ownsRows(table)) {
        table.beginRow(isHidden);
        return { name, isSilent: false, row: table.row };
      }
      if ((name === 'td' || name === 'th') && this.#ownsRows(table)) {
        table.beginCell(cellTag(attributes, isHidden));
        if (table.isTooLarge) throw new TooMuch();
        return { name, isSilent: isHidden, cell: table.cell };
      }
    }
    if (this.#silent === 0) {
      if (name === 'br') this.#flow?.addBreak();
      else if (BLOCKS.has(name)) this.#flow?.beginLine();
    }
    return { name, isSilent: isHidden || SKIPPED.has(name) };
  }

  /** Tables deeper than are read as tables are words of the cell they stand in. */
  #ownsRows(table: OpenTable): boolean {
    if (this.#tables.length < DEEPEST_TABLES) return true;
    const innermost = this.#elements.findLast(({ name }) => name === 'table');
    return innermost?.table === table;
  }

  #openTable(name: string): OpenElement {
    const outer = this.#tables.at(-1);
    if (outer === undefined) this.#blocks.push(...linesOf(this.#text.take()));
    const table = new OpenTable();
    this.#tables.push(table);
    return { name, isSilent: false, table };
  }

  /** Closes a table and those that were left open inside it. */
  #closeTable(table: OpenTable): void {
    while (this.#tables.includes(table)) {
      const closed = this.#tables.pop() as OpenTable;
      const blocks = closed.close();
      if (closed.isTooLarge) throw new TooMuch();
      const outer = this.#tables.at(-1);
      if (outer) outer.nest(blocks);
      else this.#blocks.push(...blocks);
    }
  }

  /** Where words go; text between the cells of a table is no text of it. */
  get #flow(): FlowText | undefined {
    const table = this.#tables.at(-1);
    return table === undefined ? this.#text : table.text;
  }
}
