import { addYears } from '../days.ts';
import { formatDay } from '../format.ts';
import { thresholdOf } from '../tender/law.ts';
import { nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

export const L34: Rule = {
  id: 'L34',
  title: 'Nouvelle réservation au même titulaire de l’économie sociale',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2113-16'],
  explanation:
    'L’entreprise attributaire d’un tel marché ne peut l’être de nouveau, au même titre, au cours des trois années suivantes. La portée de « au même titre » n’est éclairée par aucune décision lue.',
  proposal: 'Vérifier l’historique, demander une déclaration, ou passer un marché ordinaire.',
  lot: (lot, { tender, law }) => {
    const { kind, sameHolder, earlierAwardOn } = lot.reservation;
    if (kind !== 'ess') return [];
    const name = nameOf(lot, tender);
    const wait = thresholdOf(law, 'ess-no-repeat');
    if (earlierAwardOn !== null && wait) {
      const free = addYears(earlierAwardOn, wait.value);
      return law.on < free
        ? [
            {
              message: `${name} : attribution antérieure le ${formatDay(earlierAwardOn)} ; le même titulaire ne peut l’être de nouveau avant le ${formatDay(free)}.`,
              path: 'reservation/earlierAwardOn',
            },
          ]
        : [];
    }
    return sameHolder === true
      ? [
          {
            message: `${name} : le titulaire pressenti l’a déjà été au même titre ; indiquer la date d’attribution.`,
            path: 'reservation/sameHolder',
            // Without the day, nobody knows whether the three years have passed.
            severity: 'attention',
          },
        ]
      : [];
  },
};
