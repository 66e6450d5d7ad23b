import { foldWords } from './reading.ts';
import { isConcession, isReserved, nameOf, writesReservation } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const BOTH = (folded: string): boolean => /\b2113 15\b/.test(folded) && /\b2113 16\b/.test(folded);
const ESS_RESERVED = /\breserve\w*(?: \w+){0,8} (?:economie sociale et solidaire|ess)\b/;

export const L31: Rule = {
  id: 'L31',
  title: 'Réservation non annoncée dans l’avis',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-r2113-7', 'ccp-r2113-8'],
  pieces: ['avis', 'rc'],
  explanation:
    'L’avis, ou à défaut les documents de la consultation, mentionne la réservation. Pour l’économie sociale et solidaire, il vise les articles L. 2113-15 et L. 2113-16.',
  proposal: 'Reprendre la phrase type de la clause de lot réservé dans l’avis et dans le règlement.',
  lot: (lot, context) => {
    const { tender } = context;
    if (!isReserved(lot)) return [];
    const mention = lot.reservation.noticeMention.trim();
    const references = isConcession(tender) ? ['ccp-r3113-1'] : L31.references;
    if (!mention && writesReservation(lot, context)) return [];
    if (!mention)
      return [{ message: `${nameOf(lot, tender)} est réservé, mais la phrase de l’avis n’est pas écrite.`, path: 'reservation/noticeMention', references }];
    if (lot.reservation.kind === 'ess' && !BOTH(foldWords(mention).folded))
      return [
        {
          message: `${nameOf(lot, tender)} : la phrase de l’avis ne vise pas L. 2113-15 et L. 2113-16.`,
          path: 'reservation/noticeMention',
          matched: mention,
          references,
        },
      ];
    return [];
  },
  text: ({ reading }) =>
    BOTH(reading.folded)
      ? []
      : find(reading, ESS_RESERVED, asserts)
          .slice(0, 1)
          .map(({ sentence, matched }) => ({
            message: 'La réservation à l’économie sociale et solidaire ne vise pas L. 2113-15 et L. 2113-16.',
            paragraph: sentence.paragraph,
            matched,
          })),
};
