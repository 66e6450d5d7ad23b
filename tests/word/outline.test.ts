import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/errors.ts';
import type { WordFile } from '../../server/word/outline/model.ts';
import { openWord } from '../../server/word/outline/read.ts';
import { outlineOf, paragraphsOf } from '../../server/word/outline/read-word.ts';
import { typedTitle } from '../../server/word/outline/typed.ts';
import { itWithData } from '../support/shared-data.ts';
import { readFile } from 'node:fs/promises';
import { around, FIELD_END, fieldBegin, type FileSpec, numberingXml, p, r, section, stylesXml, table, wordFile } from './corpus/kit.ts';

const read = (data: Uint8Array): WordFile => {
  const file = openWord(data);
  if (isRefusal(file)) throw new Error(file.message);
  return file;
};
const body = (inside: string, more: Partial<FileSpec> = {}): WordFile => read(wordFile({ body: inside, ...more }));
const texts = ({ blocks }: WordFile): string[] => blocks.map(({ text }) => text);
const plan = (file: WordFile): string[] => outlineOf(file).map(({ level, number, text, sign }) => `${level} ${sign} ${number} | ${text}`);

const STYLES = stylesXml([
  { id: 'Normal', name: 'Normal', isDefault: true },
  { id: 'Titre1', name: 'heading 1', basedOn: 'Normal', bold: true },
  { id: 'Titre2', name: 'heading 2', basedOn: 'Normal' },
  { id: 'Maison', name: 'Article maison', basedOn: 'Titre1' },
  { id: 'Heading1', name: 'Encadré', basedOn: 'Normal' },
  { id: 'TM1', name: 'toc 1', basedOn: 'Titre1' },
  { id: 'SansPlan', name: 'Titre hors plan', basedOn: 'Titre1', level: 9 },
]);

