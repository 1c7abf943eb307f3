import { type LineLayout, LineMap } from '../../base/line-map.js';
import type { MoneyUnit } from '../../base/money-unit.js';
import { normalise } from '../../base/normalise.js';
import type { SourceText } from '../../base/source-text.js';
import type { Span } from '../../base/span.js';
import { yearOf } from '../../table/caption.js';
import type { Block } from '../../table/physical-table.js';
import { ownerIn } from '../../table/table-owner.js';
import type { BudgetDocument } from '../document.js';
import type { FactCell, TableKind } from '../facts/fact.js';
import { type DigestFact, factsByKey } from './digest-facts.js';
import { isComparable } from './facts-in-order.js';
import { type ListedUnits, listedUnits } from './listed-units.js';
import { type MoneyReader, printedMoney } from './money.js';
import { type OwnerName, ownerName } from './owner-name.js';
import { type PreviousFact, previousInTables, previousInText } from './previous.js';
import { type DigestProject, projectsOf } from './projects.js';

/**
 * What one document of a set needs to know of another: small enough to be kept for hundreds of documents, and free of the
 * document it was taken from.
 */
export interface DocumentDigest {
  /** What the set calls the document: a URI or a path. */
  readonly name: string;
  readonly lines: LineMap;
  /** Undefined where the document does not say, or speaks of several. */
  readonly owner: OwnerName | undefined;
  readonly ownerAsWritten: string | undefined;
  readonly year: number | undefined;
  /** What the title calls it: 部门预算, 单位预算. */
  readonly titled: 'department' | 'unit' | undefined;
  readonly units: ListedUnits | undefined;
  /** Final accounts (决算), which tell what was spent and are no budget of their year. */
  readonly isFinal: boolean;
  /** The kinds of its tables; two documents of one owner and year with the same kinds are versions of one another. */
  readonly kinds: ReadonlySet<TableKind>;
  /** This year's figures, by fact. */
  readonly current: ReadonlyMap<string, DigestFact>;
  /** This year's facts that the document has and is at odds with itself about. */
  readonly unclear: ReadonlySet<string>;
  /** What it says of last year's budget. */
  readonly previous: readonly PreviousFact[];
  readonly projects: ReadonlyMap<string, DigestProject>;
}

/** A digest as plain data, which another thread or program can be given. */
export type DigestData = Omit<DocumentDigest, 'lines'> & { readonly layout: LineLayout };

export function digestData({ lines, ...digest }: DocumentDigest): DigestData {
  return { ...digest, layout: lines.layout };
}

export function digestFromData({ layout, ...digest }: DigestData): DocumentDigest {
  return { ...digest, lines: new LineMap(layout) };
}

export interface DigestNeeds {
  readonly name: string;
  readonly document: BudgetDocument;
  readonly text: SourceText;
  readonly lines: LineMap;
  /** Where figures begin that the document's own findings speak of: what is wrong by itself is compared with nothing. */
  readonly doubted: ReadonlySet<number>;
}

/** Takes from a document what others are compared with. */
export function digestOf({ name, document, text, lines, doubted }: DigestNeeds): DocumentDigest {
  const owner = ownerOf(document);
  const cells = isOneBook(document) ? document.facts.cells.filter(({ fact }) => isComparable(fact)) : [];
  const money = moneyReader(document, text, doubted);
  const isDoubted = ({ entry }: FactCell) => doubted.has(entry.cell.span.start);
  const current = factsByKey(cells, 'current', money, isDoubted);
  return {
    name,
    lines,
    owner: owner === undefined ? undefined : ownerName(owner),
    ownerAsWritten: owner,
    year: document.year,
    titled: titleOf(document.blocks),
    units: listedUnits(document.prose.paragraphs, document.blocks),
    isFinal: isFinalAccounts(document),
    kinds: new Set(document.facts.cells.map(({ kind }) => kind)),
    current: current.facts,
    unclear: current.unclear,
    previous: [...previousInTables(document, cells, money, isDoubted), ...previousInText(document, money)],
    projects: projectsOf(document, money),
  };
}

