/** W4 and W5: what the Open XML SDK, docxodus and pandoc say of the result. */
import { describe, expect } from 'vitest';
import { itWith } from '../support/tools.ts';
import { judgeRevisions } from '../support/word/docxodus.ts';
import { CLAUSE_TITLE, LAST, MARK } from '../support/word/clause.ts';
import { allMade, eachFile, made, MAKEABLE } from '../support/word/insertion.ts';
import { acceptedText, count, mainWords } from '../support/word/markup.ts';
import { newFaults, pandocRevised } from '../support/word/word-files.ts';
import { CORPUS } from './corpus/index.ts';

/** Words of each line: pandoc keeps an empty item for a rejected list paragraph, and counts it. */
const words = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^[\s>]*(?:(?:-|\(?(?:[0-9]+|[a-z]|[ivx]+)[.)])(?:\s+|$))*/i, '').trim())
    .filter((line) => line !== '');

/** Files that pandoc cannot read even before we touch them. */
const PANDOC_BLIND: Record<string, string> = {
  strict: 'pandoc 2.17 ne lit pas l’Open XML Strict',
  'utf-16': 'pandoc 2.17 ne lit que l’UTF-8',
  'autre-prefixe': 'pandoc 2.17 cherche le préfixe « w »',
};

describe('W4 – le validateur d’Open XML ne trouve pas de faute nouvelle', () => {
  eachFile('clause suivie', async ({ original, result }) => expect(await newFaults(original, result)).toEqual([]), undefined, ['validator']);

  for (const name of ['titres-francais-numerotes', 'commentaires', 'strict', 'un-paragraphe', 'revisions', 'docx-listes'])
    itWith(['validator'], `${name} : sans suivi, avec commentaire et auteurs retirés`, async () => {
      const entry = CORPUS.find((one) => one.name === name);
      if (!entry) throw new Error('absent');
      const { original, result } = await made(entry, { tracked: false, cleanAuthors: true }, { comment: 'Base légale à vérifier.' });
      expect(await newFaults(original, result)).toEqual([]);
      const tracked = await made(entry, {}, { comment: 'Base légale à vérifier.' });
      expect(await newFaults(original, tracked.result)).toEqual([]);
    });
});

describe('W5 – refuser tout rend l’original, accepter tout donne la clause une fois', () => {
  itWith([], 'docxodus, sur tout le corpus', async () => {
    const all = await allMade();
    const judged = judgeRevisions(all);
    const wrong = all.flatMap(({ entry }, i) => {
      const { changes, kinds, failure, accepted } = judged[i] ?? { changes: -1, kinds: [], failure: 'pas de réponse', accepted: null };
      const text = accepted ? acceptedText(mainWords(accepted)) : '';
      const times = [MARK, LAST].map((words) => count(text, words));
      return changes === 0 && times.every((one) => one === 1)
        ? []
        : [{ name: entry.name, changes, times, failure, kinds: JSON.stringify(kinds).slice(0, 600) }];
    });
    expect(all.length).toBe(MAKEABLE.length);
    expect(wrong).toEqual([]);
  });

  eachFile(
    'pandoc lit la clause si l’on accepte, le texte d’origine si l’on refuse',
    async ({ original, result }) => {
      expect(words(await pandocRevised(result, 'reject'))).toEqual(words(await pandocRevised(original, 'reject')));
      const text = (await pandocRevised(result, 'accept')).replaceAll('\u00a0', ' ');
      expect(count(text, MARK.replaceAll('\u00a0', ' '))).toBe(1);
      expect(text.toLowerCase()).toContain(CLAUSE_TITLE.toLowerCase());
    },
    ({ name }) => !(name in PANDOC_BLIND),
    ['pandoc'],
  );

  for (const [name, why] of Object.entries(PANDOC_BLIND))
    itWith(['pandoc'], `${name} n’est pas jugé par pandoc : ${why}, original compris`, async () => {
      const original = await CORPUS.find((one) => one.name === name)?.file();
      await expect(pandocRevised(original ?? new Uint8Array(), 'accept')).rejects.toThrow();
    });
});
