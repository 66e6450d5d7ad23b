/** Reserved lot (L. 2113-12 to L. 2113-16; concessions L. 3113-1 to L. 3113-3): who it may be reserved to, and its limits. */
import type { Reason } from '../api/recommendations.ts';
import { crosses } from '../law/read.ts';
import { isEssCpv } from './ess-cpv.ts';
import { ENTITY } from './ess-limits.ts';
import { wholeMonths } from './estimated-value.ts';
import { thresholdOf } from './law.ts';
import { type Advice, type Ask, because, cpvOf, isConcession, mayBeDue, monthsOf } from './recommend-ask.ts';

/** Trades where entreprises adaptées, ESAT or SIAE usually answer: beginnings of CPV codes. A usage, to check by a sourcing; not law. */
const USUAL_TRADES: readonly { cpv: string; name: string }[] = [
  { cpv: '4542', name: 'menuiserie et second œuvre' },
  { cpv: '4543', name: 'revêtement de sols et de murs' },
  { cpv: '4544', name: 'peinture' },
  { cpv: '4511', name: 'travaux préparatoires' },
  { cpv: '5551', name: 'restauration' },
  { cpv: '5552', name: 'restauration et traiteur' },
  { cpv: '7731', name: 'espaces verts' },
  { cpv: '7734', name: 'élagage et entretien des arbres' },
  { cpv: '7982', name: 'impression et façonnage' },
  { cpv: '7992', name: 'conditionnement' },
  { cpv: '9051', name: 'collecte et tri des déchets' },
  { cpv: '9061', name: 'propreté urbaine' },
  { cpv: '9091', name: 'nettoyage de locaux' },
  { cpv: '9831', name: 'blanchisserie' },
  { cpv: '9839', name: 'autres services, dont le déménagement de mobilier' },
];

function essReasons(ask: Ask): { reasons: Reason[]; cautions: Reason[] } {
  const { law, tender, lot } = ask;
  const articles = ['ccp-l2113-15', 'ccp-l2113-16'];
  const cpv = cpvOf(ask);
  if (cpv === '') return { reasons: [], cautions: [] };
  if (!isEssCpv(cpv) && lot.reservation.kind !== 'ess' && (tender.need.nature === 'works' || tender.need.nature === 'supplies'))
    return { reasons: [], cautions: [] };
  if (!isEssCpv(cpv))
    return {
      reasons: [],
      cautions: [
        because(law, `Réservation à l’économie sociale fermée : le CPV ${cpv} n’est pas dans la liste des services réservables.`, articles, 'single-source'),
      ],
    };
  const entity = tender.buyer.kind === 'contracting-entity' ? [because(law, `Économie sociale : ${ENTITY}`, articles)] : [];
  const limit = thresholdOf(law, 'ess-duration');
  const months = wholeMonths(tender, lot.id) ?? monthsOf(ask);
  const tooLong = limit !== null && months !== null && !crosses(limit.comparison, months, limit.value * 12);
  return {
    reasons: [because(law, 'Le CPV est dans la liste des services qui peuvent être réservés à l’économie sociale et solidaire.', articles, 'single-source')],
    cautions: [
      ...entity,
      tooLong
        ? because(
            law,
            `Économie sociale : ${months} mois reconductions comprises dépassent ${limit.display ?? 'la limite'}. Raccourcir, ou réserver autrement.`,
            articles,
          )
        : because(
            law,
            `Économie sociale : ${limit?.display ?? 'durée limitée'} au plus, reconductions comprises, et pas de nouvelle attribution au même titre pendant trois ans.`,
            articles,
          ),
    ],
  };
}

const MIXING = {
  market: {
    text: 'Handicap et insertion peuvent se cumuler dans un même lot ; la réservation pénitentiaire ne se mélange pas aux autres.',
    articles: ['ccp-l2113-14'],
  },
  concession: {
    text: 'Un seul régime à la fois : handicap et insertion ne se cumulent pas dans une concession, et aucun article lu n’ouvre une concession réservée à l’économie sociale (déduction).',
    articles: ['ccp-l3113-3'],
  },
} as const;
const NOT_ENOUGH = 'À vérifier : réserver le lot ne suffit pas à la lettre à la condition d’exécution sociale ; y ajouter une courte condition, ou motiver.';
const LENT = 'Mise à disposition de personnel : viser les ETTI, les associations intermédiaires ou les entreprises adaptées de travail temporaire.';
const MADE = 'Prestations ou travaux : viser EI, ACI, entreprises adaptées et ESAT, pas les structures de mise à disposition.';
const OFFER = 'Vérifier d’abord que des structures peuvent répondre, et donner au lot une taille et un rythme qu’elles tiennent.';

