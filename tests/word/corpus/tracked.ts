/** Files already worked on: revisions, comments, content controls, text boxes. */
import type { CorpusFile, Title } from './model.ts';
import { around, DECLARATION, NAMESPACES, p, r, wordFile } from './kit.ts';
import { DISPUTE, OBJECT, PAYMENT, PENALTY, PRICE } from './sentences.ts';
import { frenchLists, frenchStyles } from './styles.ts';

const styles = frenchStyles(1);
const numbering = frenchLists();
const title = (text: string): string => p(text, { style: 'Titre1' });
const titles = (...texts: string[]): Title[] => texts.map((text, i) => [1, `${i + 1}`, text]);
const by = (id: number): string => `w:id="${id}" w:author="Relecteur Essai" w:date="2026-02-03T09:00:00Z"`;
const ins = (id: number, text: string): string => `<w:ins ${by(id)}>${r(text)}</w:ins>`;
const del = (id: number, text: string): string => `<w:del ${by(id)}>${r(text).replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>`;

const comments = (ids: readonly number[]): string =>
  `${DECLARATION}<w:comments ${NAMESPACES} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${ids
    .map(
      (id) =>
        `<w:comment w:id="${id}" w:author="Relecteur Essai" w:date="2026-02-03T09:00:00Z" w:initials="RE"><w:p w14:paraId="0000AB0${id}" w14:textId="77777777"><w:r><w:t>Remarque ${id} à traiter.</w:t></w:r></w:p></w:comment>`,
    )
    .join('')}</w:comments>`;
const commented = (id: number, text: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${r(text)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

const control = (content: string, lock = ''): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="Zone"/><w:tag w:val="zone"/><w:id w:val="${1_000 + content.length}"/>${lock}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

const TEXT_BOX =
  '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="500000"/><wp:docPr id="4" name="Cadre"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Cadre réservé à l’acheteur</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style="width:157pt;height:39pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Cadre réservé à l’acheteur</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>';

export const TRACKED: readonly CorpusFile[] = [
  {
    name: 'revisions',
    says: 'insertions, suppressions, marque de paragraphe insérée, mise en forme suivie, déplacement',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: [
          title('Objet'),
          around(r('Le marché porte sur ') + del(11, 'la construction') + ins(12, 'la rénovation') + r(' du groupe scolaire.')),
          around(ins(13, 'Paragraphe ajouté par la relecture.'), { end: `<w:rPr><w:ins ${by(14)}/></w:rPr>` }),
          title('Prix'),
          around(r(PRICE), { align: 'left', end: `<w:pPrChange ${by(15)}><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrChange>` }),
          `<w:moveFromRangeStart ${by(16)} w:name="move1"/>${around(`<w:moveFrom ${by(17)}>${r(PENALTY)}</w:moveFrom>`, { end: `<w:rPr><w:moveFrom ${by(18)}/></w:rPr>` })}<w:moveFromRangeEnd w:id="16"/>`,
          title('Pénalités'),
          `<w:moveToRangeStart ${by(19)} w:name="move1"/>${around(`<w:moveTo ${by(20)}>${r(PENALTY)}</w:moveTo>`, { end: `<w:rPr><w:moveTo ${by(21)}/></w:rPr>` })}<w:moveToRangeEnd w:id="19"/>`,
          title('Litiges'),
          p(DISPUTE),
        ].join(''),
        styles,
        numbering,
      }),
    traits: { titles: titles('Objet', 'Prix', 'Pénalités', 'Litiges'), after: 'Prix', numbering: 'automatic', next: ['Pénalités', '4'] },
  },
  {
    name: 'titre-supprime',
    says: 'un titre supprimé en suivi de modifications juste après la place choisie',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: [
          title('Objet'),
          p(OBJECT),
          around(del(31, 'Variantes'), { style: 'Titre1', end: `<w:rPr><w:del ${by(32)}/></w:rPr>` }),
          around(del(33, 'Les variantes sont autorisées.'), { end: `<w:rPr><w:del ${by(34)}/></w:rPr>` }),
          title('Prix'),
          p(PRICE),
        ].join(''),
        styles,
        numbering,
      }),
    traits: { after: 'Objet', numbering: 'automatic', atLeast: 2 },
  },
  {
    name: 'commentaires',
    says: 'commentaires existants, avec leur partie étendue',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: `${title('Prix')}${around(commented(0, PRICE))}${title('Paiement')}${around(commented(7, PAYMENT))}`,
        styles,
        numbering,
        parts: {
          'word/comments.xml': comments([0, 7]),
          'word/commentsExtended.xml': `${DECLARATION}<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0000AB00" w15:done="0"/><w15:commentEx w15:paraId="0000AB07" w15:done="1"/></w15:commentsEx>`,
        },
      }),
    traits: { titles: titles('Prix', 'Paiement'), after: 'Prix', numbering: 'automatic', next: ['Paiement', '3'] },
  },
  {
    name: 'corps-en-controle',
    says: 'tout le corps tient dans un contrôle de contenu',
    piece: 'rc',
    file: () => wordFile({ body: control(`${title('Objet')}${p(OBJECT)}${title('Prix')}${p(PRICE)}`), styles, numbering }),
    traits: { titles: titles('Objet', 'Prix'), after: 'Objet', numbering: 'automatic', next: ['Prix', '3'], unusual: true },
  },
  {
    name: 'controle-verrouille',
    says: 'un article verrouillé par un contrôle de contenu entre deux articles libres',
    piece: 'rc',
    file: () =>
      wordFile({
        body: `${title('Objet')}${p(OBJECT)}${control(`${title('Mentions imposées')}${p(DISPUTE)}`, '<w:lock w:val="sdtContentLocked"/>')}${title('Prix')}${p(PRICE)}`,
        styles,
        numbering,
      }),
    traits: { titles: titles('Objet', 'Mentions imposées', 'Prix'), after: 'Prix', numbering: 'automatic' },
  },
  {
    name: 'zone-de-texte',
    says: 'cadre dessiné avec son repli, qui contient un faux titre',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: `${title('Objet')}${p(OBJECT)}${around(TEXT_BOX)}${title('Prix')}${p(PRICE)}`,
        namespaces:
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"',
        styles,
        numbering,
      }),
    traits: { titles: titles('Objet', 'Prix'), after: 'Objet', numbering: 'automatic', next: ['Prix', '3'], golden: true },
  },
];
