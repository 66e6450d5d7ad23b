import { describe, expect, it } from 'vitest';
import type { ClauseImport, ClauseProposal } from '#shared/api/clause-import.ts';
import { blocksText } from '#shared/block/text.ts';
import { isRefusal } from '#shared/errors.ts';
import { readClauses } from '../../server/word/clause-import/read-clauses.ts';
import { present } from '../support/content.ts';
import { around, FIELD_END, fieldBegin, type FileSpec, numberingXml, p, r, stylesXml, table, wordFile } from './corpus/kit.ts';

const STYLES = stylesXml([
  { id: 'Normal', name: 'Normal', isDefault: true },
  { id: 'Titre1', name: 'heading 1', basedOn: 'Normal', bold: true },
  { id: 'Titre2', name: 'heading 2', basedOn: 'Normal' },
  { id: 'Titre3', name: 'heading 3', basedOn: 'Normal' },
  { id: 'TM1', name: 'toc 1', basedOn: 'Normal' },
]);
const NUMBERING = numberingXml([
  { id: 1, levels: ['•', 'o', '▪'].map((text) => ({ format: 'bullet', text })) },
  { id: 2, levels: [{ format: 'lowerLetter', text: '%1)' }] },
]);
const one = (text: string): string => p(text, { style: 'Titre1' });
const two = (text: string): string => p(text, { style: 'Titre2' });
const three = (text: string): string => p(text, { style: 'Titre3' });

type Asked = Partial<FileSpec> & { level?: number; name?: string; words?: Parameters<typeof readClauses>[0]['words'] };
async function read(body: string, { level, name = 'clauses-maison.docx', words = [], ...more }: Asked = {}): Promise<Omit<ClauseImport, 'name'>> {
  const data = wordFile({ body, styles: STYLES, numbering: NUMBERING, ...more });
  const found = await readClauses({ data, name, words, ...(level === undefined ? {} : { level }) });
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}
const only = async (body: string, asked: Asked = {}): Promise<ClauseProposal> => present((await read(body, { level: 0, ...asked })).items[0]);
const blocksOf = (proposal: ClauseProposal) => present(proposal.texts[0]).blocks;

const TWO_CLAUSES = [
  p('Recueil de clauses de la ville, pour essai.'),
  one('Clauses sociales'),
  two('Heures d’insertion'),
  p('Le titulaire réserve des heures d’insertion.'),
  three('Suivi'),
  p('Un bilan est remis.'),
  two('Pénalités'),
  p('Une pénalité est due.'),
].join('');

describe('Un fichier coupé à ses titres', () => {
  it('donne une clause par titre du niveau choisi, avec les titres au-dessus et le texte d’avant', async () => {
    const { items, levels } = await read(TWO_CLAUSES, { level: 2 });
    expect(items.map(({ title, under }) => [title, under])).toEqual([
      ['Recueil de clauses de la ville, pour essai.', []],
      ['Heures d’insertion', ['Clauses sociales']],
      ['Pénalités', ['Clauses sociales']],
    ]);
    expect(levels).toEqual([
      { level: 0, count: 1 },
      { level: 1, count: 2 },
      { level: 2, count: 3 },
      { level: 3, count: 4 },
    ]);
    expect(blocksOf(present(items[1])).map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'paragraph']);
  });

  it('se coupe de lui-même au niveau le plus large qui donne plusieurs clauses, et reste entier sinon', async () => {
    expect((await read(TWO_CLAUSES)).level).toBe(1);
    const whole = await read(one('Heures d’insertion') + p('Le titulaire réserve des heures.'));
    expect([whole.level, whole.total, whole.items[0]?.title]).toEqual([0, 1, 'Heures d’insertion']);
  });

  it('sans aucun titre, prend le nom du fichier', async () => {
    expect((await only(p('Le titulaire remet un bilan.'), { name: 'clause-insertion_2026.docx' })).title).toBe('Clause insertion 2026');
  });

  it('ne perd aucun mot du corps, quel que soit le niveau', async () => {
    const words = ['Recueil', 'réserve', 'bilan', 'pénalité'];
    for (const level of [0, 1, 2, 3]) {
      const text = (await read(TWO_CLAUSES, { level })).items
        .map(({ title, texts }) => [title, ...texts.map(({ blocks }) => blocksText(blocks))].join('\n'))
        .join('\n');
      for (const word of words) expect(text, `niveau ${level}`).toContain(word);
    }
  });

  it('fait un texte par pièce quand des titres les nomment', async () => {
    const body =
      one('Clause sociale') + two('RC') + p('Le candidat s’engage.') + two('Cahier des clauses administratives particulières') + p('Le titulaire réserve.');
    expect((await only(body)).texts.map(({ piece, blocks }) => [piece, blocksText(blocks)])).toEqual([
      ['rc', 'Le candidat s’engage.'],
      ['ccap', 'Le titulaire réserve.'],
    ]);
  });

  it('laisse la pièce vide quand rien ne la dit, et la prend de la page de garde quand elle y est', async () => {
    expect(present((await only(p('Le titulaire remet un bilan.'))).texts[0]).piece).toBeNull();
    const cover = p('CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIÈRES') + one('Durée') + p('Le marché dure.') + one('Prix') + p('Les prix sont fermes.');
    expect((await read(cover, { level: 1 })).items.at(-1)?.texts[0]?.piece).toBe('ccap');
  });

  it('propose cent clauses au plus, et dit combien le fichier en donne', async () => {
    const body = Array.from({ length: 130 }, (_, index) => one(`Clause ${index}`) + p('Un texte.')).join('');
    const { items, total, warnings } = await read(body, { level: 1 });
    expect([items.length, total]).toEqual([100, 130]);
    expect(warnings.join(' ')).toContain('130 clauses');
  });

  it('nomme les titres sans texte, qui ne donnent aucune clause, et pas ceux qui en coiffent d’autres', async () => {
    const none = 'n’a aucun texte sous lui : aucune clause n’en est proposée.';
    expect((await read(TWO_CLAUSES, { level: 2 })).warnings).toEqual([]);
    const last = TWO_CLAUSES + two('Facturation');
    expect((await read(last, { level: 2 })).warnings).toEqual([`Le titre « Facturation » ${none}`]);
    // Cut wider, it is a line of the clause it stands in.
    expect((await read(last, { level: 1 })).warnings).toEqual([]);
    const between = one('Sociales') + two('Réservation') + one('Durée') + p('Le marché dure.') + one('Prix') + p('Les prix sont fermes.');
    expect((await read(between, { level: 1 })).warnings).toEqual([`Le titre « Sociales » ${none}`]);
    expect((await read(between, { level: 2 })).warnings).toEqual([`Le titre « Réservation » ${none}`]);
    const many = Array.from({ length: 12 }, (_, index) => one(`Vide ${index}`)).join('') + TWO_CLAUSES;
    expect((await read(many, { level: 1 })).warnings.join(' ')).toMatch(/^11 titres n’ont aucun texte .*« Vide 9 », et 1 de plus\)\.$/);
  });
});

