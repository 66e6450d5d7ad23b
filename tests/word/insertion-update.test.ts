/** A clause already in the file is brought up to date: never twice, never at the cost of a word written by hand. */
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block } from '#shared/api/blocks.ts';
import type { ClauseInsertion, InsertionOrder } from '../../server/jobs/tasks.ts';
import { insertClauses } from '../../server/word/insertion/insert.ts';
import { openWord } from '../../server/word/outline/read.ts';
import { itWith } from '../support/tools.ts';
import { accepted, ADDED, insertionItem, insertionOrder, LAST, MARK, NEW_CLAUSE, placeOf, readingOf } from '../support/word/clause.ts';
import { judgeRevisions } from '../support/word/docxodus.ts';
import { acceptedText, count, mainWords, partWords, sameBytes } from '../support/word/markup.ts';
import { faultsOf } from '../support/word/word-files.ts';
import { p, section, wordFile } from './corpus/kit.ts';
import { frenchLists, frenchStyles } from './corpus/styles.ts';

const title = (text: string): string => p(text, { style: 'Titre1' });
const FILE = wordFile({
  body: title('Objet') + p('Un objet.') + title('Prix') + p('Un prix.') + title('Litiges') + p('Le tribunal.'),
  styles: frenchStyles(1),
  numbering: frenchLists(),
});

async function put(file: Uint8Array, item: Partial<ClauseInsertion> = {}, more: Partial<InsertionOrder> = {}) {
  const after = item.after ?? placeOf(await readingOf(file), 'Prix');
  return accepted(await insertClauses(insertionOrder(file, [insertionItem(after, item)], more)));
}

const NEW = { blocks: NEW_CLAUSE, version: 'v2' };

/** The file with its main text changed, as a person or another program would leave it. */
function edited(file: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file);
  return zipSync({ ...parts, 'word/document.xml': new TextEncoder().encode(change(mainWords(file))) });
}

const marksOf = (file: Uint8Array): string[] => [...mainWords(file).matchAll(/<w:bookmarkStart [^>]*w:name="(_clause_[^"]*)"/g)].map(([, name]) => name ?? '');
const words = (file: Uint8Array): string => acceptedText(mainWords(file));

