/**
 * Answers on its own process, since a WASM runtime talks and dies on its own: one line of JSON per order.
 * In: a file of JSON, [{ original, result, accepted, rejected }] (paths; the last two are written). Out: { changes, failure },
 * each change as « operation family: what ».
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { docxDiffAcceptRevisions, docxDiffGetSemanticChanges, docxDiffRejectRevisions, initialize } from 'docxodus/core';

const read = (path) => new Uint8Array(readFileSync(path));

const words = (value) => JSON.stringify(value ?? null).slice(0, 300);

async function judge({ original, result, accepted, rejected }) {
  try {
    const file = read(result);
    const before = await docxDiffRejectRevisions(read(original));
    const after = await docxDiffRejectRevisions(file);
    const { changes } = await docxDiffGetSemanticChanges(before, after);
    writeFileSync(rejected, after);
    writeFileSync(accepted, await docxDiffAcceptRevisions(file));
    return { changes: changes.map((one) => `${one.operation} ${one.family}: ${words(one.before)} → ${words(one.after)}`), failure: null };
  } catch (error) {
    return { changes: [], failure: String(error) };
  }
}

await initialize();
const [, , orders, answers] = process.argv;
const all = [];
for (const order of JSON.parse(readFileSync(orders, 'utf8'))) all.push(await judge(order));
writeFileSync(answers, JSON.stringify(all));
process.exit(0);
