/** The texts of a piece that no file received: one paper a piece, to be taken over by hand. */
import { type Piece, PIECES } from '../api/clauses.ts';
import type { TenderClause } from '../api/tender-clauses.ts';
import { pieceLabel } from '../labels.ts';
import { callout, cell, chapter, column, section, strong } from '../scheme/document/helpers.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { footerOf, leadOf, lotTitle, type PaperMaterials, sure } from './materials.ts';
import { type Paper, typeset } from './paper.ts';
import { isConcession } from '../tender/names.ts';
import { pieceShort } from './words.ts';

export type PieceText = { clause: TenderClause; text: TenderClause['texts'][number] };
/** A clause that a plan puts in a file of this piece, for one lot. */
export type PlannedText = { piece: Piece; slug: string; lotId: string };

/** Texts that each piece needs and that no plan puts in a file, nor the same words for another lot; pieces in the usual order, empty ones left out. */
export function textsLeft(clauses: readonly TenderClause[], planned: readonly PlannedText[]): { piece: Piece; texts: PieceText[] }[] {
  const put = new Set(planned.map(({ piece, slug, lotId }) => `${piece} ${slug} ${lotId}`));
  const all = clauses.flatMap((clause) => clause.texts.map((text) => ({ clause, text })));
  const isPut = ({ clause, text }: PieceText): boolean => put.has(`${text.piece} ${clause.slug} ${clause.lotId}`);
  const wordsOf = ({ clause, text }: PieceText): string => `${text.piece} ${clause.slug} ${text.text}`;
  const said = new Set(all.filter(isPut).map(wordsOf));
  const left = all.filter((one) => !isPut(one) && !said.has(wordsOf(one)));
  return PIECES.map((piece) => ({ piece, texts: left.filter(({ text }) => text.piece === piece) })).filter(({ texts }) => texts.length > 0);
}

/** The last article of the CCAP: what departs from the CCAG, each line once (R. 2112-3). */
function derogationNodes(texts: readonly PieceText[]): DocumentNode[] {
  const lines = new Map(texts.flatMap(({ clause }) => clause.derogations).map((line) => [`${line.article} ${line.ccag} ${line.text}`, line]));
  if (lines.size === 0) return [];
  return [
    chapter('derogations', 'Dérogations au CCAG', ''),
    callout('source', 'À récapituler au dernier article de votre CCAP.'),
    {
      kind: 'table',
      caption: '',
      columns: [column('Article du CCAG', 24), column('Dérogation', 60), column('Confiance', 16)],
      rows: [...lines.values()].map(({ article, ccag, text, confidence }) => [
        strong(/^\d/.test(article) ? `${ccag}, art. ${article}` : `${ccag}, article ${article}`),
        cell(text),
        cell(sure(confidence)),
      ]),
    },
  ];
}

export const piecePaper = (materials: PaperMaterials, piece: Piece, texts: readonly PieceText[]): Paper =>
  typeset({
    title: `${pieceShort(piece, materials.tender)} – textes à reprendre`,
    lead: leadOf(materials),
    footer: footerOf(materials),
    nodes: [
      callout('info', `${pieceLabel(piece, isConcession(materials.tender))} : textes remplis, à copier dans votre pièce. Ce qui reste à remplir est surligné.`),
      ...materials.tender.lots.flatMap((lot): DocumentNode[] => {
        const mine = texts.filter(({ clause }) => clause.lotId === lot.id);
        if (mine.length === 0) return [];
        return [
          chapter(`lot-${lot.id}`, lotTitle(materials.tender, lot), ''),
          ...mine.flatMap(({ clause, text }): DocumentNode[] => [
            section(`${lot.id}-${clause.slug}`, clause.title, 2, false),
            { kind: 'blocks', blocks: text.blocks },
          ]),
        ];
      }),
      ...(piece === 'ccap' ? derogationNodes(texts) : []),
    ],
  });
