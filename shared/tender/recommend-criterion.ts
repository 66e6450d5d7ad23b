/** Social award criterion (R. 2152-7 2° a, CE n° 364950, CE n° 417580; concessions L. 3124-5): always a choice, never a substitute. */
import type { Reason } from '../api/recommendations.ts';
import { thresholdOf } from './law.ts';
import { hoursVerdict } from './recommend-condition.ts';
import { type Advice, type Ask, because, isConcession, mayBeDue, only } from './recommend-ask.ts';

const FORMALISED = ['open', 'restricted', 'negotiated', 'competitive-dialogue', 'innovation-partnership'];

function cautionsOf(ask: Ask): Reason[] {
  const { law, tender, lot } = ask;
  const most = thresholdOf(law, 'insertion-criterion-weight');
  const market = !isConcession(ask);
  return [
    because(law, 'Juger l’offre pour ce marché, jamais la politique sociale générale de l’entreprise.', ['ce-417580']),
    ...(market
      ? [
          because(
            law,
            'Publier le poids, les éléments jugés et la façon de noter.',
            FORMALISED.includes(tender.procedure.kind ?? '') ? ['ccp-l2152-8', 'ccp-r2152-11', 'ccp-r2152-12'] : ['ccp-l2152-8', 'ccp-r2152-11'],
          ),
        ]
      : []),
    ...(most
      ? [because(law, `Poids proportionné : au-delà de ${most.display ?? ''}, à justifier (repère, pas une règle de droit).`, ['ce-364950'], 'unverified')]
      : []),
    ...(lot.insertion.quarterHours
      ? [because(law, 'Le volume est déjà imposé : noter la qualité du parcours, pas une surenchère d’heures.', ['ce-364950'], 'unverified')]
      : []),
    ...(mayBeDue(ask)
      ? [
          because(
            law,
            'Un critère ne remplace pas la condition d’exécution sociale, que la loi vise seule.',
            [market ? 'ccp-l2112-2-1' : 'ccp-l3114-2-1'],
            'single-source',
          ),
        ]
      : []),
  ];
}

const RESERVED = 'Lot réservé : tous les candidats font de l’insertion ; le critère compare la qualité de l’accompagnement.';
const CAN = 'Le lot peut être exécuté en partie par des personnes en insertion : la qualité du parcours peut départager les offres.';
const CANNOT_TELL =
  'Il manque de quoi estimer la main-d’œuvre : un critère d’insertion suppose que des personnes en insertion puissent exécuter une partie du lot.';
const OTHER_SUBJECTS = 'Peu de main-d’œuvre : préférer un critère d’apprentissage, d’égalité ou de conditions de production.';

/** Social award criterion (R. 2152-7; R. 3124-4 for a concession). */
export function awardCriterion(ask: Ask): Advice {
  const { law, tender, lot } = ask;
  const articles = isConcession(ask) ? ['ccp-l3124-5', 'ccp-r3124-4'] : ['ccp-r2152-7'];
  if (tender.procedure.kind === 'direct-award')
    return only('unsuitable', because(law, 'Sans mise en concurrence, il n’y a pas de critère à publier.', articles, 'single-source'));
  const cautions = cautionsOf(ask);
  const free = because(law, 'Un critère social est permis s’il est lié à l’objet, précis et non discriminatoire ; il reste facultatif.', articles);
  if (lot.reservation.kind !== null && lot.reservation.kind !== 'none')
    return { fit: 'possible', reasons: [free, because(law, RESERVED, ['ce-364950'], 'single-source')], cautions };
  const verdict = hoursVerdict(ask);
  if (verdict === 'enough') return { fit: 'recommended', reasons: [because(law, CAN, ['ce-364950', ...articles]), free], cautions };
  if (verdict === 'unknown') return { fit: 'unknown', reasons: [free, because(law, CANNOT_TELL, ['ce-364950'])], cautions };
  return { fit: 'possible', reasons: [free, because(law, OTHER_SUBJECTS, articles, 'single-source')], cautions };
}
