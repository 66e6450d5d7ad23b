/** What an answer holds while it is being given, and how a kept one reads beside the right one. Pure. */
import type { Answer, AskedQuestion, Correction } from '#shared/api/training.ts';
import { formatNumber } from '#shared/format.ts';
import { ANSWER_UNIT_LABELS } from '../words.ts';

export type Asked<K extends AskedQuestion['kind']> = Extract<AskedQuestion, { kind: K }>;

/** Before the first gesture; an order starts as it was drawn. */
export function emptyAnswer(asked: AskedQuestion): Answer {
  if (asked.kind === 'ordering') return { choice: asked.items.map(({ id }) => id) };
  if (asked.kind === 'matching') return { pairs: [] };
  return asked.kind === 'calculation' ? {} : { choice: [] };
}

/** What is missing before it can be sent, or null. */
export function answerFault(asked: AskedQuestion, { choice = [], pairs = [], value }: Answer): string | null {
  switch (asked.kind) {
    case 'single':
      return choice.length === 1 ? null : 'Choisissez une réponse.';
    case 'multiple':
      return choice.length > 0 ? null : 'Choisissez au moins une réponse.';
    case 'matching':
      return pairs.length === asked.left.length ? null : 'Choisissez une réponse pour chaque ligne.';
    case 'calculation':
      return value === undefined ? 'Écrivez un nombre, par exemple 1\u202f234,5.' : null;
    case 'fault':
      return choice.length === 1 ? null : 'Choisissez un paragraphe.';
    case 'place':
      return choice.length === 1 ? null : 'Choisissez le titre après lequel placer la clause.';
    case 'ordering':
      return null;
  }
}

/** How one line of a kept answer stands; `plain` while nobody has said what is right. */
export type Mark = 'right' | 'wrong' | 'expected' | 'chosen' | 'plain';
const MARK_WORDS: Record<Exclude<Mark, 'plain'>, string> = {
  right: 'Votre réponse, juste',
  wrong: 'Votre réponse, fausse',
  expected: 'Réponse attendue',
  chosen: 'Votre réponse',
};

export function markOf(id: string, { choice = [] }: Answer, correction: Correction | null): Mark {
  const isChosen = choice.includes(id);
  if (!correction) return isChosen ? 'chosen' : 'plain';
  const isExpected = correction.expected.choice?.includes(id) ?? false;
  if (isChosen) return isExpected ? 'right' : 'wrong';
  return isExpected ? 'expected' : 'plain';
}

/** The words of a mark; a right answer that was not given is named after what was asked. */
export function markWords(mark: Exclude<Mark, 'plain'>, kind: AskedQuestion['kind']): string {
  if (mark === 'expected' && kind === 'fault') return 'Le paragraphe en faute';
  return mark === 'expected' && kind === 'place' ? 'La place attendue' : MARK_WORDS[mark];
}

/** A clause goes after a title and all it holds: the last of these titles. */
export function lastUnder(outline: Asked<'place'>['outline'], id: string): string {
  const at = outline.findIndex((item) => item.id === id);
  const level = outline[at]?.level ?? 0;
  const next = outline.findIndex((item, index) => index > at && item.level <= level);
  return outline[(next < 0 ? outline.length : next) - 1]?.id ?? id;
}

const title = ({ number, text }: { number: string; text: string }): string => (number ? `${number} ${text}` : text);

/** The lines one chooses among, in the order they were asked. */
export function choicesOf(asked: AskedQuestion): { id: string; text: string; heading?: boolean; level?: number }[] {
  if (asked.kind === 'single' || asked.kind === 'multiple') return asked.options;
  if (asked.kind === 'fault') return asked.paragraphs;
  if (asked.kind === 'place') return asked.outline.map((item) => ({ id: item.id, text: title(item), level: item.level }));
  return [];
}

/** `1240.5` hours → « 1 240,5 heures ». */
export function withUnit(value: number, { unit, decimals }: Pick<Asked<'calculation'>, 'unit' | 'decimals'>): string {
  const figure = decimals > 2 ? new Intl.NumberFormat('fr-FR', { maximumFractionDigits: decimals }).format(value) : formatNumber(value);
  const word = ANSWER_UNIT_LABELS[unit];
  return word ? `${figure}\u00a0${word}` : figure;
}

/** The row moved by one place; the same list when it is at the end. */
export function moved(order: readonly string[], id: string, by: -1 | 1): string[] {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((other) => other !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** The pairs with this left side matched again; taken away when `right` is null. */
export const paired = (pairs: NonNullable<Answer['pairs']>, left: string, right: string | null): NonNullable<Answer['pairs']> => {
  const others = pairs.filter((pair) => pair.left !== left);
  return right === null ? others : [...others, { left, right }];
};
