/**
 * The rules of a public consultation: where it stands on a day, what a comment sent from the page must be, what its code reads like, what is
 * counted at the end, what the track of the consulted keeps of it. Pure: days and identifiers are given. A public consultation is nowhere asked of
 * a scheme by article L. 2111-3 of the Code de la commande publique: nothing here says it is.
 */
import {
  type Participation,
  PARTICIPATION_QUALITIES,
  type ParticipationAnswer,
  type ParticipationComment,
  type ParticipationOutcome,
  type ParticipationPlace,
  type ParticipationQuality,
  type ParticipationReason,
  type ParticipationStage,
  type ParticipationState,
  type ParticipationVoice,
} from '../api/participations.ts';
import type { Consulted } from '../api/rounds.ts';
import { parisTime } from '../audit/days.ts';
import type { Day } from '../days.ts';
import type { FieldFault } from '../errors.ts';
import { counted, formatDay, formatNumber } from '../format.ts';
import { LIMITS } from '../limits.ts';

export const STAGE_LABELS: Record<ParticipationStage, string> = { upcoming: 'À venir', open: 'En cours', closed: 'Close', withdrawn: 'Retirée' };
export const STATE_LABELS: Record<ParticipationState, string> = { waiting: 'À modérer', accepted: 'Publié', refused: 'Refusé', duplicate: 'Doublon' };
export const QUALITY_LABELS: Record<ParticipationQuality, string> = {
  resident: 'Habitant',
  company: 'Entreprise',
  inclusive: 'SIAE, ESAT ou entreprise adaptée',
  association: 'Association',
  agent: 'Agent public',
  other: 'Autre',
};
export const REASON_LABELS: Record<ParticipationReason, string> = {
  'off-topic': 'Hors du sujet de la consultation',
  insulting: 'Injurieux, diffamatoire ou discriminatoire',
  'names-somebody': 'Nomme une personne ou donne ses coordonnées',
  advertising: 'Publicité ou démarchage',
  unlawful: 'Contraire à la loi pour une autre raison',
  unreadable: 'Illisible ou vide de sens',
};
export const OUTCOME_LABELS: Record<ParticipationOutcome, string> = { taken: 'Pris en compte', 'set-aside': 'Non retenu', answered: 'Simple réponse' };
/** Where a comment stands: erased at its author’s request, it neither waits nor is published any more; a refused one loses its words and stays refused. */
export type Standing = Pick<ParticipationComment, 'state' | 'erasedAt'>;
export const isTakenBack = ({ state, erasedAt }: Standing): boolean => state !== 'refused' && erasedAt !== null;
export const stateLabel = (comment: Standing): string => (isTakenBack(comment) ? 'Effacé' : STATE_LABELS[comment.state]);
export const UNSAID = 'Non précisé';
export const WHOLE_TEXT = 'Ensemble du texte';
/** What the buyer has to write, and has not. */
export const TO_COMPLETE = 'À compléter par l’organisme';

/**
 * Said beside the gesture that opens one. Article L. 2111-3 as it stands since 25 October 2023: what the scheme holds and how it is made public;
 * not a word on consulting the public beforehand.
 */
export const NOT_ASKED =
  'L’article L. 2111-3 du Code de la commande publique, dans sa version en vigueur depuis le 25 octobre 2023, n’impose pas de consulter le public avant d’adopter le schéma. Il demande de le rendre public ensuite. Cette consultation est un choix de l’organisme.';

type Timed = Pick<Participation, 'opensOn' | 'closesOn' | 'closedAt' | 'withdrawnAt'>;

/** Open from the first day to the last, both included. */
export function stageOf({ opensOn, closesOn, closedAt, withdrawnAt }: Timed, today: Day): ParticipationStage {
  if (withdrawnAt !== null) return 'withdrawn';
  if (closedAt !== null || today > closesOn) return 'closed';
  return today < opensOn ? 'upcoming' : 'open';
}

/** The last day on which one could write, or can. */
export function endOf({ closesOn, closedAt, withdrawnAt }: Omit<Timed, 'opensOn'>): Day {
  const cut = [closedAt, withdrawnAt].flatMap((at) => (at === null ? [] : [parisTime(at).slice(0, 10)]));
  return [closesOn, ...cut].sort()[0] ?? closesOn;
}

export const placeTitle = (places: readonly ParticipationPlace[], place: string): string =>
  place === '' ? WHOLE_TEXT : (places.find(({ id }) => id === place)?.title ?? 'Passage retiré');
