/** Files that differ by what stands around the titles: lists, tables, notes, sections, headers, fields. */
import type { CorpusFile, Title } from './model.ts';
import { BUYER, DISPUTE, DURATION, INSURANCE, LOTS, OBJECT, PAYMENT, PENALTY, PIECES, PRICE } from './sentences.ts';
import { around, DECLARATION, FIELD_END, fieldBegin, LANDSCAPE, NAMESPACES, p, PAGE, r, section, table, wordFile } from './kit.ts';
import { frenchLists, frenchStyles } from './styles.ts';

const title = (text: string): string => p(text, { style: 'Titre1' });
const titles = (...texts: string[]): Title[] => texts.map((text, i) => [1, `${i + 1}`, text]);
const styles = frenchStyles(1);
const numbering = frenchLists();
const bullet = (text: string, level = 0): string => p(text, { style: 'Paragraphedeliste', list: [2, level] });
const item = (text: string, level = 0, list = 3): string => p(text, { style: 'Paragraphedeliste', list: [list, level] });

const LOT_TABLE = [
  ['Lot', 'Objet', 'Durée'],
  ['1', 'Gros œuvre et démolitions', '6 mois'],
  ['2', 'Menuiseries extérieures', '4 mois'],
  ['3', 'Chauffage et ventilation', '8 mois'],
];

const notes = (kind: 'footnote' | 'endnote', texts: readonly string[]): string => {
  const mark = (inside: string) => `<w:p><w:r>${inside}</w:r></w:p>`;
  return `${DECLARATION}<w:${kind}s ${NAMESPACES}><w:${kind} w:type="separator" w:id="-1">${mark('<w:separator/>')}</w:${kind}><w:${kind} w:type="continuationSeparator" w:id="0">${mark('<w:continuationSeparator/>')}</w:${kind}>${texts
    .map((text, i) => `<w:${kind} w:id="${i + 1}"><w:p><w:r><w:${kind}Ref/></w:r>${r(` ${text}`)}</w:p></w:${kind}>`)
    .join('')}</w:${kind}s>`;
};
const called = (kind: 'footnote' | 'endnote', id: number): string =>
  `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`;

const header = (tag: 'hdr' | 'ftr', text: string): string => `${DECLARATION}<w:${tag} ${NAMESPACES}>${p(text)}</w:${tag}>`;
const reference = (kind: 'header' | 'footer', part: string): string => `<w:${kind}Reference w:type="default" r:id="rId${part}"/>`;

const page = (number: number, text: string, target: string): string =>
  around(`<w:hyperlink w:anchor="${target}">${r(text)}<w:r><w:tab/></w:r>${fieldBegin(`PAGEREF ${target} \\h`)}${r(`${number}`)}${FIELD_END}</w:hyperlink>`);

