/** The message that asks for an answer, ready to copy or to send: plain text, in French, nothing followed. */
import type { RoundHead, RoundPart } from '../api/rounds.ts';
import type { Day } from '../days.ts';
import { formatDay } from '../format.ts';

export type Letter = { subject: string; text: string };

/** A title on several lines would add lines of its own to the headers of a message. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/**
 * @param places what is to be read, by name
 * @param url where readers with an account answer; null on one desk
 */
export function roundLetter(round: RoundHead, part: RoundPart, places: readonly string[], { url, today }: { url: string | null; today: Day }): Letter {
  const isLate = today > round.dueOn;
  const scheme = `«\u00a0${oneLine(round.schemeTitle)}\u00a0»`;
  const paragraphs = [
    'Bonjour,',
    isLate || part.remindedAt !== null
      ? `Sauf erreur, votre réponse sur le schéma ${scheme} n’est pas encore arrivée. Elle était attendue pour le ${formatDay(round.dueOn)}.`
      : `Le projet de schéma ${scheme} est soumis à la relecture des directions. Votre réponse est attendue pour le ${formatDay(round.dueOn)}.`,
    ...(round.message.trim() === '' ? [] : [round.message.trim()]),
    [`Votre partie\u202f: ${oneLine(part.name)}`, ...places.map((place) => `– ${oneLine(place)}`)].join('\n'),
    ...(part.questions.length === 0 ? [] : [['Nos questions\u202f:', ...part.questions.map((question) => `– ${oneLine(question)}`)].join('\n')]),
    ...(url === null ? [] : [`Pour lire et répondre\u202f:\n${url}`]),
    'Vous pouvez aussi répondre à ce message\u202f: d’accord, à corriger ou sans avis, avec vos remarques passage par passage.',
    ...(round.by === null ? [] : [oneLine(round.by)]),
  ];
  return { subject: `${isLate ? 'Rappel\u202f: ' : ''}Relecture du schéma ${scheme} – ${oneLine(part.name)}`, text: `${paragraphs.join('\n\n')}\n` };
}
