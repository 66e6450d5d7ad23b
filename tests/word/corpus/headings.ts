/** Files that differ by how their titles are made and numbered. */
import type { CorpusFile, Title } from './model.ts';
import { englishStyles, englishLists, directLists, frenchLists, frenchStyles, bareStyles, inheritedStyles, numericStyles } from './styles.ts';
import { BUYER, DISPUTE, DURATION, OBJECT, PENALTY, PRICE, SHORT_CCAP, TERMINATION } from './sentences.ts';
import { around, type Look, numberingXml, p, r, stylesXml, wordFile } from './kit.ts';

type Looks = { title: Look; sub: Look; text?: Look };

/** The short CCAP with its titles and texts dressed as asked; `label` is what is typed before a title. */
export const shortCcap = ({ title, sub, text = {} }: Looks, label: (rank: number) => string = () => ''): string =>
  p('Cahier des clauses administratives particulières', { bold: true, align: 'center', size: 32 }) +
  SHORT_CCAP.map(
    (article, i) =>
      p(`${label(i + 1)}${article.title}`, title) +
      article.texts.map((line) => p(line, text)).join('') +
      (article.subs ?? []).map((inner) => p(inner.title, sub) + inner.texts.map((line) => p(line, text)).join('')).join(''),
  ).join('');

/** Titles of the short CCAP with or without numbers. */
export const shortTitles = (numbered: boolean): Title[] =>
  SHORT_CCAP.flatMap((article, i): Title[] => [
    [1, numbered ? `${i + 1}` : '', article.title],
    ...(article.subs ?? []).map((inner, j): Title => [2, numbered ? `${i + 1}.${j + 1}` : '', inner.title]),
  ]);

const typed = (rank: number, title: string): Title => [1, `${rank}`, title];
const flat = SHORT_CCAP.map(({ title }, i) => typed(i + 1, title));
const flatBody = (dressed: (rank: number, title: string) => string): string =>
  p(`${BUYER} – CCAP`, { align: 'center', bold: true }) +
  SHORT_CCAP.map((article, i) => dressed(i + 1, article.title) + article.texts.map((line) => p(line, { align: 'both' })).join('')).join('');

const FRENCH = { title: { style: 'Titre1' }, sub: { style: 'Titre2' } };

