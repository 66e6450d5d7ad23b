/**
 * A session in a room, as a state machine: ask → show → ask → … → end. Promises: pure; a correction and the counts of a
 * question exist only once it is shown; a step asked for a question that is no longer in hand changes nothing.
 */
import type { LegalReference } from '../api/references.ts';
import type { RoomState, RoomStep } from '../api/rooms.ts';
import type { Answer, AskedQuestion, Correction } from '../api/training.ts';
import { LIMITS } from '../limits.ts';
import type { DrawnQuestion } from './drawn.ts';
import { correctionOf, isRight } from './mark.ts';

/** `position`: from 1; 0 before the first question; once done, how many were shown. */
export type RoomProgress = { state: RoomState; position: number };
export type RoomQuestions = RoomProgress & { questions: readonly DrawnQuestion[] };
export type Answers = Readonly<Record<string, Answer>>;

/** A question left without its answer was not played. */
const ended = ({ state, position }: RoomProgress): RoomProgress => ({ state: 'done', position: state === 'asking' ? position - 1 : position });

/**
 * @param index the question the trainer saw: a double click, or a second screen, is `moved`
 * @returns what comes next; `over` for a session that ended; `moved` when the step does not come now
 */
export function nextStep({ state, position, questions }: RoomQuestions, step: RoomStep, index: number): RoomProgress | 'over' | 'moved' {
  if (state === 'done') return 'over';
  if (index !== position) return 'moved';
  if (step === 'end') return ended({ state, position });
  if (step === 'show') return state === 'asking' ? { state: 'showing', position } : 'moved';
  return state !== 'asking' && position < questions.length ? { state: 'asking', position: position + 1 } : 'moved';
}

/** A room left open ends by itself. */
export function settled<R extends RoomProgress & { openedAt: string }>(room: R, now: string): R {
  const late = Date.parse(now) - Date.parse(room.openedAt) >= LIMITS.roomHours * 3_600_000;
  return late && room.state !== 'done' ? { ...room, ...ended(room) } : room;
}

/** The question in hand; null before the first and after the end. */
export const inHand = ({ state, position, questions }: RoomQuestions): DrawnQuestion | null =>
  state === 'asking' || state === 'showing' ? (questions[position - 1] ?? null) : null;

/** Questions whose answer was shown: the only ones that count, for nobody learns before. */
export const shown = ({ state, position, questions }: RoomQuestions): readonly DrawnQuestion[] =>
  questions.slice(0, state === 'asking' ? position - 1 : position);

const given = (answers: Answers, { asked }: DrawnQuestion): Answer | null => answers[asked.id] ?? null;

/** Right, wrong, or null for no answer. */
export function verdict(answers: Answers, question: DrawnQuestion): boolean | null {
  const answer = given(answers, question);
  return answer && isRight(question, answer);
}

export const rightAnswers = (room: RoomQuestions, answers: Answers): number => shown(room).filter((question) => verdict(answers, question) === true).length;

const choicesOf = (asked: AskedQuestion): string[] => {
  switch (asked.kind) {
    case 'single':
    case 'multiple':
      return asked.options.map(({ id }) => id);
    case 'fault':
      return asked.paragraphs.map(({ id }) => id);
    case 'place':
      return asked.outline.map(({ id }) => id);
    default:
      return [];
  }
};

export type Tally = { answered: number; counts: { id: string; count: number }[]; rightCount: number };

/** How many answered the question in hand; what they picked, once it is shown. */
export function tally(room: RoomQuestions, players: readonly { answers: Answers }[]): Tally {
  const question = inHand(room);
  if (!question) return { answered: 0, counts: [], rightCount: 0 };
  const answers = players.flatMap((player) => given(player.answers, question) ?? []);
  if (room.state !== 'showing') return { answered: answers.length, counts: [], rightCount: 0 };
  return {
    answered: answers.length,
    counts: choicesOf(question.asked).map((id) => ({ id, count: answers.filter(({ choice }) => choice?.includes(id)).length })),
    rightCount: answers.filter((answer) => isRight(question, answer)).length,
  };
}

/** How many answered each question that was shown, and how many were right. */
export const scores = (room: RoomQuestions, players: readonly { answers: Answers }[]): { prompt: string; right: number; answered: number }[] =>
  shown(room).map((question) => {
    const verdicts = players.map(({ answers }) => verdict(answers, question)).filter((right) => right !== null);
    return { prompt: question.asked.prompt, right: verdicts.filter(Boolean).length, answered: verdicts.length };
  });

type Now = { state: RoomState; index: number; total: number; question: AskedQuestion | null; correction: Correction | null };

/** What everybody sees of the moment; `own`: the answer of who looks, which the correction judges. */
export function roomNow(room: RoomQuestions, references: ReadonlyMap<string, LegalReference>, own: Answer | null = null): Now {
  const question = inHand(room);
  return {
    state: room.state,
    index: room.position,
    total: room.questions.length,
    question: question?.asked ?? null,
    correction: question && room.state === 'showing' ? correctionOf(question, own ?? {}, references) : null,
  };
}

/** Six digits, from a text that nobody can guess. */
export function roomCode(random: () => number): string {
  return String(Math.floor(random() * 1_000_000)).padStart(6, '0');
}

/** What would turn the projected screen around or hide: control characters, line ends, changes of direction. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const NAME_SIGNS = 40;
const { compare } = new Intl.Collator('fr', { sensitivity: 'accent' });

/**
 * The name somebody plays under: « Alix », then « Alix 2 » for the next one.
 * @returns null when it cannot be shown to a room
 */
export function playerName(written: string, taken: readonly string[]): string | null {
  if (FORBIDDEN.test(written)) return null;
  const name = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (!VISIBLE.test(name)) return null;
  const signs = [...name];
  for (let rank = 1; ; rank++) {
    const suffix = rank === 1 ? '' : ` ${rank}`;
    const candidate = signs.slice(0, NAME_SIGNS - suffix.length).join('') + suffix;
    if (!taken.some((other) => compare(other, candidate) === 0)) return candidate;
  }
}
