/** The corpus read by the engine: what each file is there to show is found. */
import { describe, expect, it } from 'vitest';
import { itWith } from '../support/tools.ts';
import { readingOf } from '../support/word/clause.ts';
import { faultsOf } from '../support/word/word-files.ts';
import { CORPUS } from './corpus/index.ts';

/** Digits of a number as Word shows it: « Article 2 – » gives « 2 ». */
const digits = (number: string): string => /[0-9IVX]+(?:\.[0-9A-Z]+)*/.exec(number)?.[0] ?? '';

describe('Le plan de chaque fichier', () => {
  for (const { name, says, needs, file, traits } of CORPUS) {
    itWith(needs ? [needs] : [], `${name} : ${says}`, async () => {
      const { outline } = await readingOf(await file());
      if (traits.titles) expect(outline.map(({ level, number, text }) => [level, digits(number), text])).toEqual(traits.titles);
      if (traits.sign) expect([...new Set(outline.map(({ sign }) => sign))]).toEqual([traits.sign]);
      expect(outline.length).toBeGreaterThanOrEqual(traits.atLeast ?? 0);
    });
  }

  it('ne prend ni une entrée du sommaire ni une zone de texte pour un titre', async () => {
    for (const name of ['sommaire', 'zone-de-texte']) {
      const entry = CORPUS.find((one) => one.name === name);
      if (!entry) throw new Error('absent');
      expect((await readingOf(await entry.file())).outline.map(({ text }) => text)).not.toContain('Cadre réservé à l’acheteur');
    }
  });

  it('devine la pièce des longs fichiers', async () => {
    for (const entry of CORPUS.filter(({ name }) => ['ccap-travaux', 'rc-procedure-adaptee', 'cctp-trois-lots', 'ae-travaux'].includes(name)))
      expect([entry.name, (await readingOf(await entry.file())).guessedPiece]).toEqual([entry.name, entry.piece]);
  });
});

describe('Les fichiers que nous écrivons', () => {
  itWith(['validator'], 'n’ont aucune faute avant que nous y touchions', async () => {
    for (const { name, needs, file } of CORPUS) if (!needs) expect([name, await faultsOf(await file())]).toEqual([name, []]);
  });
});
