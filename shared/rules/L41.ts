import { formatMoney, formatRate } from '../format.ts';
import { thresholdOf } from '../tender/law.ts';
import { isConcession, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const TIMES =
  /\bchiffres? affaires\b.*?\b(?:(deux|trois|quatre|cinq|double|triple)|(\d{1,2})(?: (\d))?)(?: fois)?(?: \w+){0,3} (?:montant|valeur|estimation|marche|lot)\b/;
const WORDS: Readonly<Record<string, number>> = { deux: 2, double: 2, trois: 3, triple: 3, quatre: 4, cinq: 5 };
const FACTOR = /\b(?:fois|double|triple)\b/;

/** « deux fois », « 1,5 fois » as basis points. */
const factorOf = ([word, units, tenth]: readonly (string | undefined)[]): number =>
  word ? (WORDS[word] ?? 0) * 10_000 : Number(units ?? 0) * 10_000 + Number(tenth ?? 0) * 1_000;

export const L41: Rule = {
  id: 'L41',
  title: 'Chiffre d’affaires exigé trop élevé',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-r2142-7'],
  explanation: 'Le chiffre d’affaires minimal est plafonné en proportion du montant estimé du marché ou du lot, sauf raison écrite tenant à l’objet.',
  proposal: 'Abaisser l’exigence, ou écrire la raison dans les documents de la consultation.',
  pieces: ['rc', 'avis'],
  lot: (lot, { tender, law }) => {
    if (isConcession(tender)) return [];
    const cap = thresholdOf(law, 'turnover-cap');
    const { turnoverCents, turnoverReason } = lot.selection;
    if (!cap || turnoverCents === null || lot.amountCents === null || lot.amountCents === 0 || turnoverReason.trim()) return [];
    const most = Math.floor((lot.amountCents * cap.value) / 10_000);
    if (turnoverCents <= most) return [];
    return [
      {
        message: `${nameOf(lot, tender)} : ${formatMoney(turnoverCents)} exigés, au-delà de ${formatMoney(most)} (${formatRate(cap.value)} du montant estimé).`,
        path: 'selection/turnoverCents',
      },
    ];
  },
  text: ({ reading }, law) => {
    const cap = thresholdOf(law, 'turnover-cap');
    if (!cap) return [];
    return find(reading, TIMES, (sentence) => asserts(sentence) && FACTOR.test(sentence.folded))
      .filter(({ groups }) => factorOf(groups) > cap.value)
      .map(({ sentence, matched }) => ({
        message: `Le chiffre d’affaires exigé dépasse ${formatRate(cap.value)} du montant estimé : « ${matched} ».`,
        paragraph: sentence.paragraph,
        matched,
        // A reason tied to the object allows more, and may stand elsewhere.
        severity: 'attention',
      }));
  },
};
