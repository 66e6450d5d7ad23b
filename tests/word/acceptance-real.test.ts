/** The same bars on real files kept beside the checkout: one clause each, where its first title ends or after its first free paragraph. */
import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import type { InsertionReport } from '#shared/api/documents.ts';
import { isRefusal } from '#shared/errors.ts';
import { insertClauses, readWord } from '../../server/jobs/worker.ts';
import { itWithData } from '../support/shared-data.ts';
import { tool } from '../support/tools.ts';
import { accepted, insertionItem, insertionOrder, LAST, MARK, readingOf } from '../support/word/clause.ts';
import { withParts } from '../support/word/hostile.ts';
import { judgeRevisions } from '../support/word/docxodus.ts';
import { linesOf, readInLibreOffice, saysEmptyLine } from '../support/word/libreoffice.ts';
import { acceptedText, count, identifiers, mainWords, onlyAdded, packedEntries, sameBytes } from '../support/word/markup.ts';
import { newFaults } from '../support/word/word-files.ts';

const FILES = [
  'convention-hlm.docx',
  'convention-restauration.docx',
  'revisions-et-deplacements.docx',
  'controles-de-contenu.docx',
  'notes-et-sections.docx',
  'numerotation-fr-3500.docx',
  'libreoffice-tableaux.docx',
  'modele.dotx',
];
type Pair = { original: Uint8Array; result: Uint8Array; report: InsertionReport };

/** A file protected by its owner is refused, then tried as its owner would send it again: unprotected. */
async function unprotected(file: Uint8Array): Promise<Uint8Array> {
  const answer = await readWord({ data: file, words: [] });
  if (!isRefusal(answer)) return file;
  expect([answer.refused, answer.message]).toEqual(['PROTECTED_FILE', expect.stringMatching(/protégé/)]);
  return withParts(file, { 'word/settings.xml': (xml) => xml.replace(/<w:documentProtection[^>]*\/>/, '') });
}

async function inserted(path: string): Promise<Pair> {
  const original = await unprotected(new Uint8Array(await readFile(path)));
  const { outline, paragraphs } = await readingOf(original);
  // A title in the middle of the file, else a paragraph that has text behind it.
  const free = paragraphs.filter((one) => one.free && one.text.trim() !== '');
  const place = outline[Math.floor(outline.length / 2)]?.id ?? free[Math.floor(free.length / 2)]?.id ?? 'end';
  const { file, report } = accepted(await insertClauses(insertionOrder(original, [insertionItem(place)])));
  return { original, result: file, report };
}

const kept = new Map<string, Promise<Pair>>();
const pairOf = (path: string): Promise<Pair> => {
  const pair = kept.get(path) ?? inserted(path);
  kept.set(path, pair);
  return pair;
};

for (const name of FILES)
  describe(`Fichier réel : ${name}`, () => {
    itWithData(`docx/${name}`, 'seul le texte change, d’un morceau, identifiants uniques, sans faute nouvelle', async (path) => {
      const { original, result } = await pairOf(path);
      expect(onlyAdded(mainWords(original), mainWords(result))).toContain('420');
      const text = acceptedText(mainWords(result));
      expect([count(text, MARK), count(text, LAST)]).toEqual([1, 1]);
      const [before, after] = [packedEntries(original), packedEntries(result)];
      const changed = [...after.keys()].filter((entry) => !sameBytes(before.get(entry), after.get(entry)));
      expect(changed.filter((entry) => !/^(word\/(document|numbering|_rels\/document\.xml)\.?(xml|rels)|\[Content_Types\]\.xml)$/.test(entry))).toEqual([]);
      const known = identifiers(original);
      const fresh = identifiers(result).filter((id) => !known.includes(id));
      expect(identifiers(result).length - known.length).toBe(fresh.length);
      expect(new Set(fresh).size).toBe(fresh.length);
      if (tool('validator')) expect(await newFaults(original, result)).toEqual([]);
    });

    itWithData(`docx/${name}`, 'docxodus : refuser rend l’original, accepter donne la clause une fois', async (path) => {
      const pair = await pairOf(path);
      const [judged] = judgeRevisions([pair]);
      expect(judged?.failure).toBeNull();
      expect(judged?.changes).toEqual([]);
      expect(count(acceptedText(mainWords(judged?.accepted ?? new Uint8Array())), MARK)).toBe(1);
    });

    if (tool('soffice') || process.env.CI === 'true')
      itWithData(`docx/${name}`, 'LibreOffice : refuser rend les mêmes paragraphes', async (path) => {
        const { original, result, report } = await pairOf(path);
        const [before, rejected] = readInLibreOffice([
          { file: original, how: 'reject' },
          { file: result, how: 'reject' },
        ]);
        if (!before || !rejected) throw new Error('LibreOffice n’ouvre pas ce fichier');
        expect(linesOf(rejected, saysEmptyLine(report))).toEqual(linesOf(before, saysEmptyLine(report)));
      });
  });