export const qualityLabel = (quality: ParticipationQuality | null): string => (quality === null ? UNSAID : QUALITY_LABELS[quality]);

const isQuality = (value: string): value is ParticipationQuality => PARTICIPATION_QUALITIES.some((quality) => quality === value);
/** One line, without what a page cannot show nor a reader see. */
const oneLine = (value: string): string => value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
/** Lines kept; no control sign, no direction turned around, no pile of accents, three empty lines at most. */
const lines = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/g, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();

/** As the form sends it: every field is a text, one that is missing is empty. */
export type VoiceForm = Record<'place' | 'quote' | 'text' | 'quality' | 'name' | 'nameShown', string>;

export const SHORTEST_TEXT = 10;

/** What was sent, cleaned, and what is to be corrected in it. */
export function readVoice(form: VoiceForm, places: readonly ParticipationPlace[]): { voice: ParticipationVoice; faults: FieldFault[] } {
  const quality = isQuality(form.quality) ? form.quality : null;
  const name = oneLine(form.name);
  const voice = { place: form.place, quote: oneLine(form.quote), text: lines(form.text), quality, name, nameShown: name !== '' && form.nameShown === 'oui' };
  const tooLong = (path: string, value: string, most: number, what: string): FieldFault[] =>
    value.length > most
      ? [
          {
            path,
            message: `${what} fait ${formatNumber(value.length)} caractères\u202f: ${formatNumber(most)} au plus. Raccourcissez-le, puis envoyez de nouveau.`,
          },
        ]
      : [];
  return {
    voice,
    faults: [
      ...(form.place === '' || places.some(({ id }) => id === form.place)
        ? []
        : [{ path: 'place', message: 'Ce passage n’est pas dans le texte soumis à consultation. Choisissez-en un dans la liste.' }]),
      ...(form.quality === '' || quality !== null
        ? []
        : [{ path: 'quality', message: 'Choisissez dans la liste à quel titre vous écrivez, ou laissez vide.' }]),
      ...(voice.text.length < SHORTEST_TEXT ? [{ path: 'text', message: `Écrivez votre avis\u202f: ${SHORTEST_TEXT} caractères au moins.` }] : []),
      ...tooLong('text', voice.text, LIMITS.participationText, 'Votre avis'),
      ...tooLong('quote', voice.quote, LIMITS.participationQuote, 'Le passage recopié'),
      ...tooLong('name', voice.name, LIMITS.participationName, 'Le nom'),
    ],
  };
}