export const CONTENT: readonly CorpusFile[] = [
  {
    name: 'listes',
    says: 'puces, listes numérotées et imbriquées, deux listes de même forme',
    piece: 'cctp',
    file: () =>
      wordFile({
        body: [
          title('Consistance des travaux'),
          p(LOTS),
          bullet('dépose et évacuation des menuiseries existantes ;'),
          bullet('protection des locaux occupés ;'),
          bullet('écoles et cantine pendant la période scolaire,', 1),
          bullet('bureaux le reste de l’année ;', 1),
          bullet('nettoyage quotidien des abords.'),
          title('Déroulement'),
          p('Le titulaire procède dans l’ordre suivant :'),
          item('installation du chantier ;'),
          item('dépose ;'),
          item('façade nord,', 1),
          item('façade sud ;', 1),
          item('pose et réglages.'),
          p('Puis, à la réception :'),
          item('levée des réserves ;', 0, 4),
          item('remise du dossier des ouvrages exécutés.', 0, 4),
          title('Essais et contrôles'),
          p(INSURANCE),
        ].join(''),
        styles,
        numbering,
      }),
    traits: {
      titles: titles('Consistance des travaux', 'Déroulement', 'Essais et contrôles'),
      after: 'Déroulement',
      numbering: 'automatic',
      next: ['Essais et contrôles', '4'],
      golden: true,
    },
  },
  {
    name: 'tableaux',
    says: 'tableau des lots au milieu, tableau en dernier : une clause après un tableau, et à la fin',
    piece: 'rc',
    file: () =>
      wordFile({
        body: `${title('Allotissement')}${p(LOTS)}${table(LOT_TABLE)}${title('Prix')}${p(PRICE)}${title('Délais par lot')}${table(LOT_TABLE)}${p('')}`,
        styles,
        numbering,
      }),
    traits: { titles: titles('Allotissement', 'Prix', 'Délais par lot'), after: 'Allotissement', numbering: 'automatic', next: ['Prix', '3'] },
  },
  {
    name: 'tableau-final',
    says: 'le corps finit par un tableau puis le paragraphe vide que Word exige ; la clause va à la fin',
    piece: 'ae',
    file: () =>
      wordFile({
        body: `${title('Signataire')}${p(`Le titulaire s’engage envers la ${BUYER}.`)}${title('Montants')}${table(LOT_TABLE)}${p('')}`,
        styles,
        numbering,
      }),
    traits: { titles: titles('Signataire', 'Montants'), after: null, numbering: 'automatic' },
  },
  {
    name: 'notes',
    says: 'notes de bas de page et notes de fin',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: [
          title('Prix'),
          around(r(PRICE) + called('footnote', 1)),
          title('Règlement'),
          around(r(PAYMENT) + called('footnote', 2) + r(' Voir aussi l’acte d’engagement.') + called('endnote', 1)),
          title('Litiges'),
          p(DISPUTE),
        ].join(''),
        styles,
        numbering,
        parts: {
          'word/footnotes.xml': notes('footnote', ['Indice publié au Journal officiel.', 'Sous réserve de service fait.']),
          'word/endnotes.xml': notes('endnote', ['Article relatif aux avances.']),
        },
      }),
    traits: { titles: titles('Prix', 'Règlement', 'Litiges'), after: 'Règlement', numbering: 'automatic', next: ['Litiges', '4'], golden: true },
  },
  {
    name: 'sections',
    says: 'trois sections dont une en paysage, en-têtes et pieds différents, saut de section porté par un paragraphe',
    piece: 'cctp',
    file: () =>
      wordFile({
        body: [
          title('Présentation'),
          p(OBJECT),
          p(DURATION, { end: section(`${reference('header', 'header1')}${reference('footer', 'footer1')}${PAGE}`) }),
          title('Tableau des lots'),
          table(LOT_TABLE),
          p('', { end: section(`${reference('header', 'header2')}${LANDSCAPE}`) }),
          title('Suite'),
          p(PENALTY),
        ].join(''),
        last: section(`${reference('header', 'header1')}${PAGE}`),
        styles,
        numbering,
        parts: {
          'word/header1.xml': header('hdr', BUYER),
          'word/header2.xml': header('hdr', `${BUYER} – annexe en paysage`),
          'word/footer1.xml': header('ftr', 'CCTP – document d’essai'),
        },
      }),
    traits: {
      titles: titles('Présentation', 'Tableau des lots', 'Suite'),
      after: 'Présentation',
      numbering: 'automatic',
      next: ['Tableau des lots', '3'],
      golden: true,
    },
  },
  {
    name: 'sommaire',
    says: 'sommaire automatique : un champ ouvert sur plusieurs paragraphes, des signets cités',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: [
          around(fieldBegin('TOC \\o "1-2" \\h \\z \\u') + r('1\tObjet\t2')),
          page(2, '2\tPièces', '_Toc2'),
          around(r('3\tPénalités\t3') + FIELD_END),
          ...['Objet', 'Pièces', 'Pénalités'].map(
            (text, i) =>
              around(`<w:bookmarkStart w:id="${i}" w:name="_Toc${i + 1}"/>${r(text)}<w:bookmarkEnd w:id="${i}"/>`, { style: 'Titre1' }) +
              p([OBJECT, PIECES, PENALTY][i] ?? ''),
          ),
        ].join(''),
        styles,
        numbering,
      }),
    traits: { titles: titles('Objet', 'Pièces', 'Pénalités'), after: 'Pièces', numbering: 'automatic', next: ['Pénalités', '4'], golden: true },
  },
  {
    name: 'signets-hauts',
    says: 'signets aux identifiants très hauts et négatifs, ouverts d’un paragraphe à l’autre',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: `${title('Objet')}<w:bookmarkStart w:id="2147483600" w:name="debut"/>${p(OBJECT)}${around(`<w:bookmarkStart w:id="41" w:name="_GoBack"/><w:bookmarkEnd w:id="41"/>${r(PRICE)}`)}<w:bookmarkEnd w:id="2147483600"/>${title('Prix')}${p(PAYMENT)}`,
        styles,
        numbering,
      }),
    traits: { titles: titles('Objet', 'Prix'), after: 'Objet', numbering: 'automatic', next: ['Prix', '3'] },
  },
  {
    name: 'publipostage',
    says: 'champs de fusion dans les titres et le texte, champ simple et champ en trois caractères',
    piece: 'ae',
    file: () =>
      wordFile({
        body: [
          around(r('Contractant : ') + fieldBegin('MERGEFIELD Societe') + r('«Societe»') + FIELD_END, { style: 'Titre1' }),
          around(`${r('Le candidat ')}<w:fldSimple w:instr=" MERGEFIELD Nom ">${r('«Nom»')}</w:fldSimple>${r(' s’engage à exécuter les travaux.')}`),
          title('Montant de l’offre'),
          around(r('Montant hors taxe : ') + fieldBegin('MERGEFIELD Montant \\# "# ##0,00"') + r('«Montant»') + FIELD_END),
        ].join(''),
        styles,
        numbering,
      }),
    traits: {
      titles: titles('Contractant : «Societe»', 'Montant de l’offre'),
      after: 'Contractant',
      numbering: 'automatic',
      next: ['Montant de l’offre', '3'],
    },
  },
  {
    name: 'equations',
    says: 'formule de révision en équation, seule dans son paragraphe',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: `${title('Prix')}${p('La révision suit la formule :')}<w:p><m:oMathPara><m:oMath><m:r><m:t>P = P0 × (0,15 + 0,85 × I/I0)</m:t></m:r></m:oMath></m:oMathPara></w:p>${title('Paiement')}${p(PAYMENT)}`,
        namespaces: 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        styles,
        numbering,
      }),
    traits: { titles: titles('Prix', 'Paiement'), after: 'Prix', numbering: 'automatic', next: ['Paiement', '3'] },
  },
];
