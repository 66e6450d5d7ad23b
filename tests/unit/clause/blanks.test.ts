import { describe, expect, it } from 'vitest';
import type { Block } from '#shared/api/blocks.ts';
import { blocksText } from '#shared/block/text.ts';
import { readBlanks, variableId } from '#shared/clause/blanks.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });
const read = (...texts: string[]) => {
  const { texts: filled, variables } = readBlanks([{ blocks: texts.map(paragraph) }]);
  return { text: blocksText(filled.flatMap(({ blocks }) => blocks)), variables };
};

describe('Les blancs d’un texte', () => {
  it.each([
    ['Le taux est de XX %.', 'Le taux est de [taux].', { label: 'Taux', type: 'rate', min: 0, max: 100 }],
    ['Une pénalité de …… € par jour.', 'Une pénalité de [montant] par jour.', { label: 'Montant', type: 'money' }],
    ['Remis sous ______ jours ouvrés.', 'Remis sous [nombre-de-jours].', { label: 'Nombre de jours', type: 'integer', unit: 'jours ouvrés' }],
    [
      'Il accueille XX stagiaires par an.',
      'Il accueille [nombre-de-stagiaires] par an.',
      { label: 'Nombre de stagiaires', type: 'integer', unit: 'stagiaires' },
    ],
    ['Nom du facilitateur : ..........', 'Nom du facilitateur : [nom-du-facilitateur]', { label: 'Nom du facilitateur', type: 'text' }],
    ['Le __/__/____ au plus tard.', 'Le [date] au plus tard.', { label: 'Date', type: 'date' }],
    ['Le référent est [à compléter].', 'Le référent est [le-referent-est].', { label: 'Le référent est', type: 'text' }],
    ['Remis à [à préciser : le service].', 'Remis à [service].', { label: 'Service', type: 'text' }],
  ])('« %s »', (text, written, variable) => {
    const found = read(text);
    expect(found.text).toBe(written);
    expect(found.variables).toMatchObject([variable]);
  });

  it('le même crochet deux fois est une seule variable', () => {
    const found = read('Remis à [nom du service].', 'Copie à [Nom du service].');
    expect(found.variables).toHaveLength(1);
    expect(found.text).toBe('Remis à [nom-du-service].\n\nCopie à [nom-du-service].');
  });

  it('l’acheteur, l’objet et le lot sont ceux que toute clause connaît', () => {
    const found = read('[nom de l’acheteur] passe le [objet du marché], [lot].');
    expect([found.text, found.variables]).toEqual(['[acheteur] passe le [objet], [lot].', []]);
  });

  it('n’invente ni borne ni valeur de départ', () => {
    const [hours] = read('Au moins XX heures.').variables;
    expect(hours).toEqual({ id: 'nombre-heures', label: 'Nombre d’heures', type: 'integer', unit: 'heures', required: true });
  });

  it('laisse ce qui n’est pas un blanc', () => {
    for (const text of ['Les prestations (nettoyage, gardiennage…) sont dues.', 'Voir la note [1].', 'Le lot XXL de 12 m.', 'Article L. 2112-2 [cf. annexe 3]'])
      expect(read(text)).toEqual({ text, variables: [] });
  });

  it('garde le gras autour d’un blanc', () => {
    const { texts } = readBlanks([{ blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Au plus XX %', bold: true }] }] satisfies Block[] }]);
    expect(texts[0]?.blocks).toEqual([
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Au plus ', bold: true },
          { kind: 'variable', id: 'taux', bold: true },
        ],
      },
    ]);
  });

  it('un identifiant est fait de lettres simples, et ne se répète pas', () => {
    expect([variableId('Délai (jours)', new Set()), variableId('Délai', new Set(['delai'])), variableId('…', new Set())]).toEqual([
      'delai-jours',
      'delai-2',
      'valeur',
    ]);
  });
});
