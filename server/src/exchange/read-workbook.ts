import type { ImportedWorkbook, WorkbookFault, WorkbookReading } from '../core/api.js';
import { type Archive, readArchive } from './archive.js';
import { readOds } from './read-ods.js';
import { readXlsx } from './read-xlsx.js';

/** The largest file that is looked into, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** So many cells are read from one workbook at most, blank ones left out: a hundred thousand rows of twenty. */
const MOST_CELLS = 2_000_000;

const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** Reads a workbook of whatever form as it is shown, or says why it cannot; never throws. What the file is called means nothing. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  if (bytes.length > LARGEST_FILE) return refused('too-large');
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  if (start.startsWith('\xd0\xcf\x11\xe0')) return refused(isEncryptedPackage(bytes) ? 'encrypted' : 'other-format');
  if (!start.startsWith('PK\x03\x04')) return refused(bearsAnotherForm(start) ? 'other-format' : 'no-workbook');
  try {
    const reading = readArchive(bytes);
    if (reading.kind !== 'archive') return refused(reading.kind);
    return await readSheets(bytes, reading.archive);
  } catch (error) {
    const isTooLarge = error instanceof Error && /\blimit\b|\bbounds\b/u.test(error.message);
    return refused(isTooLarge ? 'too-large' : 'damaged');
  }
}

async function readSheets(bytes: Uint8Array, archive: Archive): Promise<WorkbookReading> {
  const type = textOf(archive, 'mimetype')?.trim();
  if (type !== undefined) {
    if (type !== ODS_TYPE && type !== `${ODS_TYPE}-template`) return refused('no-workbook');
    if (textOf(archive, 'META-INF/manifest.xml')?.includes('encryption-data')) return refused('encrypted');
    const content = textOf(archive, 'content.xml');
    return content === undefined ? refused('damaged') : toReading(readOds(content, MOST_CELLS));
  }
  if (archive.has('xl/workbook.bin')) return refused('other-format');
  if (!archive.has('[Content_Types].xml')) return refused('no-workbook');
  if (archive.has('word/document.xml') || archive.has('ppt/presentation.xml')) return refused('no-workbook');
  return toReading(await readXlsx(bytes, MOST_CELLS));
}

function toReading(workbook: ImportedWorkbook | undefined): WorkbookReading {
  return workbook === undefined ? refused('too-large') : { kind: 'workbook', workbook };
}

function refused(fault: WorkbookFault): WorkbookReading {
  return { kind: 'refused', fault };
}

function textOf(archive: Archive, name: string): string | undefined {
  const content = archive.read(name);
  return content && new TextDecoder().decode(content);
}

/** Workbooks with a password stand in a container of the old form, in a stream with this name. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le');
}

/** Pages and XML that finance systems give the name of a workbook. */
function bearsAnotherForm(start: string): boolean {
  return /<html|<table|<!doctype html|urn:schemas-microsoft-com:office|office:spreadsheet/iu.test(start);
}
