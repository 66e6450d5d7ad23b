/** Whether a text fixes a volume of insertion hours: « 800 heures », « [Volume d’heures] », a rate or a slice. */
import { about, type PieceReading } from './reading.ts';

const HOURS = /\b\d+ (?:h|heures?)\b|\bvolume (?:\w+ ){0,4}heures\b|\bheures par tranche\b|\b\d+ % (?:\w+ ){0,4}heures\b/;
const INSERTION = /\b(?:insertion|clauses? sociales?|publics? eligibles?|eloignee?s? de emploi)\b/;

/** An opening hour or a delay elsewhere in the piece is no volume. */
export const hasWrittenVolume = ({ sentences }: PieceReading): boolean =>
  sentences.some((sentence) => HOURS.test(sentence.folded) && about(sentence, INSERTION));
