/** W9 and W10: identifiers, existing revisions, and files written otherwise. */
import { describe, expect, it } from 'vitest';
import { insertClauses } from '../../server/jobs/worker.ts';
import { accepted, insertionItem, insertionOrder, MARK, placeOf, readingOf } from '../support/word/clause.ts';
import { eachFile, made } from '../support/word/insertion.ts';
import { acceptedText, count, identifiers, mainWords, onlyAdded, partWords } from '../support/word/markup.ts';
import { CORPUS } from './corpus/index.ts';

/** Identifiers of the second list that are not in the first, with their repeats. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((id) => {
    const at = left.indexOf(id);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Elements that must be closed where a clause stands. */
const CLOSED = ['p', 'tbl', 'sdt', 'txbxContent', 'ins', 'del', 'moveFrom', 'moveTo', 'hyperlink'];

/** What is still open in the text before the addition: a clause there would stand inside it. */
function leftOpen(before: string, after: string): string[] {
  if (onlyAdded(before, after) === null) return ['pas d’un seul morceau'];
  const mark = after.indexOf('<w:bookmarkStart', [...before].findIndex((letter, at) => letter !== after[at]) - 400);
  const paragraph = after.lastIndexOf('<w:p>', after.indexOf('w:name="_clause', mark));
  const text = after.slice(0, after.slice(paragraph, mark).includes('</w:p>') ? mark : paragraph);
  const opened = CLOSED.filter((name) => (text.match(new RegExp(`<w:${name}(?: [^>]*[^/])?>`, 'g')) ?? []).length !== count(text, `</w:${name}>`));
  return count(text, 'fldCharType="begin"') === count(text, 'fldCharType="end"') ? opened : [...opened, 'champ'];
}

const entryOf = (name: string) => {
  const entry = CORPUS.find((one) => one.name === name);
  if (!entry) throw new Error(`absent : ${name}`);
  return entry;
};

