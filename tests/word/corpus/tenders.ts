/** Long pieces, made of the chapters of `tender-words.ts` until they have the wanted number of paragraphs. */
import type { CorpusFile } from './model.ts';
import { DECLARATION, type FileSpec, LANDSCAPE, NAMESPACES, p, PAGE, section, table, wordFile } from './kit.ts';
import { frenchLists, frenchStyles } from './styles.ts';
import { BUYER } from './sentences.ts';
import { AE, CCAP, CCTP, type Chapter, RC } from './tender-words.ts';

const LOT_ROWS = [
  ['Lot', 'Objet', 'Durée', 'Montant estimé hors taxe'],
  ['1', 'Gros œuvre et démolitions', '6 mois', '640 000 €'],
  ['2', 'Menuiseries extérieures', '4 mois', '310 000 €'],
  ['3', 'Chauffage et ventilation', '8 mois', '455 000 €'],
];

/** Every way of dressing a long piece: titles and sub-titles. */
export type Dress = { title: (rank: number, text: string) => string; sub: (rank: number, inner: number, text: string) => string; list: number };

export const STYLED: Dress = {
  title: (_rank, text) => p(text, { style: 'Titre1' }),
  sub: (_rank, _inner, text) => p(text, { style: 'Titre2' }),
  list: 2,
};
/** As many buyers still do: typed, bold, no style. */
export const TYPED: Dress = {
  title: (rank, text) => p(`ARTICLE ${rank} – ${text.toUpperCase()}`, { bold: true }),
  sub: (rank, inner, text) => p(`${rank}.${inner} ${text}`, { bold: true }),
  list: 2,
};

/** Blocks of the body: chapters in turn, numbered names for their repeats, about `count` paragraphs. */
export function longBody(chapters: readonly Chapter[], count: number, dress: Dress): string {
  const blocks: string[] = [];
  for (let rank = 1; blocks.length < count; rank += 1) {
    const chapter = chapters[(rank - 1) % chapters.length];
    if (!chapter) break;
    const turn = Math.floor((rank - 1) / chapters.length);
    blocks.push(dress.title(rank, turn === 0 ? chapter.title : `${chapter.title}, tranche ${turn + 1}`));
    for (const [inner, name] of chapter.subs.entries()) {
      blocks.push(dress.sub(rank, inner + 1, name));
      for (const sentence of chapter.sentences) blocks.push(p(sentence));
      if (inner === 0 && chapter.list) blocks.push(...chapter.list.map((line) => p(line, { style: 'Paragraphedeliste', list: [dress.list, 0] })));
    }
    if (rank % 5 === 1) blocks.push(table(LOT_ROWS), p(''));
  }
  return blocks.join('');
}

const cover = (title: string): string =>
  [
    p(BUYER, { align: 'center', size: 28 }),
    p(title, { align: 'center', bold: true, size: 40 }),
    p('Rénovation énergétique du groupe scolaire des Tilleuls', { align: 'center', size: 28 }),
    p('Consultation n° 2027-014 (document d’essai)', { align: 'center', end: section(PAGE) }),
  ].join('');

const FURNITURE: FileSpec['parts'] = {
  'word/header1.xml': `${DECLARATION}<w:hdr ${NAMESPACES}>${p(`${BUYER} – consultation 2027-014`, { style: 'En-tte' })}</w:hdr>`,
  'word/footer1.xml': `${DECLARATION}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`,
};
const REFERENCES = '<w:headerReference w:type="default" r:id="rIdheader1"/><w:footerReference w:type="default" r:id="rIdfooter1"/>';

/** A whole long piece, with its cover, header and page numbers. */
export const longPiece = (title: string, chapters: readonly Chapter[], count: number, dress: Dress = STYLED): Uint8Array =>
  wordFile({
    body: cover(title) + longBody(chapters, count, dress),
    last: section(`${REFERENCES}${PAGE}`),
    styles: frenchStyles(dress === STYLED ? 1 : undefined),
    numbering: frenchLists('%1.'),
    parts: FURNITURE,
  });

export const TENDERS: readonly CorpusFile[] = [
  {
    name: 'ccap-travaux',
    says: 'CCAP de trois cents paragraphes, titres numérotés, tableaux, listes, en-têtes',
    piece: 'ccap',
    file: () => longPiece('Cahier des clauses administratives particulières', CCAP, 300),
    traits: {
      atLeast: 40,
      sign: 'style',
      after: 'Pénalités et retenues',
      numbering: 'automatic',
      next: ['Clauses de financement et de sûreté', '8'],
      golden: true,
    },
  },
  {
    name: 'ccap-tape',
    says: 'le même CCAP, articles et sous-articles tapés à la main en gras',
    piece: 'ccap',
    file: () => longPiece('Cahier des clauses administratives particulières', CCAP, 300, TYPED),
    traits: { atLeast: 13, sign: 'typed', after: 'ARTICLE 6', numbering: 'typed', golden: true },
  },
  {
    name: 'rc-procedure-adaptee',
    says: 'règlement de la consultation de trois cents paragraphes',
    piece: 'rc',
    file: () => longPiece('Règlement de la consultation', RC, 300),
    traits: { atLeast: 40, sign: 'style', after: 'Jugement des offres', numbering: 'automatic', next: ['Remise des plis', '8'] },
  },
  {
    name: 'cctp-trois-lots',
    says: 'CCTP de trois cents paragraphes, un chapitre par lot',
    piece: 'cctp',
    file: () => longPiece('Cahier des clauses techniques particulières', CCTP, 300),
    traits: { atLeast: 40, sign: 'style', after: 'Lot 1', numbering: 'automatic', next: ['Lot 2 : menuiseries extérieures', '4'] },
  },
  {
    name: 'ae-travaux',
    says: 'acte d’engagement de trois cents paragraphes',
    piece: 'ae',
    file: () => longPiece('Acte d’engagement', AE, 300),
    traits: { atLeast: 40, sign: 'style', after: 'Prix', numbering: 'automatic', next: ['Durée et délais', '5'] },
  },
  {
    name: 'ccap-trois-lots',
    says: 'CCAP court de trois lots : couverture, annexe en paysage avec le tableau des lots',
    piece: 'ccap',
    file: () =>
      wordFile({
        body: [
          cover('Cahier des clauses administratives particulières – lots 1 à 3'),
          longBody(CCAP, 90, STYLED),
          p('Fin du cahier.', { end: section(`${REFERENCES}${PAGE}`) }),
          p('Annexe : répartition des lots', { style: 'Titre1' }),
          table(LOT_ROWS),
          p(''),
        ].join(''),
        last: section(`${REFERENCES}${LANDSCAPE}`),
        styles: frenchStyles(1),
        numbering: frenchLists('Article %1 –'),
        parts: FURNITURE,
      }),
    traits: { atLeast: 15, sign: 'style', after: 'Délais d’exécution', numbering: 'automatic', next: ['Pénalités et retenues', '7'] },
  },
];
