/** Docxodus, another engine than ours: what rejecting and accepting every revision gives. One process for many files. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `changes`: differences between rejecting all in the result and in the original. The files are null when it failed. */
export type Judgement = { changes: string[]; failure: string | null; accepted: Uint8Array | null; rejected: Uint8Array | null };

const isJudgement = (value: unknown): value is Pick<Judgement, 'changes' | 'failure'> =>
  typeof value === 'object' && value !== null && 'changes' in value && Array.isArray(value.changes) && 'failure' in value;

/** A definition of list is not a revision in any program: it stays, unused, once the clause is rejected. */
const isListDefinition = (change: string): boolean => /^(insert|modify) numbering:|^insert relationship:.*numbering/.test(change);

/** One judgement for each pair, in order. */
export function judgeRevisions(pairs: readonly { original: Uint8Array; result: Uint8Array }[]): Judgement[] {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-docxodus-'));
  try {
    const orders = pairs.map(({ original, result }, i) => {
      const paths = {
        original: join(folder, `${i}-avant.docx`),
        result: join(folder, `${i}-apres.docx`),
        accepted: join(folder, `${i}-accepte.docx`),
        rejected: join(folder, `${i}-refuse.docx`),
      };
      writeFileSync(paths.original, original);
      writeFileSync(paths.result, result);
      return paths;
    });
    writeFileSync(join(folder, 'ordres.json'), JSON.stringify(orders));
    const done = spawnSync(process.execPath, [join(import.meta.dirname, 'docxodus.mjs'), join(folder, 'ordres.json'), join(folder, 'reponses.json')], {
      timeout: 240_000,
      encoding: 'utf8',
    });
    if (!existsSync(join(folder, 'reponses.json'))) throw new Error(`docxodus : ${done.stderr}`);
    const answers: unknown = JSON.parse(readFileSync(join(folder, 'reponses.json'), 'utf8'));
    if (!Array.isArray(answers)) throw new Error('docxodus : réponse illisible');
    return answers.map((answer: unknown, i) => {
      if (!isJudgement(answer)) throw new Error('docxodus : réponse illisible');
      const fileAt = (path = ''): Uint8Array | null => (existsSync(path) ? new Uint8Array(readFileSync(path)) : null);
      const changes = answer.changes.filter((change) => !isListDefinition(change));
      return { ...answer, changes, accepted: fileAt(orders[i]?.accepted), rejected: fileAt(orders[i]?.rejected) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
