/** W1, W2, W3 and W12: nothing falls, nothing else changes, the same request gives the same bytes. */
import { describe, expect, it } from 'vitest';
import { insertClauses } from '../../server/jobs/worker.ts';
import { accepted, ADDED, CLAUSE_TITLE, insertionItem, insertionOrder, LAST, MARK, MISSING, NEW_CLAUSE, placeOf, readingOf } from '../support/word/clause.ts';
import { eachFile, made, madeOnce, MAKEABLE } from '../support/word/insertion.ts';
import { acceptedText, count, mainName, mainWords, onlyAdded, packedEntries, partWords, sameBytes } from '../support/word/markup.ts';
import { CORPUS } from './corpus/index.ts';

/** Parts that a new list, or a comment, may change. */
const LISTS = ['word/numbering.xml', 'word/styles.xml', 'word/_rels/document.xml.rels', '[Content_Types].xml'];
const COMMENTS = ['word/comments.xml', ...LISTS];

/** Names of the parts that differ, in their very bytes in the zip. */
function changedParts(original: Uint8Array, result: Uint8Array): string[] {
  const [before, after] = [packedEntries(original), packedEntries(result)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => !sameBytes(before.get(name), after.get(name)));
}

describe('W1 – tout le corpus passe', () => {
  it('compte au moins vingt-huit fichiers, de noms différents', () => {
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(28);
  });

  eachFile('reçoit la clause, une fois, avec ses mots à remplir', ({ result, report }) => {
    const text = acceptedText(mainWords(result));
    expect(count(text, MARK)).toBe(1);
    expect(count(text, LAST)).toBe(1);
    expect(count(text, CLAUSE_TITLE)).toBeGreaterThanOrEqual(1);
    expect(count(text, 'Facilitateur à préciser')).toBe(1);
    expect(report.items.map(({ state, missing }) => [state, missing])).toEqual([['inserted', MISSING]]);
  });
});

describe('W2 – en retirant ce qui a été mis, on retrouve le texte d’origine', () => {
  eachFile('au caractère près', ({ original, result }) => {
    const added = onlyAdded(mainWords(original), mainWords(result));
    expect(added).not.toBeNull();
    expect(added).toContain('420');
  });

  it('deux clauses à deux places : entre elles, le texte est celui d’origine', async () => {
    const entry = CORPUS.find(({ name }) => name === 'ccap-travaux');
    if (!entry) throw new Error('absent');
    const original = await entry.file();
    const reading = await readingOf(original);
    const items = ['Prix et mode', 'Assurances'].map((place, i) => insertionItem(placeOf(reading, place), { slug: `clause-${i}`, lotId: null }));
    const { file, report } = accepted(await insertClauses(insertionOrder(original, items)));
    const [before, after] = [mainWords(original), mainWords(file)];
    const start = [...before].findIndex((letter, i) => letter !== after[i]);
    let end = 0;
    while (before.at(-1 - end) === after.at(-1 - end)) end += 1;
    expect(report.items.map(({ slug }) => slug)).toEqual(['clause-0', 'clause-1']);
    expect(count(acceptedText(after), MARK)).toBe(2);
    expect(after.slice(start, after.length - end)).toContain(before.slice(start + 200, before.length - end - 200));
  });
});

