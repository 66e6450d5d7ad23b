/** The RC and the CCAP of an invented works purchase: the long pieces of the corpus, with the lots and the procedure of this one. */
import { longPiece } from '../word/corpus/tenders.ts';
import { CCAP, type Chapter, RC } from '../word/corpus/tender-words.ts';
import { LOTS as CORPUS_LOTS } from '../word/corpus/sentences.ts';
import type { WordFile } from './e2e-tender.ts';

const LOTS = 'Les travaux sont répartis en trois lots, qui font chacun l’objet d’un marché séparé : gros œuvre et menuiseries, espaces verts, ascenseur.';
const PARAGRAPHS = 150;

const ours = (sentence: string): string =>
  sentence === CORPUS_LOTS ? LOTS : sentence.replace('selon une procédure adaptée ouverte', 'selon la procédure de l’appel d’offres ouvert');
const chapters = (all: readonly Chapter[]): Chapter[] => all.map((chapter) => ({ ...chapter, sentences: chapter.sentences.map(ours) }));

export const RC_FILE: WordFile = { name: 'RC-Tilleuls.docx', data: longPiece('Règlement de la consultation', chapters(RC), PARAGRAPHS) };
export const CCAP_FILE: WordFile = {
  name: 'CCAP-Tilleuls.docx',
  data: longPiece('Cahier des clauses administratives particulières', chapters(CCAP), PARAGRAPHS),
};