describe('Le texte repris', () => {
  it('garde le gras et l’italique, hérités du style ou non, et laisse le texte masqué et les champs', async () => {
    const body = around(r('Le ') + r('titulaire', { bold: true }) + r(' remet ') + r('un bilan', { italics: true }) + fieldBegin('PAGE') + r('.') + FIELD_END);
    expect(blocksOf(await only(body))).toEqual([
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Le ' },
          { kind: 'text', text: 'titulaire', bold: true },
          { kind: 'text', text: ' remet ' },
          { kind: 'text', text: 'un bilan', italic: true },
          { kind: 'text', text: '.' },
        ],
      },
    ]);
  });

  it('rend les listes de Word et celles tapées à la main, sur deux niveaux, et le dit quand il y en avait trois', async () => {
    const body =
      p('un', { list: [1, 0] }) +
      p('deux', { list: [1, 1] }) +
      p('trois', { list: [1, 2] }) +
      p('Entre les deux.') +
      p('- tapé') +
      p('– aussi') +
      p('a', { list: [2, 0] });
    const proposal = await only(body);
    expect(
      blocksOf(proposal).map((block) =>
        block.kind === 'list' ? [block.ordered, block.items.length, block.items[0]?.children?.items.length ?? 0] : block.kind,
      ),
    ).toEqual([[false, 1, 2], 'paragraph', [false, 2, 0], [true, 1, 0]]);
    expect(blocksText(blocksOf(proposal))).toContain('– tapé\n– aussi');
    expect(proposal.lost.join(' ')).toContain('deux niveaux');
  });

  it('rend les tableaux ; un cadre d’une case devient du texte', async () => {
    const proposal = await only(
      table([
        ['Manquement', 'Pénalité'],
        ['Retard', '100 €'],
      ]) + table([['Encadré important']]),
    );
    expect(blocksOf(proposal)).toMatchObject([{ kind: 'table', rows: [[[{ text: 'Retard' }], [{ text: '100 €' }]]] }, { kind: 'paragraph' }]);
  });

  it('laisse le sommaire, et nomme ce qu’une clause ne peut pas garder', async () => {
    const body =
      p('Heures d’insertion\t3', { style: 'TM1' }) +
      around(
        `${r('Un texte')}<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>retiré</w:delText></w:r></w:del>`,
      );
    const proposal = await only(body);
    expect(blocksText(blocksOf(proposal))).toBe('Un texte');
    expect(proposal.lost.map((sentence) => sentence.split(' ').slice(0, 4).join(' '))).toEqual(['Une image ou un', 'Une note de bas', 'Le texte était suivi']);
  });

  it('refuse un fichier sans texte, avec ce qu’il faut faire', async () => {
    const found = await readClauses({ data: wordFile({ body: around('<w:r><w:drawing/></w:r>') }), name: 'scan.docx', words: [] });
    expect(isRefusal(found) && [found.refused, found.remedy?.includes('images')]).toEqual(['UNREADABLE_FILE', true]);
  });
});

describe('Ce que les mots font deviner', () => {
  it('les leviers et les thèmes, le plus dit d’abord ; rien quand rien ne le dit', async () => {
    const social = await only(p('Condition d’exécution : le titulaire réserve des heures d’insertion à des personnes éloignées de l’emploi.'));
    expect([social.levers[0], social.themes[0]]).toEqual(['execution-condition', 'insertion']);
    expect((await only(p('Bonjour.'), { name: 'x.docx' })).levers).toEqual([]);
  });

  it('les blancs deviennent des variables, l’unité comprise', async () => {
    const proposal = await only(p('Le titulaire réserve XX heures à [nom de la structure], sous ……… jours.'));
    expect(proposal.variables.map(({ label, type, unit }) => [label, type, unit])).toEqual([
      ['Nombre d’heures', 'integer', 'heures'],
      ['Nom de la structure', 'text', undefined],
      ['Nombre de jours', 'integer', 'jours'],
    ]);
  });

  it('une clause de Clausier reconnue à ses phrases est dite', async () => {
    const phrase = 'Le titulaire remet chaque trimestre à la personne qui suit le marché un état des heures';
    const words = [{ slug: 'heures', title: 'Heures d’insertion', phrases: [phrase] }];
    expect((await only(p(`${phrase}.`), { words })).resembles).toEqual({ slug: 'heures', title: 'Heures d’insertion' });
    expect((await only(p('Tout autre chose.'), { words })).resembles).toBeNull();
  });
});
