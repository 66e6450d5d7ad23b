/** W14: everything that stands before the clause is drawn the same, pixel by pixel. */
import { describe, expect } from 'vitest';
import { itWith } from '../support/tools.ts';
import { draw, type Drawn, firstDifference, SCALE } from '../support/word/drawn.ts';
import { allMade, type Made } from '../support/word/insertion.ts';
import { CORPUS } from './corpus/index.ts';

/** Where the clause's title stands. */
function titlePlace({ words }: Drawn): { page: number; top: number } | null {
  const at = words.findIndex(({ text }, i) => /^insertion$/i.test(text) && /^par$/i.test(words[i + 1]?.text ?? ''));
  return words[at] ?? null;
}

/** Space above the title that belongs to it, and the mark of a change in the margin. */
const ABOVE = 4;

let kept: Promise<{ golden: Made[]; drawn: Drawn[] }> | null = null;
/** Golden files drawn before and after, in turn. */
async function drawGolden(): Promise<{ golden: Made[]; drawn: Drawn[] }> {
  const golden = (await allMade()).filter(({ entry }) => entry.traits.golden);
  return { golden, drawn: await draw(golden.flatMap(({ original, result }) => [original, result])) };
}
const goldenDrawn = (): Promise<{ golden: Made[]; drawn: Drawn[] }> => {
  kept ??= drawGolden();
  return kept;
};

describe('W14 – les pages avant la clause, et le haut de la sienne, ne bougent pas d’un pixel', () => {
  itWith(['soffice', 'pdftoppm', 'pdftotext'], 'dix fichiers dessinés avant et après', async () => {
    const { golden, drawn } = await goldenDrawn();
    expect(golden.length).toBe(CORPUS.filter(({ traits }) => traits.golden).length);
    expect(golden.length).toBeGreaterThanOrEqual(10);
    const wrong = golden.flatMap(({ entry }, i) => {
      const [before, after] = [drawn[i * 2], drawn[i * 2 + 1]];
      const place = after && titlePlace(after);
      if (!before || !after || !place) return [{ name: entry.name, why: 'la clause ne se voit pas' }];
      const pages = before.pages.slice(0, place.page + 1).map((page, rank) => {
        const other = after.pages[rank];
        const row = other ? firstDifference(page, other) : 0;
        return row === null || (rank === place.page && row >= Math.floor((place.top - ABOVE) * SCALE))
          ? null
          : `page ${rank + 1}, ligne ${row}, clause à ${Math.floor(place.top * SCALE)}`;
      });
      const moved = pages.filter((page) => page !== null);
      return moved.length === 0 ? [] : [{ name: entry.name, why: moved.join(' ; ') }];
    });
    expect(wrong).toEqual([]);
  });

  itWith(['soffice', 'pdftoppm', 'pdftotext'], 'puces et numéros de la clause sont à la même distance de la marge', async () => {
    const { golden, drawn } = await goldenDrawn();
    const leftOf = (words: Drawn['words'], first: string, second: string): number =>
      words.find(({ text }, at) => text === first && words[at + 1]?.text === second)?.left ?? -1;
    const lefts = golden.map(({ entry }, i) => {
      const words = drawn[i * 2 + 1]?.words ?? [];
      return [entry.name, leftOf(words, 'la', 'facilitatrice'), leftOf(words, 'embauche', 'directe')];
    });
    expect(lefts).toEqual(lefts.map(([name, bullet]) => [name, bullet, bullet]));
  });
});
