/**
 * Answers on its own process, since a WASM runtime talks and dies on its own: one line of JSON per order.
 * In: a file of JSON, [{ original, result, accepted }] (paths; `accepted` is written). Out: { changes, kinds, failure }.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { docxDiffAcceptRevisions, docxDiffGetSemanticChanges, docxDiffRejectRevisions, initialize } from 'docxodus/core';

const read = (path) => new Uint8Array(readFileSync(path));

async function judge({ original, result, accepted }) {
  try {
    const file = read(result);
    const before = await docxDiffRejectRevisions(read(original));
    const after = await docxDiffRejectRevisions(file);
    const { changeCount, changes } = await docxDiffGetSemanticChanges(before, after);
    writeFileSync(accepted, await docxDiffAcceptRevisions(file));
    return { changes: changeCount, kinds: changes.slice(0, 5), failure: null };
  } catch (error) {
    return { changes: -1, kinds: [], failure: String(error) };
  }
}

await initialize();
const [, , orders, answers] = process.argv;
const all = [];
for (const order of JSON.parse(readFileSync(orders, 'utf8'))) all.push(await judge(order));
writeFileSync(answers, JSON.stringify(all));
process.exit(0);