export const HEADINGS: readonly CorpusFile[] = [
  {
    name: 'titres-francais',
    says: 'Word français : styles « Titre1 » et « Titre2 », sans numérotation',
    piece: 'ccap',
    file: () => wordFile({ body: shortCcap(FRENCH), styles: frenchStyles() }),
    traits: { titles: shortTitles(false), sign: 'style', after: 'Pièces et durée', numbering: 'none', golden: true },
  },
  {
    name: 'titres-francais-numerotes',
    says: 'numérotation à plusieurs niveaux liée aux styles de titre',
    piece: 'ccap',
    file: () => wordFile({ body: shortCcap(FRENCH), styles: frenchStyles(1), numbering: frenchLists() }),
    traits: { titles: shortTitles(true), sign: 'style', after: 'Pièces et durée', numbering: 'automatic', next: ['Prix et règlement', '4'], golden: true },
  },
  {
    name: 'article-numerote',
    says: 'le style écrit lui-même « Article 1 – »',
    piece: 'ccap',
    file: () => wordFile({ body: shortCcap(FRENCH), styles: frenchStyles(1), numbering: frenchLists('Article %1 –') }),
    traits: { titles: shortTitles(true), sign: 'style', after: 'Prix et règlement', numbering: 'automatic', next: ['Pénalités', '5'], golden: true },
  },
  {
    name: 'titres-anglais',
    says: 'Word anglais : « Heading1 », numérotée « 1. »',
    piece: 'ccap',
    file: () =>
      wordFile({ body: shortCcap({ title: { style: 'Heading1' }, sub: { style: 'Heading2' } }), styles: englishStyles(1), numbering: englishLists() }),
    traits: { titles: shortTitles(true), sign: 'style', after: 'Objet du marché', numbering: 'automatic', next: ['Pièces et durée', '3'] },
  },
  {
    name: 'identifiants-numeriques',
    says: 'identifiants de style « 1 », « 2 », « a » : seul le nom dit ce qu’ils sont',
    piece: 'ccap',
    file: () => wordFile({ body: shortCcap({ title: { style: '1' }, sub: { style: '2' } }), styles: numericStyles() }),
    traits: { titles: shortTitles(false), sign: 'style', after: 'Pénalités', numbering: 'none', unusual: true },
  },
  {
    name: 'styles-herites',
    says: 'styles maison, titres seulement par héritage ou par niveau de plan du style ; corps d’un autre style que Normal',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: shortCcap({ title: { style: 'ArticleMaison' }, sub: { style: 'SousArticle' }, text: { style: 'Corps' } }),
        styles: inheritedStyles(),
      }),
    traits: { titles: shortTitles(false), after: 'Prix et règlement', numbering: 'none', golden: true },
  },
  {
    name: 'niveau-de-plan-direct',
    says: 'aucun style de titre : le niveau de plan est posé sur le paragraphe',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: shortCcap({ title: { outline: 0, bold: true, keepNext: true }, sub: { outline: 1, italics: true } }),
        styles: frenchStyles(),
      }),
    traits: { titles: shortTitles(false), sign: 'outline-level', after: 'Prix et règlement', numbering: 'none' },
  },
  {
    name: 'liste-de-titres',
    says: 'titres en gras d’une liste « Article 1 – » posée sur le paragraphe, sans style',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: shortCcap({ title: { list: [5, 0], bold: true }, sub: { list: [5, 1], bold: true } }),
        styles: frenchStyles(),
        numbering: directLists(),
      }),
    traits: { titles: shortTitles(true), sign: 'list', after: 'Prix et règlement', numbering: 'automatic', next: ['Pénalités', '5'], golden: true },
  },
  {
    name: 'articles-tapes',
    says: '« Article 3 – … » tapés à la main, sans style',
    piece: 'ccap',
    file: () => wordFile({ body: flatBody((rank, title) => p(`Article ${rank} – ${title}`)), styles: frenchStyles() }),
    traits: { titles: flat, sign: 'typed', after: 'Article 3', numbering: 'typed', golden: true },
  },
  {
    name: 'articles-majuscules',
    says: '« ARTICLE 12 » en gras et souligné à partir de 8, numéro séparé par deux points',
    piece: 'ccap',
    file: () => wordFile({ body: flatBody((rank, title) => p(`ARTICLE ${rank + 7} : ${title.toUpperCase()}`, { bold: true })), styles: frenchStyles() }),
    traits: {
      titles: SHORT_CCAP.map(({ title }, i): Title => [1, `${i + 8}`, title.toUpperCase()]),
      sign: 'typed',
      after: 'ARTICLE 10',
      numbering: 'typed',
    },
  },
  {
    name: 'articles-coupes',
    says: '« Article 2 » tapé en plusieurs morceaux, avec tabulation et espace insécable',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: flatBody((rank, title) =>
          p(`Article ${rank}.\u00a0\t${title}`, { bold: true }).replace('Article ', 'Art</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">icle '),
        ),
        styles: frenchStyles(),
      }),
    traits: { titles: flat, sign: 'typed', after: 'Article 4', numbering: 'typed' },
  },
  {
    name: 'sans-titre',
    says: 'aucun titre : deux pages de texte',
    piece: 'ae',
    file: () => wordFile({ body: [OBJECT, PRICE, DURATION, PENALTY, TERMINATION, DISPUTE].map((line) => p(line)).join(''), styles: frenchStyles() }),
    traits: { titles: [], after: PRICE.slice(0, 40), numbering: 'none' },
  },
  {
    name: 'un-paragraphe',
    says: 'un seul paragraphe, aucun style',
    piece: 'ae',
    file: () => wordFile({ body: p(OBJECT) }),
    traits: { titles: [], after: null, numbering: 'none', unusual: true },
  },
  {
    name: 'sans-normal',
    says: 'ni « Normal » ni titre dans les styles ; articles tapés',
    piece: 'ccap',
    file: () => wordFile({ body: flatBody((rank, title) => p(`Article ${rank} : ${title}`, { bold: true })), styles: bareStyles() }),
    traits: { titles: flat, sign: 'typed', after: 'Article 2', numbering: 'typed' },
  },
  {
    name: 'numerotation-romaine',
    says: 'titres « I. », sous-titres « I.A », chiffres romains et lettres',
    piece: 'rc',
    file: () =>
      wordFile({
        body: shortCcap(FRENCH),
        styles: frenchStyles(1),
        numbering: numberingXml([
          {
            id: 1,
            levels: [
              { format: 'upperRoman', text: '%1.', style: 'Titre1' },
              { format: 'upperLetter', text: '%1.%2', style: 'Titre2' },
              { format: 'decimal', text: '%3)', style: 'Titre3' },
            ],
          },
        ]),
      }),
    traits: { after: 'Pièces et durée', numbering: 'automatic', next: ['Prix et règlement', 'IV'], atLeast: 7 },
  },
  {
    name: 'normal-seul',
    says: 'styles écrits au plus court, polices portées par chaque morceau de texte',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: shortCcap({
          title: { style: 'Titre1', font: 'Liberation Sans', size: 24 },
          sub: { style: 'Titre2', font: 'Liberation Sans', size: 22 },
          text: { font: 'Liberation Serif', size: 20, align: 'both' },
        }),
        styles: stylesXml([
          { id: 'Normal', name: 'Normal', isDefault: true },
          { id: 'Titre1', name: 'heading 1', basedOn: 'Normal', level: 0, bold: true },
          { id: 'Titre2', name: 'heading 2', basedOn: 'Normal', level: 1, bold: true },
        ]),
      }),
    traits: { titles: shortTitles(false), sign: 'style', after: 'Prix et règlement', numbering: 'none', golden: true },
  },
  {
    name: 'titres-composes',
    says: 'titres avec lien, contrôle de contenu en ligne, saut de ligne, tabulation et saut de page ; « Article 1er » tapé par-dessus un style',
    piece: 'rc',
    file: () =>
      wordFile({
        body: [
          around(r('Article 1er : ') + r('Objet'), { style: 'Titre1' }),
          p(OBJECT),
          around(`<w:hyperlink w:anchor="prix" w:history="1">${r('Article 2 : Prix')}</w:hyperlink>`, { style: 'Titre1' }),
          p(PRICE),
          around(`${r('Article 3 : ')}<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>${r('Durée')}</w:sdtContent></w:sdt>`, {
            style: 'Titre1',
            keepNext: true,
          }),
          p(DURATION),
          around(`<w:r><w:br w:type="page"/></w:r>${r('Article 4 : Pénalités')}`, { style: 'Titre1' }),
          p(PENALTY),
        ].join(''),
        styles: frenchStyles(),
      }),
    traits: {
      titles: [
        [1, '1', 'Objet'],
        [1, '2', 'Prix'],
        [1, '3', 'Durée'],
        [1, '4', 'Pénalités'],
      ],
      after: 'Article 4',
      numbering: 'typed',
    },
  },
];
