/** Which piece of a consultation a file looks like, from its first lines, then from the words that only one piece uses. */
import type { Piece } from '#shared/api/clauses.ts';
import type { WordFile } from './model.ts';

type Sign = { piece: Piece; title: RegExp; words: readonly RegExp[] };

const SIGNS: readonly Sign[] = [
  {
    piece: 'rc',
    title: /\breglement (?:de la |de )?(?:consultation|candidature|concours)|\br\.?c\.?\s*$|^rc\b/,
    words: [
      /remise des (?:offres|plis)/,
      /criteres? (?:d.attribution|de jugement|de selection)/,
      /presentation des (?:candidatures|offres)/,
      /date limite de (?:reception|remise)/,
    ],
  },
  {
    piece: 'ccap',
    title: /\bcahier des clauses administratives|\bc\.?c\.?a\.?p\b|\bcahier des clauses particulieres|\bc\.?c\.?p\.?\b(?! art)/,
    words: [
      /penalites? (?:de retard|pour)/,
      /derogations? (?:au|aux) /,
      /variation des prix|revision des prix/,
      /resiliation/,
      /retenue de garantie/,
      /avance/,
    ],
  },
  {
    piece: 'cctp',
    title: /\bcahier des clauses techniques|\bc\.?c\.?t\.?p\b|\bprogramme technique/,
    words: [/mise en oeuvre/, /prescriptions? techniques?/, /normes? (?:nf|en|iso)/, /caracteristiques? techniques?/, /materiaux/],
  },
  {
    piece: 'ae',
    title: /\bacte d.engagement|\ba\.?e\.?\s*$|\battri ?1\b/,
    words: [/je soussigne|nous soussignes/, /m.engage/, /compte bancaire|iban/, /montant (?:hors taxe|de l.offre)/],
  },
  {
    piece: 'avis',
    title: /\bavis (?:d.appel public|de marche|de concession|de pre-?information|d.attribution)|\baapc\b/,
    words: [/date d.envoi (?:du present )?avis/, /code cpv/, /boamp|joue/],
  },
  { piece: 'annexe', title: /^annexe\b/, words: [] },
];

const LEAD_CHARACTERS = 2_500;
const TITLE_LINES = 40;

/** Lower case, without accents, straight apostrophes: « Règlement de l’appel » → « reglement de l'appel ». */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/œ/g, 'oe')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/** Lines of the first page, cut short: a title page names the piece before it speaks of the others. */
function titlePage(paragraphs: WordFile['paragraphs']): string[] {
  const lines: string[] = [];
  let characters = 0;
  for (const { text } of paragraphs) {
    if (text.trim() === '') continue;
    const line = foldText(text);
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
  const titles = foldText(blocks.map(({ heading, text }) => (heading ? text : '')).join(' · '));
  const body = foldText(firstCharacters(paragraphs, 100_000));
  const scores = SIGNS.map(({ piece, words }) => ({
    piece,
    score: words.reduce((sum, word) => sum + (word.test(titles) ? 2 : 0) + (word.test(body) ? 1 : 0), 0),
  })).toSorted((a, b) => b.score - a.score);
  const [first, second] = scores;
  return first && first.score >= 4 && first.score > (second?.score ?? 0) ? first.piece : null;
}
