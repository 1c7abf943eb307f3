import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Works every formula out anew, whatever values are stored with it. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;
/** Comma, double quotes, UTF-8, cells as they are shown, every sheet in a file of its own. */
const CSV_FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,true,false,false,-1';

/** LibreOffice without a window, or undefined where it is not installed. */
export function hasLibreOffice(): boolean {
  return spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Opens a workbook in LibreOffice and gives each sheet as it shows it, by name. */
export function openInLibreOffice(workbook: Uint8Array): ReadonlyMap<string, readonly (readonly string[])[]> {
  const files = convert(workbook, CSV_FILTER);
  return new Map(files.map(([name, bytes]) => [name.slice('book-'.length, -'.csv'.length), readCsv(bytes.toString('utf8'))]));
}

/** The workbook as LibreOffice saves it once it has opened it: what it did not understand is gone. */
export function savedByLibreOffice(workbook: Uint8Array): Uint8Array {
  const [saved] = convert(workbook, 'xlsx:Calc MS Excel 2007 XML');
  if (!saved) throw new Error('LibreOffice saved nothing');
  return saved[1];
}

function convert(workbook: Uint8Array, filter: string): readonly (readonly [string, Buffer])[] {
  const folder = mkdtempSync(join(tmpdir(), 'bd-'));
  try {
    const profile = join(folder, 'profile');
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
    writeFileSync(join(folder, 'book.xlsx'), workbook);
    const out = join(folder, 'out');
    const user = `-env:UserInstallation=${pathToFileURL(profile).href}`;
    const run = spawnSync('soffice', [user, '--headless', '--convert-to', filter, '--outdir', out, join(folder, 'book.xlsx')], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (run.status !== 0) throw new Error(`LibreOffice could not open the workbook: ${run.stderr}`);
    return readdirSync(out).map((name) => [name, readFileSync(join(out, name))] as const);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Comma-separated values (RFC 4180) as cells. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || character === '\n') {
      row.push(cell);
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