/** Thirty-two signs, none taken for another. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Five bits a byte: as many signs as bytes given. */
export const signsOf = (bytes: Uint8Array): string => [...bytes].map((byte) => SIGNS[byte & 31] ?? '0').join('');
export const RECEIPT_SIGNS = 16;
/** « 7K3M-9QXA-T4BV-01ZC ». */
export const receiptText = (code: string): string => (code.toUpperCase().match(/.{1,4}/g) ?? []).join('-');
/** A code as somebody types it; null when it cannot be one. */
export function typedReceipt(typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replace(/[\s–—-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
  return code.length === RECEIPT_SIGNS && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}

export type ParticipationSummary = {
  received: number;
  accepted: number;
  refused: number;
  duplicate: number;
  waiting: number;
  erased: number;
  /** Comments published, by passage in the order of the text, by quality in the order of the form; those with none are left out. */
  byPlace: { title: string; accepted: number; taken: number }[];
  byQuality: { title: string; accepted: number }[];
  /** Why those refused were, by how many. */
  byReason: { title: string; refused: number }[];
  /** Comments by what they were answered; `none`: published, without an answer. */
  byOutcome: Record<ParticipationOutcome | 'none', number>;
  taken: ParticipationAnswer[];
};

/** What is counted of a consultation: nothing refused is quoted. */
export function summarise(
  places: readonly ParticipationPlace[],
  all: readonly Pick<ParticipationComment, 'place' | 'quality' | 'state' | 'reason' | 'answerId' | 'erasedAt'>[],
  answers: readonly ParticipationAnswer[],
): ParticipationSummary {
  const comments = all.filter((comment) => !isTakenBack(comment));
  const inState = (state: ParticipationState): number => comments.filter((comment) => comment.state === state).length;
  const accepted = comments.filter(({ state }) => state === 'accepted');
  const outcomes = new Map(answers.map(({ id, outcome }) => [id, outcome]));
  const outcomeOf = ({ answerId }: { answerId: string | null }): ParticipationOutcome | null => outcomes.get(answerId ?? '') ?? null;
  const with_ = (outcome: ParticipationOutcome | null): number => accepted.filter((comment) => outcomeOf(comment) === outcome).length;
  const reasons = new Set(comments.flatMap(({ reason }) => reason ?? []));
  return {
    ...{ received: all.length, erased: all.length - comments.length, accepted: accepted.length },
    ...{ refused: inState('refused'), duplicate: inState('duplicate'), waiting: inState('waiting') },
    byPlace: [{ id: '', title: WHOLE_TEXT }, ...places].flatMap(({ id, title }) => {
      const here = accepted.filter(({ place }) => place === id);
      return here.length === 0 ? [] : [{ title, accepted: here.length, taken: here.filter((comment) => outcomeOf(comment) === 'taken').length }];
    }),
    byQuality: [...PARTICIPATION_QUALITIES, null].flatMap((quality) => {
      const count = accepted.filter((comment) => comment.quality === quality).length;
      return count === 0 ? [] : [{ title: qualityLabel(quality), accepted: count }];
    }),
    byReason: [...reasons].map((reason) => ({ title: REASON_LABELS[reason], refused: comments.filter((comment) => comment.reason === reason).length })),
    byOutcome: { taken: with_('taken'), 'set-aside': with_('set-aside'), answered: with_('answered'), none: with_(null) },
    taken: answers.filter(({ outcome, numbers }) => outcome === 'taken' && numbers.length > 0),
  };
}

/** « Avis n° 2, 5 et 9 ». */
export function numbersText(numbers: readonly number[]): string {
  const last = numbers.at(-1);
  const head = numbers.slice(0, -1).join(', ');
  return `${numbers.length > 1 ? 'Avis n°s' : 'Avis n°'}\u00a0${head === '' ? '' : `${head} et `}${last ?? ''}`;
}

/** What the chapter « Concertation » can say of it. */
export function outcomeText({ received, accepted, byQuality, byOutcome, taken }: ParticipationSummary, takesComments: boolean): string {
  if (!takesComments && received === 0) return 'Texte donné à lire, sans recueil d’avis.';
  const qualities = byQuality.map(({ title, accepted: count }) => `${title.toLowerCase().replace(/^siae, esat/, 'SIAE, ESAT')}\u202f: ${count}`).join(' ; ');
  const became = [
    ...(byOutcome.taken > 0 ? [counted(byOutcome.taken, 'pris en compte', 'pris en compte')] : []),
    ...(byOutcome['set-aside'] > 0 ? [counted(byOutcome['set-aside'], 'non retenu', 'non retenus')] : []),
    ...(byOutcome.answered > 0 ? [counted(byOutcome.answered, 'avec une réponse', 'avec une réponse')] : []),
    ...(byOutcome.none > 0 ? [counted(byOutcome.none, 'sans réponse', 'sans réponse')] : []),
  ];
  const sentences = [
    `${counted(received, 'avis reçu', 'avis reçus')}, ${counted(accepted, 'publié', 'publiés')}${qualities === '' ? '' : ` (${qualities})`}.`,
    ...(accepted > 0 ? [`Parmi eux, ${became.join(', ')}.`] : []),
    ...taken.map(({ heldIn, text }) => `Pris en compte (${heldIn})${text === '' ? '.' : `\u202f: ${text}`}`),
  ];
  return sentences.join('\n').replace(/ ; /g, '\u202f; ').slice(0, LIMITS.longText);
}

/** A consultation that ended, as a line of the track; null before, and for one taken away before its first day. */
export function consultedParticipation(
  { id, title, opensOn, takesComments, ...timed }: Pick<Participation, 'id' | 'title' | 'takesComments'> & Timed,
  summary: ParticipationSummary,
  today: Day,
): Consulted | null {
  const stage = stageOf({ opensOn, ...timed }, today);
  if (stage === 'upcoming' || stage === 'open') return null;
  const end = endOf(timed);
  if (end < opensOn) return null;
  return {
    id: `participation-${id}`.slice(0, 80),
    origin: 'public',
    roundId: null,
    who: 'Le public',
    how: `Consultation publique du ${formatDay(opensOn)} au ${formatDay(end)}\u202f: ${title}`.slice(0, LIMITS.shortText),
    on: end,
    outcome: outcomeText(summary, takesComments),
  };
}