/** What holds for every reservation, once it is open. */
function commonCautions(ask: Ask): Reason[] {
  const { law, tender } = ask;
  const share = thresholdOf(law, 'reservation-share')?.display ?? 'la part légale';
  const concession = isConcession(ask);
  const mixing = MIXING[concession ? 'concession' : 'market'];
  const notice = `Au moins ${share} de travailleurs handicapés, défavorisés ou détenus ; la réservation s’écrit dans l’avis.`;
  return [
    because(law, notice, concession ? ['ccp-r3113-1'] : ['ccp-r2113-7']),
    because(law, mixing.text, mixing.articles),
    because(law, OFFER, concession ? ['ccp-l3'] : ['ccp-r2111-1'], 'single-source'),
    ...(mayBeDue(ask) ? [because(law, NOT_ENOUGH, [concession ? 'ccp-l3114-2-1' : 'ccp-l2112-2-1'], 'unverified')] : []),
    tender.need.staffing === true
      ? because(law, LENT, ['ctrav-l5132-4', 'ctrav-l5213-13-3'], 'single-source')
      : because(law, MADE, ['ctrav-l5132-4'], 'single-source'),
  ];
}

const WHO = {
  market: {
    text: 'Le lot peut être réservé à des entreprises adaptées et des ESAT, à des structures d’insertion, ou à la production en établissement pénitentiaire.',
    articles: ['ccp-l2113-12', 'ccp-l2113-13', 'ccp-l2113-13-1'],
  },
  concession: {
    text: 'La concession peut être réservée au handicap, à l’insertion, ou à la production en établissement pénitentiaire.',
    articles: ['ccp-l3113-1', 'ccp-l3113-2', 'ccp-l3113-2-1'],
  },
} as const;

/** Reservation to a kind of structure (L. 2113-12 and following), with what closes it. */
export function reservedLot(ask: Ask): Advice {
  const { law, tender } = ask;
  if (tender.procedure.exclusion === 'book-v')
    return {
      fit: 'unsuitable',
      reasons: [because(law, 'Contrat du livre V : ces réservations ne s’y appliquent pas.', ['ccp-l2511-1'], 'single-source')],
      cautions: [],
    };
  if (tender.procedure.exclusion === 'defence' && isConcession(ask))
    return {
      fit: 'unknown',
      reasons: [
        because(
          law,
          'À vérifier : aucun texte lu ne dit quelles réservations valent pour une concession de défense ou de sécurité.',
          ['ccp-l3113-1'],
          'unverified',
        ),
      ],
      cautions: [],
    };
  if (tender.procedure.exclusion === 'defence')
    return { fit: 'possible', reasons: [because(law, 'Défense ou sécurité : seule la réservation au handicap est ouverte.', ['ccp-l2313-6'])], cautions: [] };
  const who = WHO[isConcession(ask) ? 'concession' : 'market'];
  const open = because(law, who.text, who.articles);
  const cpv = cpvOf(ask);
  const ess = isConcession(ask) ? { reasons: [], cautions: [] } : essReasons(ask);
  const cautions = [...commonCautions(ask), ...ess.cautions];
  if (cpv === '')
    return {
      fit: 'unknown',
      reasons: [open, because(law, 'Il manque le code CPV du lot pour savoir si des structures y répondent d’habitude.', [])],
      cautions,
    };
  const trade = USUAL_TRADES.find((usual) => cpv.startsWith(usual.cpv));
  if (trade)
    return {
      fit: 'recommended',
      reasons: [
        because(law, `Métier où ces structures répondent souvent (${trade.name}) : usage, à vérifier par un sourcing.`, [], 'unverified'),
        open,
        ...ess.reasons,
      ],
      cautions,
    };
  if (ess.reasons.length > 0) return { fit: 'recommended', reasons: [...ess.reasons, open], cautions };
  return {
    fit: 'possible',
    reasons: [open, because(law, 'Rien ne dit que des structures répondent dans ce métier : à vérifier par un sourcing.', [], 'unverified')],
    cautions,
  };
}
