// The developer's view of how a document is read: `node scripts/dump.mjs FILE [--tree]` prints its tables with their
// columns and panels, on demand the trees of rows and their sums, and then every equation that does not hold.
import { readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';

const [file, ...flags] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/dump.mjs FILE [--tree]');
  process.exit(2);
}
const core = await loadCore();
const text = readFileSync(file, 'utf8');
const lines = new core.LineMap(text);
const document = core.readDocument(text, lines);

console.log('year', document.year, 'owner', document.owner, 'tables', document.systems.length, 'decimals', document.scale.decimals);
for (const system of document.systems) printTable(system);
printEquations();

async function loadCore() {
  const contents = "export * from './server/src/core/budget/document.js'; export * from './server/src/core/base/line-map.js';";
  const options = { bundle: true, write: false, format: 'esm', platform: 'node' };
  const { outputFiles } = await esbuild.build({ stdin: { contents, resolveDir: process.cwd() }, ...options });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

function printTable({ table, equations, trees }) {
  const { caption, fragments, rows, note } = table.table;
  console.log(`\n## ${caption.title} [${caption.unit ?? ''}] ${caption.owner ?? ''}`);
  console.log(`   fragments ${fragments.length}, rows ${rows.length}, note ${note?.slice(0, 20)}`);
  console.log('  ', table.columns.map(({ index, role, path }) => `${index}:${role}:${path.join('/')}`).join(' | '));
  console.log(
    `   panels ${table.panels.length}, items ${table.items.map((items) => items.length).join('+')}, equations ${equations.length}`,
  );
  if (flags.includes('--tree')) for (const tree of trees) printTree(tree);
}

function printTree({ roots, relations }) {
  for (const root of roots) printNode(root, 0);
  for (const { total, parts, basis, atMost } of relations) {
    const names = parts.slice(0, 8).map(({ label }) => label.name);
    console.log(`      ${total.label.name} ${atMost ? '≥' : '='} ${names.join(' + ')} (${parts.length}, ${basis})`);
  }
}

function printNode({ item, children }, depth) {
  const codes = item.codes.map(({ code }) => code).join('‖');
  const figures = [...item.entries.values()].slice(0, 4).map(({ cell }) => cell.text);
  console.log(`     ${'  '.repeat(depth)}${item.isTotal ? 'Σ ' : ''}${codes} ${item.label.name} ${figures.join(' ')}`);
  for (const child of children) printNode(child, depth + 1);
}

function printEquations() {
  const counts = {};
  for (const { verdict } of document.evaluated) counts[verdict] = (counts[verdict] ?? 0) + 1;
  console.log('\nverdicts', counts);
  for (const { verdict, residual, equation } of document.evaluated) {
    if (verdict === 'holds') continue;
    const { total, parts, source } = equation;
    console.log(
      verdict,
      source.kind,
      place(total.entry.cell),
      total.item.label.name,
      total.entry.cell.text,
      `residual ${residual} of ${parts.length}`,
    );
  }
  for (const { equations, suspects } of document.faults) {
    const shown = suspects.map(({ term, value }) => `${place(term.entry.cell)} ${term.entry.cell.text} -> ${value}`);
    console.log(`fault in ${equations.length} equations:`, shown.join(' or '));
  }
}

function place(cell) {
  const { line, character } = lines.positionAt(cell.span.start);
  return `${line + 1}:${character + 1}`;
}
