/** Docxodus, another engine than ours: what rejecting and accepting every revision gives. One process for many files. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `changes`: differences between rejecting all in the result and in the original. `accepted`: null when it failed. */
export type Judgement = { changes: number; kinds: unknown[]; failure: string | null; accepted: Uint8Array | null };

const isJudgement = (value: unknown): value is Omit<Judgement, 'accepted'> =>
  typeof value === 'object' && value !== null && 'changes' in value && typeof value.changes === 'number' && 'failure' in value;

/** One judgement for each pair, in order. */
export function judgeRevisions(pairs: readonly { original: Uint8Array; result: Uint8Array }[]): Judgement[] {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-docxodus-'));
  try {
    const orders = pairs.map(({ original, result }, i) => {
      const paths = { original: join(folder, `${i}-avant.docx`), result: join(folder, `${i}-apres.docx`), accepted: join(folder, `${i}-accepte.docx`) };
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
      const path = orders[i]?.accepted ?? '';
      return { ...answer, accepted: existsSync(path) ? new Uint8Array(readFileSync(path)) : null };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
