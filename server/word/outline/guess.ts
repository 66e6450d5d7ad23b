/** Which piece of a consultation a file looks like, from its first lines, then from the words that only one piece uses. */
import { foldFrench } from '#shared/typography.ts';
import type { Piece } from '#shared/api/clauses.ts';
import type { WordFile } from './model.ts';

type Sign = { piece: Piece; title: RegExp; words: readonly RegExp[] };

/** Read in folded words: « Règlement de l’appel d’offres » is « reglement de appel offres », « C.C.A.P. » is « c c a p ». */
const SIGNS: readonly Sign[] = [
  {
    piece: 'rc',
    title: /\breglement (?:de (?:la )?)?(?:consultation|candidature|concours|appel offres)\b|^r ?c\b|\br c$/,
    words: [
      /remise des (?:offres|plis)/,
      /criteres? (?:attribution|de jugement|de selection)/,
      /presentation des (?:candidatures|offres)/,
      /date limite de (?:reception|remise)/,
    ],
  },
  {
    piece: 'ccap',
    title: /\bcahier des clauses (?:administratives )?particulieres|\bcahier des clauses administratives|\bc ?c ?a ?p\b|^c ?c ?p\b/,
    words: [
      /penalites? (?:de retard|pour)/,
      /derogations? (?:au|aux) /,
      /(?:variation|revision) des prix/,
      /\bresiliation/,
      /retenue de garantie/,
      /\bavance\b/,
    ],
  },
  {
    piece: 'cctp',
    title: /\bcahier des clauses techniques|\bc ?c ?t ?p\b|\bprogramme technique/,
    words: [/mise en oeuvre/, /prescriptions? techniques?/, /normes? (?:nf|en|iso)\b/, /caracteristiques? techniques?/, /\bmateriaux/],
  },
  {
    piece: 'ae',
    title: /\bacte engagement\b|^a ?e\b|\battri ?1\b/,
    words: [
      /je soussigne|nous soussignes/,
      /\bengage(?:ons)? sans reserve|\bme engage|\bengage\b.*\bexecuter/,
      /compte bancaire|\biban\b/,
      /montant (?:hors taxe|de offre)/,
    ],
  },
  {
    piece: 'avis',
    title: /\bavis (?:appel public|de marche|de concession|de pre ?information|attribution)|\baapc\b/,
    words: [/date envoi (?:du present )?avis/, /\bcode cpv/, /\bboamp\b|\bjoue\b/],
  },
  { piece: 'annexe', title: /^annexe\b/, words: [] },
];

const LEAD_CHARACTERS = 2_500;
const TITLE_LINES = 40;

/** Lines of the first page, cut short: a title page names the piece before it speaks of the others. */
function titlePage(paragraphs: WordFile['paragraphs']): string[] {
  const lines: string[] = [];
  let characters = 0;
  for (const { text } of paragraphs) {
    if (text.trim() === '') continue;
    const line = foldFrench(text);
    characters += line.length;
    if (lines.length >= TITLE_LINES || characters > LEAD_CHARACTERS) break;
    if (line.length <= 120) lines.push(line);
  }
  return lines;
}

function firstCharacters(paragraphs: WordFile['paragraphs'], most: number): string {
  let text = '';
  for (const paragraph of paragraphs) {
    if (text.length > most) break;
    text += `${paragraph.text} `;
  }
  return text;
}

/** The piece, or null when nothing tells. */
export function guessPiece({ paragraphs, blocks }: Pick<WordFile, 'paragraphs' | 'blocks'>): Piece | null {
  for (const line of titlePage(paragraphs)) {
    const sign = SIGNS.find(({ title }) => title.test(line));
    if (sign) return sign.piece;
  }
  const titles = foldFrench(blocks.map(({ heading, text }) => (heading ? text : '')).join(' '));
  const body = foldFrench(firstCharacters(paragraphs, 100_000));
  const scores = SIGNS.map(({ piece, words }) => ({
    piece,
    score: words.reduce((sum, word) => sum + (word.test(titles) ? 2 : 0) + (word.test(body) ? 1 : 0), 0),
  })).toSorted((a, b) => b.score - a.score);
  const [first, second] = scores;
  return first && first.score >= 4 && first.score > (second?.score ?? 0) ? first.piece : null;
}