describe('Le texte lu', () => {
  it('garde les insertions suivies, laisse les suppressions et les instructions de champ', () => {
    const inserted = `<w:ins w:id="1" w:author="A">${r('ajouté ')}</w:ins>`;
    const removed = '<w:del w:id="2" w:author="A"><w:r><w:delText>retiré </w:delText></w:r></w:del>';
    const moved = `<w:moveFrom w:id="3" w:author="A">${r('parti ')}</w:moveFrom><w:moveTo w:id="4" w:author="A">${r('venu ')}</w:moveTo>`;
    expect(texts(body(around(inserted + removed + moved + fieldBegin('PAGE') + r('12') + FIELD_END)))).toEqual(['ajouté venu 12']);
  });

  it('garde tabulations, sauts, traits d’union insécables et liens ; laisse le texte masqué et les zones de texte', () => {
    const run = '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>';
    const link = `<w:hyperlink r:id="x">${r(' lien')}</w:hyperlink><w:smartTag w:element="x">${r(' mot')}</w:smartTag>`;
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>masqué</w:t></w:r>';
    const box = `<w:r><w:pict><w:txbxContent>${p('encadré')}</w:txbxContent></w:pict></w:r>`;
    expect(texts(body(around(run + link + hidden + box)))).toEqual(['a\tb\nc\u2011d lien mot']);
  });

  it('lit les tableaux pour la lecture, sans permettre d’y écrire', () => {
    const file = body(
      p('Avant') +
        table([
          ['Lot', 'Montant'],
          ['1', '20'],
        ]) +
        p('Après'),
    );
    expect(file.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
    expect(paragraphsOf(file).map(({ text, inTable, free }) => [text, inTable, free])).toEqual([
      ['Avant', false, true],
      ['Lot', true, false],
      ['Montant', true, false],
      ['1', true, false],
      ['20', true, false],
      ['Après', false, true],
    ]);
  });

  it('donne à chaque bloc sa place exacte dans le texte, et un identifiant qui change avec ses mots', () => {
    const file = body(p('Un') + p('Deux'));
    for (const { element } of file.blocks) expect(file.xml.slice(element.start, element.end)).toMatch(/^<w:p>.*<\/w:p>$/);
    const [first] = file.blocks;
    const [changed] = body(p('Un !') + p('Deux')).blocks;
    expect(first?.id).toMatch(/^p0-[a-z0-9]+$/);
    expect(changed?.id).not.toBe(first?.id);
    expect(body(p('Un') + p('Autre')).blocks[0]?.id).toBe(first?.id);
  });
});

describe('Les titres', () => {
  it('se reconnaissent au nom du style et à ses ancêtres, jamais à son identifiant', () => {
    const file = body(
      [
        p('A', { style: 'Titre1' }),
        p('B', { style: 'Titre2' }),
        p('C', { style: 'Maison' }),
        p('D', { style: 'Heading1' }),
        p('E', { style: 'SansPlan' }),
      ].join(''),
      { styles: STYLES },
    );
    expect(plan(file)).toEqual(['1 style  | A', '2 style  | B', '1 style  | C']);
  });

  it('suivent le niveau de plan du paragraphe avant celui du style', () => {
    const file = body(p('A', { style: 'Titre1', outline: 2 }) + p('B', { style: 'Titre1', outline: 9 }) + p('C', { outline: 1 }), { styles: STYLES });
    expect(plan(file)).toEqual(['3 style  | A', '2 outline-level  | C']);
  });

  it('ne sont ni un paragraphe vide, ni une ligne de sommaire', () => {
    const file = body(p('', { style: 'Titre1' }) + p('Objet\t3', { style: 'Titre1' }) + p('Objet', { style: 'TM1' }) + p('Article 4 – Prix ........ 7'), {
      styles: STYLES,
    });
    expect(plan(file)).toEqual([]);
    expect(file.warnings.join()).toContain('Aucun titre n’a été reconnu');
  });

  it('viennent d’une liste qui se comporte comme un plan, pas d’une énumération', () => {
    const numbering = numberingXml([
      {
        id: 1,
        levels: [
          { format: 'decimal', text: '%1.' },
          { format: 'decimal', text: '%1.%2' },
        ],
      },
      { id: 2, levels: [{ format: 'decimal', text: '%1)' }] },
    ]);
    const long = p('Le titulaire remet ses documents dans un délai de quinze jours à compter de la notification du marché.');
    const file = body(
      [
        p('Objet', { list: [1, 0] }),
        long,
        p('Étendue', { list: [1, 1] }),
        long,
        p('une attestation', { list: [2, 0] }),
        p('un extrait', { list: [2, 0] }),
        p('un devis', { list: [2, 0] }),
        p('Prix', { list: [1, 0] }),
        long,
      ].join(''),
      { numbering },
    );
    expect(plan(file)).toEqual(['1 list 1 | Objet', '2 list 1.1 | Étendue', '1 list 2 | Prix']);
    expect(file.blocks[5]).toMatchObject({ heading: null, number: '2)', list: { numId: '2', level: 0, bullet: false } });
  });

  it('tapés à la main prennent le niveau des titres stylés de même forme', () => {
    const file = body(p('Article 1 – Objet', { style: 'Titre2' }) + p('Article 2 – Prix') + p('4.2 Révision des prix'), { styles: STYLES });
    expect(plan(file)).toEqual(['2 style Article 1 | Objet', '2 typed Article 2 | Prix', '4 typed 4.2 | Révision des prix']);
  });

  it('sous des chapitres tapés, les articles sont d’un niveau de plus', () => {
    const file = body(p('CHAPITRE II – EXÉCUTION') + p('Article 3 : Délais') + p('3.1 Délai global') + p('a) Rien', {}));
    expect(plan(file)).toEqual(['1 typed Chapitre II | EXÉCUTION', '2 typed Article 3 | Délais', '3 typed 3.1 | Délai global']);
  });

  it('une annexe en capitales ou en gras ouvre le premier niveau, une liste de pièces non', () => {
    const article = p('Article 14 – Juridiction') + p('Le tribunal administratif est compétent.');
    const file = body(p('Annexe 1 : bordereau des prix') + article + p('ANNEXE II – TABLEAU DE SUIVI') + p('Texte.'));
    expect(plan(file)).toEqual(['1 typed Article 14 | Juridiction', '1 typed Annexe II | TABLEAU DE SUIVI']);
  });

  it('une ligne à remplir, numérotée à la main, n’en est pas un', () => {
    expect(plan(body(p('4.1 Délai de paiement') + p('5.1 Date de la commande : 3 mars') + p('5.2 Objet du contrat : travaux', { bold: true })))).toEqual([
      '2 typed 4.1 | Délai de paiement',
      '2 typed 5.2 | Objet du contrat : travaux',
    ]);
  });

  it('« Article 3 » seul sur sa ligne montre le titre de la ligne suivante', () => {
    expect(plan(body(p('ARTICLE 3') + p('Durée du marché') + p('Le marché dure un an.')))).toEqual(['1 typed Article 3 | Durée du marché']);
    expect(plan(body(p('Titre 3', { style: 'Titre1' }) + p('Le marché dure un an.'), { styles: STYLES }))).toEqual(['1 style Titre 3 | ']);
  });

  it('une phrase qui cite un article n’en est pas un', () => {
    for (const text of [
      'Article 12 du CCAG-Travaux',
      'Article 5 CCAP',
      'Article L. 2112-2 du code de la commande publique',
      'article 3 : en minuscule',
      'Article 7 est modifié',
      '12 mars 2026',
      '35 heures par semaine',
      '1. le candidat remet ;',
      'Titre de recettes',
      'Section des marchés',
    ])
      expect([text, typedTitle(text)]).toEqual([text, null]);
  });

  it('lit les numéros tapés sous toutes leurs formes', () => {
    const numbers = (text: string) => [typedTitle(text)?.number, typedTitle(text)?.rest];
    expect(numbers('ARTICLE 12 : PÉNALITÉS')).toEqual(['Article 12', 'PÉNALITÉS']);
    expect(numbers('Article 1er. – Objet')).toEqual(['Article 1er', 'Objet']);
    expect(numbers('Article\u00a04.2\u00a0– Clause sociale')).toEqual(['Article 4.2', 'Clause sociale']);
    expect(numbers('Article 9 bis - Insertion')).toEqual(['Article 9 bis', 'Insertion']);
    expect(numbers('Art. 3\tPrix')).toEqual(['Article 3', 'Prix']);
    expect(numbers('Article premier')).toEqual(['Article premier', '']);
    expect(numbers('TITRE III – LOTS')).toEqual(['Titre III', 'LOTS']);
    expect(numbers('4.2.1. Délais')).toEqual(['4.2.1', 'Délais']);
    expect(numbers('IV – Dispositions')).toEqual(['IV', 'Dispositions']);
    expect(numbers('B) Modalités')).toEqual(['B', 'Modalités']);
  });
});

describe('Les places interdites', () => {
  const why = (file: WordFile): string[] => file.blocks.map((block) => block.why);
  const control = (properties: string, inside: string): string => `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;

  it('au milieu d’un champ de plusieurs paragraphes, mais pas derrière lui', () => {
    const file = body(around(fieldBegin('TOC \\o') + r('Un')) + p('Deux') + around(r('Trois') + FIELD_END) + p('Quatre'));
    expect(why(file).map((text) => text !== '')).toEqual([true, true, false, false]);
    expect(file.warnings.join()).toContain('Mettre à jour les champs');
  });

  it('un champ jamais refermé ne condamne pas le fichier', () => {
    expect(why(body(around(fieldBegin('REF a') + r('Un')) + p('Deux')))).toEqual(['', '']);
  });

  it('dans un contrôle verrouillé, un champ à remplir ou un sommaire ; le contrôle de texte riche reste ouvert', () => {
    const file = body(
      [
        control('<w:lock w:val="sdtContentLocked"/>', p('a')),
        control('<w:text/>', p('b')),
        control('<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', p('c')),
        control('<w:richText/>', p('d')),
        control('<w:lock w:val="sdtLocked"/>', p('e')),
      ].join(''),
    );
    expect(why(file).map((text) => text === '')).toEqual([false, false, false, true, true]);
  });

  it('dans un paragraphe supprimé, un bloc inconnu, des données XML, un déplacement suivi', () => {
    const deleted = p('a', { end: '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>' });
    const moved = `<w:moveFromRangeStart w:id="7" w:name="m" w:author="A"/>${p('b')}${p('c')}<w:moveFromRangeEnd w:id="7"/>`;
    const file = body(`${deleted}${moved}<w:customXml w:element="x">${p('d')}</w:customXml><w:altChunk r:id="rId9"/>${p('e')}`);
    expect(why(file).map((text) => text === '')).toEqual([false, false, false, false, false, true]);
    expect(file.blocks[4]).toMatchObject({ kind: 'other', free: false });
  });

  it('un paragraphe qui ferme une section le dit, et la suite change de section', () => {
    const file = body(p('a') + p('b', { end: section() }) + p('c'));
    expect(file.blocks.map(({ section: rank, endsSection }) => [rank, endsSection])).toEqual([
      [0, false],
      [0, true],
      [1, false],
    ]);
  });
});

describe('Les vrais fichiers', () => {
  const outline = async (path: string): Promise<string[]> => plan(read(new Uint8Array(await readFile(path))));

  itWithData('docx/convention-restauration.docx', 'une convention aux articles tapés montre son plan à deux niveaux', async (path) => {
    expect((await outline(path)).slice(0, 4)).toEqual([
      '1 typed Article 1 | OBJET DE LA CONVENTION',
      '1 typed Article 2 | DENREES',
      '2 typed 2.1 | DENREES CONCERNEES',
      '2 typed 2.2 | CONDITIONNEMENT DES DENREES',
    ]);
  });

  itWithData('docx/convention-hlm.docx', 'une convention de l’État montre ses articles, bis et ter compris', async (path) => {
    const articles = (await outline(path)).filter((line) => line.includes('Article 9'));
    expect(articles.map((line) => line.split(' | ')[0])).toEqual(['2 typed Article 9', '2 typed Article 9 bis', '2 typed Article 9 ter']);
  });

  itWithData('docx/numerotation-fr-3500.docx', '3 500 numéros en toutes lettres, jusqu’au dernier', async (path) => {
    const titles = outlineOf(read(new Uint8Array(await readFile(path))));
    expect(titles.at(-1)?.number).toContain('Trois mille cinq cents');
  });

  itWithData('docx/notes-et-sections.docx', 'un document protégé dit laquelle', async (path) => {
    expect(openWord(new Uint8Array(await readFile(path)))).toMatchObject({ refused: 'PROTECTED_FILE', message: expect.stringContaining('commentaires') });
  });

  itWithData('docx/revisions-et-deplacements.docx', 'des révisions en place n’empêchent rien, et se disent', async (path) => {
    expect(read(new Uint8Array(await readFile(path))).warnings.join()).toContain('modifications suivies');
  });
});
