/** W4 and W5: what the Open XML SDK, docxodus and pandoc say of the result. */
import { describe, expect } from 'vitest';
import { itWith } from '../support/tools.ts';
import { judgeRevisions } from '../support/word/docxodus.ts';
import { insertClauses } from '../../server/jobs/worker.ts';
import { toTransitional } from '../../server/word/ooxml/names.ts';
import { accepted, CLAUSE_TITLE, insertionItem, insertionOrder, LAST, MARK, placeOf, readingOf } from '../support/word/clause.ts';
import { allMade, eachFile, made, MAKEABLE } from '../support/word/insertion.ts';
import { withParts } from '../support/word/hostile.ts';
import { acceptedText, count, mainWords, packedEntries } from '../support/word/markup.ts';
import { newFaults, pandocRevised } from '../support/word/word-files.ts';
import { CORPUS } from './corpus/index.ts';

/** docxodus knows Transitional names only: a Strict file is shown to it under those. */
const transitional = (file: Uint8Array): Uint8Array =>
  mainWords(file).includes('purl.oclc.org') ? withParts(file, Object.fromEntries([...packedEntries(file).keys()].map((name) => [name, toTransitional]))) : file;

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
    const judged = judgeRevisions(all.map(({ original, result }) => ({ original: transitional(original), result: transitional(result) })));
    const wrong = all.flatMap(({ entry }, i) => {
      const { changes, failure, accepted: file } = judged[i] ?? { changes: [], failure: 'pas de réponse', accepted: null };
      const text = file ? acceptedText(mainWords(file)) : '';
      const times = [MARK, LAST].map((words) => count(text, words));
      return changes.length === 0 && times.every((one) => one === 1) ? [] : [{ name: entry.name, changes, times, failure }];
    });
    expect(wrong).toEqual([]);
    expect(all.length).toBe(MAKEABLE.length);
  });

  itWith([], 'une clause refusée n’est plus dans le fichier : la demander de nouveau la met une fois, à la place choisie', async () => {
    const all = (await allMade()).filter(({ entry }) => ['titres-francais-numerotes', 'articles-tapes', 'sans-titre', 'ccap-travaux'].includes(entry.name));
    const judged = judgeRevisions(all);
    for (const [i, { entry }] of all.entries()) {
      const rejected = judged[i]?.rejected ?? new Uint8Array();
      const reading = await readingOf(rejected);
      expect([entry.name, reading.existing]).toEqual([entry.name, []]);
      const { file, report } = accepted(await insertClauses(insertionOrder(rejected, [insertionItem(placeOf(reading, entry.traits.after))])));
      expect([entry.name, report.items.map(({ state }) => state), count(acceptedText(mainWords(file)), MARK)]).toEqual([entry.name, ['inserted'], 1]);
    }
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
