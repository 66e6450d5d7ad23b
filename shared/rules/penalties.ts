/** Insertion penalties in a text: the sentences that speak of them, and whether amount, warning and exemption are there (L28 to L30). */
import { find, type PieceReading, type Sentence } from './reading.ts';

const PENALTY = /\bpenalites?\b/;
const INSERTION = /\binsertion\b|\bheures? non (?:realisee?s?|effectuee?s?|executee?s?)\b|\baction sociale\b|\bclause sociale\b/;
const AMOUNT = /\b\d+(?: \d+)? (?:€|euros?)|\bpenalite (?:de|egale a) (?:\d|[a-z]+ fois|le montant|un montant)|\bfois le (?:smic|montant)\b/;
const WARNING = /\bmise? en demeure\b|\bmet(?:tra)? (?:\w+ ){0,3}en demeure\b/;
const EXEMPTION =
  /\b(?:exoner\w+|aucune penalite|pas (?:applique\w*|penalise\w*|due)|ni le facilitateur ni|ni acheteur ni|ni (?:\w+ ){0,2}facilitateur|carence|difficulte\w* signalee?s?|cause exterieure)\b/;

/** Sentences about insertion penalties, by their own words or their heading. */
const penaltySentences = (reading: PieceReading): Sentence[] =>
  find(reading, PENALTY, ({ folded, section, heading }) => !heading && (INSERTION.test(folded) || INSERTION.test(section))).map(({ sentence }) => sentence);

export type PenaltyText = { first: Sentence | null; figured: boolean; warned: boolean; exempted: boolean };

export function penaltyText(reading: PieceReading): PenaltyText {
  const sentences = penaltySentences(reading);
  const section = new Set(sentences.map((sentence) => sentence.section));
  const near = reading.sentences
    .filter((sentence) => section.has(sentence.section) || sentences.includes(sentence))
    .map(({ folded }) => folded)
    .join('\n');
  return {
    first: sentences[0] ?? null,
    figured: sentences.some(({ folded, text }) => AMOUNT.test(folded) || /pénalités?[^.]{0,60}\[[^\]]+\]/iu.test(text)),
    warned: WARNING.test(near),
    exempted: EXEMPTION.test(near),
  };
}

/** Largest « N € par heure » of the insertion penalties, in cents, with its sentence; null when none is written. */
export function hourlyPenalty(reading: PieceReading): { cents: number; sentence: Sentence; matched: string } | null {
  const all = penaltySentences(reading).flatMap((sentence) => {
    const match =
      /(\d{1,3}(?:[\s\u00a0\u202f]\d{3})*|\d+)(?:,(\d{1,2}))?[\s\u00a0\u202f]*(?:€|euros?)(?:\s+(?:HT|TTC))?\s+(?:par|pour chaque|\/)\s*(?:heure|h\b)/iu.exec(
        sentence.text,
      );
    return match?.[1] ? [{ cents: Number(match[1].replace(/\D/g, '')) * 100 + Number((match[2] ?? '').padEnd(2, '0')), sentence, matched: match[0] }] : [];
  });
  return all.sort((a, b) => b.cents - a.cents)[0] ?? null;
}
