/** The example scheme to Word, beside python-docx writing the same headings, paragraphs, lists and tables. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '../../shared/errors.ts';
import type { SchemeRendering } from '../../server/jobs/tasks.ts';
import { LOCAL_ACTOR } from '../../server/plugins/session.ts';
import { exportScheme } from '../../server/usecases/schemes/export-scheme.ts';
import { renderScheme } from '../../server/word/export/scheme.ts';
import { compare, timed } from './pairs.ts';
import { openProduct } from './places.ts';
import { startPython } from './python.ts';
import type { Bench } from './report.ts';
import { plainItems } from './word-items.ts';

const PAIRS = 9;
const WARMING = 5;

/** What the product hands to its worker for the example, final document. */
async function exampleRendering(): Promise<SchemeRendering> {
  let seen: SchemeRendering | null = null;
  const { context, close } = await openProduct({
    workers: {
      run: async (_name, input) => {
        if ('document' in input) seen = input;
        throw new Error('vu');
      },
      convert: async () => null,
      close: async () => {},
    },
  });
  await exportScheme(context, LOCAL_ACTOR, 'exemple', true).catch(() => null);
  await close();
  if (!seen) throw new Error('l’exemple n’a pas été composé');
  return seen;
}

export const word: Bench = {
  name: 'word',
  title: 'Schéma d’exemple en Word',
  run: async () => {
    const input = await exampleRendering();
    const items = plainItems(input.document.nodes);
    const folder = mkdtempSync(join(tmpdir(), 'clausier-bench-'));
    const list = join(folder, 'items.json');
    writeFileSync(list, JSON.stringify(items));
    const python = await startPython(list, join(folder, 'python.docx'));
    let size = 0;
    const ours = () =>
      timed(async () => {
        const made = await renderScheme(input);
        if (isRefusal(made)) throw new Error(made.message);
        size = made.length;
      });
    try {
      for (let i = 0; i < WARMING; i++) await ours();
      const { ours: a, theirs: b, ratio } = await compare(PAIRS, ours, python.write);
      const count = (kind: string) => items.filter((item) => item.kind === kind).length;
      return [
        {
          what: 'Clausier (avec sommaire, graphiques et fiches)',
          value: a,
          unit: 'ms',
          detail: `${count('heading')} titres, ${count('paragraph')} paragraphes, ${count('list')} listes, ${count('table')} tableaux ; ${Math.round(size / 1000)}\u00a0ko`,
        },
        { what: 'python-docx, mêmes titres, paragraphes, listes et tableaux', value: b, unit: 'ms' },
        { what: 'rapport des durées', value: ratio, unit: '', bar: { limit: 0.5, is: 'at-most' } },
      ];
    } finally {
      python.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
