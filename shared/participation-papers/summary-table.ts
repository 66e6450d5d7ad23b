/** Every comment as a table: one line each, refused ones with their reason and without their words. */
import type { ParticipationAnswer, ParticipationComment, ParticipationPlace } from '../api/participations.ts';
import type { CsvCells } from '../csv.ts';
import { OUTCOME_LABELS, placeTitle, qualityLabel, REASON_LABELS, stateLabel } from '../scheme/participation.ts';

const HEADER: CsvCells = [
  'Numéro',
  'Reçu le',
  'Passage',
  'Phrase concernée',
  'Avis',
  'À titre de',
  'Nom, s’il est publié',
  'État',
  'Motif du refus',
  'Doublon de',
  'Suite',
  'Où dans le schéma',
  'Réponse',
];

export const summaryTable = (
  places: readonly ParticipationPlace[],
  comments: readonly ParticipationComment[],
  answers: readonly ParticipationAnswer[],
): CsvCells[] => [
  HEADER,
  ...comments.map((comment): CsvCells => {
    const answer = answers.find(({ id }) => id === comment.answerId);
    const isRefused = comment.state === 'refused';
    return [
      comment.number,
      comment.receivedOn,
      placeTitle(places, comment.place),
      isRefused ? '' : comment.quote,
      isRefused ? '' : comment.text,
      qualityLabel(comment.quality),
      comment.nameShown && !isRefused ? comment.name : '',
      stateLabel(comment),
      comment.reason === null ? '' : REASON_LABELS[comment.reason],
      comment.duplicateOf ?? '',
      answer ? OUTCOME_LABELS[answer.outcome] : '',
      answer?.heldIn ?? '',
      answer?.text ?? '',
    ];
  }),
];
