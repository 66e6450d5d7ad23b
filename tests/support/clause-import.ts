/** A Word file of clauses as an organisation keeps them: three clauses at its titles, blanks, a list, a table. Everything in it is invented. */
import { numberingXml, p, stylesXml, table, wordFile } from '../word/corpus/kit.ts';

const styles = stylesXml([
  { id: 'Normal', name: 'Normal', isDefault: true },
  { id: 'Titre1', name: 'heading 1', basedOn: 'Normal', bold: true },
  { id: 'Titre2', name: 'heading 2', basedOn: 'Normal' },
]);
const numbering = numberingXml([
  {
    id: 1,
    levels: [
      { format: 'bullet', text: '•' },
      { format: 'bullet', text: 'o' },
    ],
  },
]);

export const CLAUSES_FILE = wordFile({
  styles,
  numbering,
  body: [
    p('Accueil de stagiaires', { style: 'Titre1' }),
    p('Le titulaire accueille XX stagiaires, avec l’appui de [nom du service].'),
    p('Sont accueillis :'),
    p('les collégiens du territoire', { list: [1, 0] }),
    p('les lycéens professionnels', { list: [1, 0] }),
    p('Suivi', { style: 'Titre2' }),
    p('Un bilan est remis sous ……… jours.'),
    p('Pénalités', { style: 'Titre1' }),
    table([
      ['Manquement', 'Pénalité'],
      ['Bilan non remis', '…… €'],
    ]),
    p('Réemploi', { style: 'Titre1' }),
    p('Les matériaux déposés sont proposés au réemploi.'),
  ].join(''),
});