describe('W9 – les identifiants restent uniques, les révisions existantes ne bougent pas', () => {
  eachFile('les nouveaux identifiants ne servent qu’une fois', ({ original, result }) => {
    const known = identifiers(original);
    const fresh = added(known, identifiers(result));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.filter((id) => known.includes(id))).toEqual([]);
    expect(new Set(fresh).size).toBe(fresh.length);
    expect(fresh.filter((id) => Number(id) < 0 || Number(id) > 2_147_483_647)).toEqual([]);
  });

  it('une deuxième clause dans le fichier déjà complété', async () => {
    for (const name of ['revisions', 'commentaires', 'signets-hauts', 'titres-francais-numerotes', 'articles-tapes', 'sommaire']) {
      const first = await made(entryOf(name), {}, { comment: 'Première.' });
      const place = placeOf(await readingOf(first.result), first.entry.traits.after);
      const item = insertionItem(place, { slug: 'autre-clause', comment: 'Seconde.' });
      const second = accepted(await insertClauses(insertionOrder(first.result, [item])));
      const ids = identifiers(second.file);
      const fresh = added(identifiers(first.result), ids);
      expect([name, fresh.filter((id) => identifiers(first.result).includes(id))]).toEqual([name, []]);
      expect(count(acceptedText(mainWords(second.file)), MARK)).toBe(2);
      const comments = [...partWords(second.file, 'word/comments.xml').matchAll(/<(?:\w+:)?comment [^>]*\bid="(\d+)"/g)].map(([, id]) => id);
      expect([name, new Set(comments).size]).toEqual([name, comments.length]);
    }
  });

  it('plusieurs clauses au même endroit gardent l’ordre demandé', async () => {
    const entry = entryOf('titres-francais-numerotes');
    const original = await entry.file();
    const place = placeOf(await readingOf(original), entry.traits.after);
    const items = ['Première clause', 'Deuxième clause', 'Troisième clause'].map((title, i) =>
      insertionItem(place, {
        slug: `c${i}`,
        title,
        blocks: [
          { kind: 'heading', level: 1, content: [{ kind: 'text', text: title }] },
          { kind: 'paragraph', content: [{ kind: 'text', text: `Texte ${i}.` }] },
        ],
        missing: [],
      }),
    );
    const { file, report } = accepted(await insertClauses(insertionOrder(original, items)));
    const { outline } = await readingOf(file);
    expect(outline.filter(({ level }) => level === 1).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Première clause', 'Deuxième clause', 'Troisième clause']),
    );
    const ranks = items.map(({ title }) => outline.findIndex(({ text }) => text === title));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(report.items.map(({ number }) => /\d+/.exec(number)?.[0])).toEqual(['3', '4', '5']);
  });

  it('l’auteur et le commentaire s’écrivent avec leurs caractères, quels qu’ils soient', async () => {
    const { result } = await made(entryOf('titres-francais'), { author: 'Marchés & "achats" <test>' }, { comment: 'A < B & « C »\nseconde ligne' });
    expect(mainWords(result)).toContain('w:author="Marchés &amp; &quot;achats&quot; &lt;test&gt;"');
    expect(partWords(result, 'word/comments.xml')).toContain('A &lt; B &amp; « C »');
    expect((await readingOf(result)).outline.length).toBe(8);
  });

  it('les révisions et commentaires d’avant sont là, à la lettre', async () => {
    for (const name of ['revisions', 'titre-supprime', 'commentaires']) {
      const { original, result } = await made(entryOf(name));
      expect(onlyAdded(mainWords(original), mainWords(result))).not.toMatch(/Relecteur Essai/);
      expect(partWords(result, 'word/comments.xml')).toBe(partWords(original, 'word/comments.xml'));
    }
  });

  it('une clause ne va jamais dans une révision, une zone verrouillée, un cadre ni un champ ouvert, où qu’on la demande', async () => {
    for (const name of ['revisions', 'titre-supprime', 'controle-verrouille', 'sommaire', 'zone-de-texte', 'tableaux', 'publipostage']) {
      const original = await entryOf(name).file();
      for (const { id } of (await readingOf(original)).paragraphs) {
        const answer = await insertClauses(insertionOrder(original, [insertionItem(id)]));
        if ('refused' in answer) expect([name, answer.refused]).toEqual([name, 'INVALID_INPUT']);
        else expect([name, leftOpen(mainWords(original), mainWords(answer.file))]).toEqual([name, []]);
      }
    }
  });

  it('une place qui a disparu est refusée, et rien n’est écrit', async () => {
    const original = await entryOf('titres-francais').file();
    const place = placeOf(await readingOf(await entryOf('ccap-travaux').file()), 'Pénalités');
    const answer = await insertClauses(insertionOrder(original, [insertionItem(place)]));
    expect('refused' in answer && answer.refused).toBe('PLACE_GONE');
  });
});

describe('W10 – les fichiers écrits autrement', () => {
  const unusual = CORPUS.filter(({ traits }) => traits.unusual).map(({ name }) => name);
  it('sont au moins dix', () => expect(unusual.length).toBeGreaterThanOrEqual(10));

  eachFile(
    'le plan du résultat est celui d’avant, plus la clause',
    async ({ reading, result }) => {
      const after = (await readingOf(result)).outline.map(({ text }) => text);
      for (const { text } of reading.outline) expect(after).toContain(text);
      if (reading.outline.length > 0) expect(after.length).toBeGreaterThan(reading.outline.length);
    },
    ({ traits }) => traits.unusual === true,
  );

  it('le résultat garde l’encodage, le préfixe et le dialecte du fichier', async () => {
    const added = async (name: string): Promise<string> => {
      const { original, result } = await made(entryOf(name));
      return onlyAdded(mainWords(original), mainWords(result)) ?? '';
    };
    expect(await added('autre-prefixe')).toMatch(/<ns0:ins /);
    expect(await added('autre-prefixe')).not.toMatch(/<w:|[ ]w:/);
    expect(await added('sans-prefixe')).toMatch(/<ins [^>]*w:author=/);
    expect(await added('utf-16')).toContain('éloignées');
    expect(await added('strict')).not.toContain('schemas.openxmlformats.org');
  });
});
