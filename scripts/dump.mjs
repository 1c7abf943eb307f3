// Developer's view of how a document is read: `node scripts/dump.mjs FILE [--equations]`.
import { readFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
const result = await esbuild.build({ stdin: { contents: "export * from './server/src/core/budget/document.js'; export * from './server/src/core/base/line-map.js';", resolveDir: process.cwd() }, bundle: true, write: false, format: 'esm', platform: 'node' });
const core = await import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].text).toString('base64')}`);
const [file, ...flags] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const lines = new core.LineMap(text);
const document = core.readDocument(text, lines);
const place = (cell) => { const p = lines.positionAt(cell.span.start); return `${p.line + 1}:${p.character + 1}`; };
console.log('year', document.year, 'owner', document.owner, 'tables', document.systems.length, 'decimals', document.scale.decimals);
for (const { table, equations, trees } of document.systems) {
  const { caption, fragments, rows, note } = table.table;
  console.log(`\n## ${caption.title} [${caption.unit ?? ''}] ${caption.owner ?? ''} fragments ${fragments.length} rows ${rows.length} note ${note?.slice(0, 20)}`);
  console.log('   columns', table.columns.map((c) => `${c.index}:${c.role}:${c.path.join('/')}`).join(' | '));
  console.log(`   panels ${table.panels.length} items ${table.items.map((i) => i.length).join('+')} equations ${equations.length}`);
  if (flags.includes('--tree')) for (const tree of trees) { const show = (n, d) => { console.log('     ' + '  '.repeat(d) + (n.item.isTotal ? 'Σ ' : '') + n.item.codes.map((c) => c.code).join('‖') + ' ' + n.item.label.name + ' ' + [...n.item.entries.values()].map((e) => e.cell.text).slice(0, 4).join(' ')); n.children.forEach((c) => show(c, d + 1)); }; tree.roots.forEach((r) => show(r, 0)); for (const r of tree.relations) console.log('      rel', r.total.label.name, '=', r.parts.map((p) => p.label.name).slice(0, 8).join('+'), r.parts.length, r.basis, r.atMost); }
}
const counts = {};
for (const e of document.evaluated) counts[e.verdict] = (counts[e.verdict] ?? 0) + 1;
console.log('\nverdicts', counts);
for (const e of document.evaluated) if (e.verdict !== 'holds') console.log(e.verdict, e.equation.source.kind, place(e.equation.total.entry.cell), e.equation.total.item.label.name, e.equation.total.entry.cell.text, 'residual', e.residual, 'parts', e.equation.parts.length);
for (const f of document.faults) console.log('FAULT', f.equations.length, f.suspects.map((s) => `${place(s.term.entry.cell)} ${s.term.entry.cell.text} -> ${s.value}`));