describe('Une clause déjà dans le fichier', () => {
  it.each([true, false])('avec les mêmes mots, ne change pas un octet (suivi : %s)', async (tracked) => {
    const first = await put(FILE, {}, { tracked });
    const again = await put(first.file, { after: 'place-disparue', version: 'v9' }, { tracked });
    expect(sameBytes(again.file, first.file)).toBe(true);
    expect(again.report.items[0]).toMatchObject({ state: 'updated', warnings: [expect.stringContaining('Déjà à jour'), expect.any(String)] });
  });

  it('laissée par une autre consultation, est mise à jour quand il n’y a qu’un lot, ajoutée quand il y en a plusieurs', async () => {
    const first = await put(FILE);
    const other = { ...NEW, lotId: 'lot-d-ailleurs' };
    const alone = await put(first.file, other, { onlyLot: true });
    expect([count(words(alone.file), ADDED), marksOf(alone.file).length]).toEqual([1, 1]);
    expect(alone.report.items[0]?.state).toBe('updated');
    expect((await put(first.file, other)).report.items[0]?.state).toBe('inserted');
  });

  it('enregistrée par LibreOffice, dont le signet s’ouvre deux fois, est reconnue en entier', async () => {
    const first = await put(FILE);
    const mark = marksOf(first.file)[0] ?? '';
    const again = edited(first.file, (xml) => {
      const end = xml.lastIndexOf('<w:p>', xml.indexOf('<w:bookmarkEnd'));
      const behind = xml.indexOf('</w:pPr>', end) + '</w:pPr>'.length;
      const id = /<w:bookmarkEnd w:id="(\d+)"/.exec(xml)?.[1] ?? '';
      const twice = `${xml.slice(0, behind)}<w:bookmarkStart w:id="${id}" w:name="${mark}"/>${xml.slice(behind)}`;
      return twice.replace(`<w:bookmarkStart w:id="${id}" w:name="${mark}"/>`, `<w:bookmarkStart w:id="9000" w:name="${mark}"/>`);
    });
    expect(marksOf(again)).toEqual([mark, mark]);
    expect(sameBytes((await put(again)).file, again)).toBe(true);
    const updated = await put(again, NEW);
    expect([count(words(updated.file), MARK), count(words(updated.file), ADDED)]).toEqual([1, 1]);
  });

  it('reconnaît ses mots derrière un numéro tapé', async () => {
    const file = wordFile({ body: ['Article 1 – Objet', 'Article 2 – Prix'].map((line) => p(line, { bold: true }) + p('Un texte assez long.')).join('') });
    const first = await put(file, { after: placeOf(await readingOf(file), 'Article 1') });
    expect(words(first.file)).toContain('Article 1\u00a0bis – Insertion par');
    expect(sameBytes((await put(first.file, { after: 'end' })).file, first.file)).toBe(true);
  });

  it('pas encore acceptée, est remplacée sans trace, sous un seul signet', async () => {
    const first = await put(FILE, { comment: 'Base ancienne' });
    const second = await put(first.file, { ...NEW, comment: 'Base nouvelle' });
    expect(mainWords(second.file)).not.toContain('<w:del ');
    expect([count(words(second.file), MARK), count(words(second.file), ADDED)]).toEqual([1, 1]);
    expect([marksOf(second.file).length, marksOf(second.file)[0] === marksOf(first.file)[0]]).toEqual([1, false]);
    expect(partWords(second.file, 'word/comments.xml')).not.toContain('Base ancienne');
    expect(partWords(second.file, 'word/comments.xml')).toContain('Base nouvelle');
    expect(second.report.items[0]).toMatchObject({ state: 'updated', number: '3' });
  });

  it('retouchée à la main, garde ces mots lisibles, barrés, puis tient sur la durée', async () => {
    const first = await put(FILE, {}, { tracked: false });
    const byHand = edited(first.file, (xml) => xml.replace('au moins 420', 'au moins 555'));
    const second = await put(byHand, NEW);
    expect(mainWords(second.file)).toMatch(/<w:delText[^>]*>[^<]*au moins 555/);
    expect([count(words(second.file), 'au moins 420'), count(words(second.file), 'au moins 555')]).toEqual([1, 0]);
    expect(second.report.items[0]?.warnings.join()).toContain('retouché à la main');
    expect(marksOf(second.file)).toHaveLength(1);
    expect(sameBytes((await put(second.file, NEW)).file, second.file)).toBe(true);
    const third = await put(second.file, { version: 'v3' });
    expect([count(words(third.file), MARK), count(words(third.file), ADDED), count(mainWords(third.file), 'au moins 555')]).toEqual([1, 0, 1]);
  });

  it('où quelqu’un d’autre a écrit en suivi, n’efface pas ses mots', async () => {
    const first = await put(FILE);
    const reviewer = '<w:ins w:id="900" w:author="Relecteur Essai" w:date="2026-02-03T09:00:00Z"><w:r><w:t>Ajout du relecteur.</w:t></w:r></w:ins>';
    const at = mainWords(first.file).indexOf('</w:p>', mainWords(first.file).indexOf(LAST));
    const reviewed = edited(first.file, (xml) => xml.slice(0, at) + reviewer + xml.slice(at));
    const second = await put(reviewed, NEW);
    expect(words(second.file)).toContain('Ajout du relecteur.');
    expect(second.report.items[0]?.warnings.join()).toContain('au bord');
    expect(count(words(second.file), LAST)).toBe(1);
  });

  it('coupée au milieu par un autre, garde ses mots parmi les suppressions', async () => {
    const first = await put(FILE);
    const reviewer = '<w:ins w:id="900" w:author="Relecteur Essai" w:date="2026-02-03T09:00:00Z"><w:r><w:t>Ajout du relecteur.</w:t></w:r></w:ins>';
    const at = mainWords(first.file).indexOf('</w:p>', mainWords(first.file).indexOf(MARK));
    const second = await put(
      edited(first.file, (xml) => xml.slice(0, at) + reviewer + xml.slice(at)),
      NEW,
    );
    expect(mainWords(second.file)).toMatch(/w:author="Relecteur Essai"[^>]*><w:del [^>]*><w:r><w:delText>Ajout du relecteur\./);
    expect([count(words(second.file), MARK), count(words(second.file), LAST)]).toEqual([1, 1]);
  });

  it('portant le signet d’un renvoi, le garde', async () => {
    const first = await put(FILE);
    const linked = edited(first.file, (xml) =>
      xml.replace(/(<w:bookmarkStart [^>]*_clause_[^>]*>)/, '$1<w:bookmarkStart w:id="800" w:name="_Ref1"/>').replace(LAST, `${LAST}`),
    );
    const closed = edited(linked, (xml) => xml.replace(/(<w:bookmarkStart w:id="800"[^>]*>)/, '$1<w:bookmarkEnd w:id="800"/>'));
    for (const tracked of [true, false]) {
      const second = await put(closed, NEW, { tracked });
      expect(mainWords(second.file)).toContain('w:name="_Ref1"');
      expect(mainWords(second.file)).toContain('<w:bookmarkEnd w:id="800"/>');
    }
  });

  it('mêlée à un paragraphe du fichier, ne l’emporte pas', async () => {
    const first = await put(FILE, { blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: MARK }] }] }, { tracked: false });
    const mixed = edited(first.file, (xml) =>
      xml.replace(/(<w:p>(?:<w:pPr>.*?<\/w:pPr>)?)(<w:bookmarkStart [^>]*_clause_)/, '$1<w:r><w:t>Mots du fichier. </w:t></w:r>$2'),
    );
    const second = await put(mixed, NEW);
    expect(words(second.file)).toContain('Mots du fichier.');
    expect(count(words(second.file), MARK)).toBe(1);
    expect(second.report.items[0]?.warnings.join()).toContain('au bord');
  });

  it('dont le dernier paragraphe ferme une section, laisse la section', async () => {
    const first = await put(FILE, { blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: MARK }] }] }, { tracked: false });
    const closing = edited(first.file, (xml) =>
      xml.replace(/<w:p>(?:<w:pPr>((?:(?!<\/w:pPr>).)*)<\/w:pPr>)?(<w:bookmarkStart [^>]*_clause_)/, `<w:p><w:pPr>$1${section()}</w:pPr>$2`),
    );
    for (const tracked of [true, false]) {
      const second = await put(closing, NEW, { tracked });
      expect(count(mainWords(second.file), '<w:sectPr>')).toBe(2);
      expect(count(words(second.file), MARK)).toBe(1);
    }
  });

  const TABLE: Block[] = [{ kind: 'table', header: [[{ kind: 'text', text: 'Lot' }]], rows: [[[{ kind: 'text', text: 'Un' }]]] }];
  itWith(['validator'], 'un tableau remplacé est barré ligne par ligne, et tout reste valide et réversible', async () => {
    const first = await put(FILE, { blocks: [...TABLE, ...NEW_CLAUSE] }, { tracked: false });
    const second = await put(first.file, { blocks: TABLE, version: 'v2' });
    expect(await faultsOf(second.file)).toEqual([]);
    expect(mainWords(second.file).match(/<w:tblHeader\/><w:del /g)).toHaveLength(1);
    const [judgement] = judgeRevisions([{ original: first.file, result: second.file }]);
    const taken = accepted(openWord(judgement?.accepted ?? new Uint8Array()));
    expect(taken.blocks.map(({ text }) => text).filter((text) => text !== '')).toEqual([
      'Objet',
      'Un objet.',
      'Prix',
      'Un prix.',
      'Lot\nUn',
      'Litiges',
      'Le tribunal.',
    ]);
    const text = (file: Uint8Array): string[] => accepted(openWord(file)).blocks.map((block) => block.text);
    expect(judgement?.failure).toBeNull();
    expect(text(first.file)).toContain(LAST);
  });

  it('demandée pour un autre lot, est une autre clause', async () => {
    const first = await put(FILE);
    const second = await put(first.file, { lotId: 'lot-2' });
    expect(second.report.items[0]?.state).toBe('inserted');
    expect(new Set(marksOf(second.file)).size).toBe(2);
    const third = await put(second.file, { ...NEW, lotId: 'lot-2' });
    expect([count(words(third.file), MARK), count(words(third.file), ADDED)]).toEqual([2, 1]);
  });
});