/** Reads figures with the unit that most figures have where a table does not say; without any unit nothing can be compared. */
function moneyReader(document: BudgetDocument, text: SourceText, doubted: ReadonlySet<number>): MoneyReader {
  const usual = usualUnit(document);
  return ({ amount, unit = usual, cell, figure }) => {
    if (!amount || !unit || doubted.has(cell.span.start)) return undefined;
    return printedMoney(amount, unit, figure, text.slice(figure.start, figure.end));
  };
}

function usualUnit({ systems }: BudgetDocument): MoneyUnit | undefined {
  const counts = new Map<MoneyUnit, number>();
  for (const { table } of systems) {
    const { unit } = table.table.caption;
    if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function isOneBook({ facts }: BudgetDocument): boolean {
  return facts.cells.every(({ book }) => book === facts.cells[0]?.book);
}

/** Whether a document tells what was spent (决算), rather than what is planned. */
export function isFinalAccounts({ systems, blocks }: BudgetDocument): boolean {
  const titles = systems.flatMap(({ table }) => table.table.caption.title ?? []);
  const final = titles.filter((title) => /决算/u.test(normalise(title))).length;
  return (
    final * 2 > titles.length ||
    openingLines(blocks).some((line) => /(?:19|20)\d\d年(?:度)?[^。，]{0,30}决算(?:公开|说明)?$/u.test(normalise(line)))
  );
}

/** The one owner that all tables name, or else the opening lines. */
function ownerOf(document: BudgetDocument): string | undefined {
  const owners = new Map<string, string>();
  for (const { table } of document.systems) {
    const { owner } = table.table.caption;
    if (owner !== undefined) owners.set(ownerName(owner).key, owner);
  }
  const titled = ownerInOpening(document.blocks);
  // Layout cuts names: one that begins like a longer one is the same.
  const longest = [...owners.keys(), ...(titled === undefined ? [] : [ownerName(titled).key])].sort((a, b) => b.length - a.length)[0];
  if (longest !== undefined && [...owners.keys()].every((key) => longest.startsWith(key))) return owners.get(longest) ?? titled;
  return owners.size === 1 ? [...owners.values()][0] : undefined;
}

function ownerInOpening(blocks: readonly Block[]): string | undefined {
  const lines = openingLines(blocks);
  // A title may go on in the next line.
  return lines
    .map((line, place) => ownerIn(line, false) ?? ownerInTitle(line) ?? ownerInTitle(`${line}${lines[place + 1] ?? ''}`))
    .find((owner) => owner !== undefined);
}

const OPENING_LINES = 40;

function openingLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).slice(0, OPENING_LINES);
}

const TITLE = /^#*(.{2,40}?)(?:(?:19|20)\d\d)年度?(.{0,40}?)(?:本级)?(部门|单位)?(?:综合)?预算(?:公开|草案|说明|编制说明|情况)*$/u;

/** `某某局2022年部门预算`, `2022年某某局部门预算`. */
function ownerInTitle(line: string): string | undefined {
  const text = normalise(line).replace(/^#+/u, '');
  const title = TITLE.exec(text) ?? /^()(?:(?:19|20)\d\d)年度?(.{2,40}?)(部门|单位)?预算(?:公开|草案|说明|编制说明|情况)*$/u.exec(text);
  if (!title) return undefined;
  return ownerIn(title[1] ?? '', true) ?? ownerIn(title[2] ?? '', true);
}

function titleOf(blocks: readonly Block[]): DocumentDigest['titled'] {
  const lines = openingLines(blocks);
  for (const [place, line] of lines.entries()) {
    const text = normalise(`${line}${lines[place + 1] ?? ''}`);
    if (yearOf(line) === undefined) continue;
    if (/单位预算/u.test(text)) return 'unit';
    if (/部门预算/u.test(text)) return 'department';
  }
  return undefined;
}

/** Where a span stands, for those who no longer have the text. */
export function regionIn({ lines }: DocumentDigest, span: Span) {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}
