import { formatRate } from '../format.ts';
import { thresholdOf } from '../tender/law.ts';
import { isConcession, isReserved, nameOf } from './helpers.ts';
import { find } from './reading.ts';
import type { Hit, Rule } from './rule.ts';

const RESERVED =
  /\b(?:(?:lots?|marches?|participation|concession|procedure|consultation|accord cadre)(?: \w+){0,6} reserve\w*|2113 1[23]|3113 [12]|structures? reservataires?)\b/;
/** A share of hours is a clause, not a reservation. */
const HOURS = /\b(?:heures|effort|temps de travail|volume)\b/;
const WORKERS = /\b(?:handicap\w*|defavorise\w*|detenu\w*|travailleurs|salaries en insertion)\b/;
/** The code says « au moins »: asking for more is a risk of ours to point at, not a breach that we read. */
const gentlerAbove = (share: number, legal: number): Partial<Hit> => (share > legal ? { severity: 'attention', confidence: 'single-source' } : {});
const RATE = /\b(\d{1,3}) %/;

export const L32: Rule = {
  id: 'L32',
  title: 'Proportion de la réservation',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-r2113-7'],
  explanation:
    'La proportion minimale de travailleurs handicapés, défavorisés ou détenus est fixée par le code ; un taux plus bas, souvent repris du droit européen, n’est pas le bon en France. Un taux plus haut écarte des structures auxquelles le code ouvre le marché.',
  proposal: 'Écrire la proportion du code, ou y renvoyer.',
  pieces: ['avis', 'rc', 'ccap', 'ae'],
  lot: (lot, { tender, law }) => {
    const legal = thresholdOf(law, 'reservation-share');
    const share = lot.reservation.shareBasisPoints;
    if (!legal || !isReserved(lot) || lot.reservation.kind === 'ess' || share === null || share === legal.value) return [];
    return [
      {
        message: `${nameOf(lot, tender)} : ${formatRate(share)} au lieu de ${legal.display ?? ''}.`,
        path: 'reservation/shareBasisPoints',
        ...gentlerAbove(share, legal.value),
        references: isConcession(tender) ? ['ccp-r3113-1'] : ['ccp-r2113-7'],
      },
    ];
  },
  text: ({ reading }, law) => {
    const legal = thresholdOf(law, 'reservation-share');
    if (!legal) return [];
    return find(reading, RATE, ({ folded }) => RESERVED.test(folded) && WORKERS.test(folded) && !HOURS.test(folded)).flatMap(({ sentence, matched, groups }) =>
      // A sentence that also gives the legal share compares; it does not set another.
      Number(groups[0]) * 100 === legal.value || sentence.folded.includes(`${legal.value / 100} %`)
        ? []
        : [
            {
              message: `Le texte fixe « ${matched} » au lieu de ${legal.display ?? ''}.`,
              paragraph: sentence.paragraph,
              matched,
              ...gentlerAbove(Number(groups[0]) * 100, legal.value),
            },
          ],
    );
  },
};