describe('W3 – toutes les autres parties gardent leurs octets, compressés compris', () => {
  eachFile('aucune partie changée hors du texte et des listes', ({ original, result }) => {
    expect(changedParts(original, result).filter((name) => !LISTS.includes(name.replace('document2', 'document')))).toEqual([mainName(original)]);
    expect([...packedEntries(result).keys()].slice(0, packedEntries(original).size)).toEqual([...packedEntries(original).keys()]);
  });

  it('un texte sans liste ne change que le document', async () => {
    for (const entry of MAKEABLE.filter(({ name }) => ['titres-francais-numerotes', 'ccap-travaux', 'sections', 'notes'].includes(name))) {
      const blocks = NEW_CLAUSE.filter(({ kind }) => kind !== 'list');
      const { original, result } = await made(entry, {}, { blocks });
      expect(changedParts(original, result)).toEqual(['word/document.xml']);
    }
  });

  it('un commentaire ajoute sa partie, et rien d’autre', async () => {
    for (const name of ['titres-francais-numerotes', 'commentaires']) {
      const entry = CORPUS.find((one) => one.name === name);
      if (!entry) throw new Error('absent');
      const { original, result } = await made(entry, {}, { comment: 'CCP, art.\u00a0L.\u00a02112-2' });
      expect(changedParts(original, result).filter((part) => ![...COMMENTS, 'word/document.xml'].includes(part))).toEqual([]);
      expect(partWords(result, 'word/comments.xml')).toContain('L.\u00a02112-2');
      const was = partWords(original, 'word/comments.xml');
      if (was) expect(onlyAdded(was, partWords(result, 'word/comments.xml'))).not.toBeNull();
    }
  });

  it('les noms d’auteurs ne partent que si on le demande, et eux seuls', async () => {
    const [entry] = CORPUS;
    if (!entry) throw new Error('absent');
    const kept = await madeOnce(entry);
    const cleaned = await made(entry, { cleanAuthors: true });
    expect(partWords(kept.result, 'docProps/core.xml')).toContain('Auteur Essai');
    const properties = partWords(cleaned.result, 'docProps/core.xml') + partWords(cleaned.result, 'docProps/app.xml');
    for (const word of ['Auteur Essai', 'Relecteur Essai', 'Chef Essai']) expect(properties).not.toContain(word);
    expect(properties).toContain('Pièce de marché');
    expect(changedParts(cleaned.original, cleaned.result).filter((name) => ![...LISTS, 'word/document.xml'].includes(name))).toEqual([
      'docProps/core.xml',
      'docProps/app.xml',
    ]);
  });
});

describe('W12 – même demande, mêmes octets ; une clause déjà là est mise à jour', () => {
  eachFile('deux fois la même demande', async ({ entry, result }) => {
    expect(sameBytes((await made(entry)).result, result)).toBe(true);
  });

  const repeated = (name: string, tracked: boolean): void =>
    it(`${name}, ${tracked ? 'suivi' : 'sans suivi'} : la demande répétée ne double pas la clause`, async () => {
      const entry = CORPUS.find((one) => one.name === name);
      if (!entry) throw new Error('absent');
      const first = await made(entry, { tracked });
      const reading = await readingOf(first.result);
      expect(reading.existing.map(({ slug, lotId, by }) => [slug, lotId, by])).toEqual([['heures-insertion-travaux', 'lot-1', 'bookmark']]);
      const item = insertionItem(placeOf(reading, entry.traits.after), { version: 'v2', blocks: NEW_CLAUSE });
      const again = accepted(await insertClauses(insertionOrder(first.result, [item], { tracked })));
      expect(again.report.items.map(({ state }) => state)).toEqual(['updated']);
      const text = acceptedText(mainWords(again.file));
      expect([count(text, MARK), count(text, LAST), count(text, ADDED)]).toEqual([1, 1, 1]);
    });
  for (const name of [
    'titres-francais-numerotes',
    'articles-tapes',
    'ccap-travaux',
    'sans-titre',
    'strict',
    'sans-prefixe',
    'autre-prefixe',
    'utf-16',
    'revisions',
  ]) {
    repeated(name, true);
    repeated(name, false);
  }

  it('sans suivi, rien n’est marqué comme une révision', async () => {
    for (const entry of MAKEABLE.filter(({ name }) => ['titres-francais-numerotes', 'liste-de-titres', 'sans-prefixe'].includes(name))) {
      const { original, result } = await made(entry, { tracked: false });
      const added = onlyAdded(mainWords(original), mainWords(result));
      expect(added).toContain('420');
      expect(added).not.toMatch(/<(\w+:)?ins\b/);
    }
  });
});
