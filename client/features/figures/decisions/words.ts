/** What is contradictory in a contract, and the two answers. Pure. */
import type { Contradiction, DecisionAnswer, DecisionSubject } from '#shared/api/indicators.ts';
import { formatDay, formatMoney } from '#shared/format.ts';
import { foldFrench } from '#shared/typography.ts';

export const SUBJECT_WORDS: Record<DecisionSubject, { label: string; none: string }> = {
  social: { label: 'Considération sociale', none: 'Pas de considération sociale' },
  environment: { label: 'Considération environnementale', none: 'Pas de considération environnementale' },
};

const isNone = (text: string): boolean => foldFrench(text).startsWith('pas de consid');

/** What is published besides « none »: « Clause sociale, Critère social ». */
export const valuesOf = ({ published }: Pick<Contradiction, 'published'>): string => published.filter((text) => !isNone(text)).join(', ');

/** The words of an answer, for its button and for what was decided. */
export const answerWords = (one: Pick<Contradiction, 'subject' | 'published'>, answer: DecisionAnswer): string =>
  answer === 'none' ? SUBJECT_WORDS[one.subject].none : valuesOf(one) || 'Une considération';

/** One contract may be contradictory on both subjects. */
export const contradictionId = ({ contract, subject }: Pick<Contradiction, 'contract' | 'subject'>): string => `${contract.key} ${subject}`;

export const isOpen = ({ answer }: Pick<Contradiction, 'answer'>): boolean => answer === null;

/** The next one to answer after this one, going round; null when it was the last. */
export function nextOpen(items: readonly Contradiction[], after: string | null): Contradiction | null {
  const open = items.filter(isOpen);
  const place = items.findIndex((one) => contradictionId(one) === after);
  const later = open.find((one) => items.indexOf(one) > place);
  return later ?? open.find((one) => contradictionId(one) !== after) ?? null;
}

/** « par Camille Exemple, le 3 mars 2026 ». */
export const decidedWords = ({ decidedBy, decidedOn }: Pick<Contradiction, 'decidedBy' | 'decidedOn'>): string =>
  [decidedBy ? `par ${decidedBy}` : null, decidedOn ? `le ${formatDay(decidedOn)}` : null].filter((part) => part !== null).join(', ');

/** Facts that help to remember the contract, unknown ones said. */
export function contractFacts({ contract }: Pick<Contradiction, 'contract'>): { label: string; value: string }[] {
  const holders = contract.holders.map(({ name, id }) => name ?? (id ? `n°\u00a0${id}` : null)).filter((name) => name !== null);
  return [
    { label: 'Numéro', value: contract.number || 'Inconnu' },
    { label: 'Acheteur', value: contract.buyerName ?? contract.buyer },
    { label: 'Notifié', value: contract.notifiedOn ? `le ${formatDay(contract.notifiedOn)}` : 'Date inconnue' },
    { label: 'Montant', value: amountWords(contract) },
    { label: holders.length > 1 ? 'Titulaires' : 'Titulaire', value: holders.join(', ') || 'Inconnu' },
    { label: 'Fichier', value: `${contract.file}, ligne ${contract.line}` },
  ];
}

const amountWords = ({ amountCents, amountState }: Contradiction['contract']): string =>
  amountCents === null || amountState === 'missing' ? 'Inconnu' : `${formatMoney(amountCents)}${amountState === 'absurd' ? ' (hors de vraisemblance)' : ''}`;
