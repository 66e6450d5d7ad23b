/** DECP 2024 values of a lot (arrêtés of 22 December 2022): closed lists, « Pas de… » alone, never deduced from silence. */
import type { DecpEntry } from '../api/notice.ts';
import type { DECP_ENVIRONMENT, DECP_SOCIAL, TenderContent, TenderLot } from '../api/tenders.ts';
import { isEnvironmentLot, isSocialLot, type LotFacts } from './notice-facts.ts';

type Social = (typeof DECP_SOCIAL)[number];
type Environment = (typeof DECP_ENVIRONMENT)[number];

const LABELS = { considerationsSociales: 'Considérations sociales', considerationsEnvironnementales: 'Considérations environnementales' } as const;

const deduced = (facts: LotFacts): string => (facts.decided ? 'd’après les clauses, critères et réservations du lot' : 'rien n’est décidé pour ce lot');

/** Values of « considérations sociales » to declare; empty while nothing is decided. */
export function decpSocial(tender: TenderContent, facts: LotFacts): Social[] {
  if (!isSocialLot(facts)) return facts.decided ? ['Pas de considération sociale'] : [];
  return [
    ...(facts.socialConditions.length > 0 ? (['Clause sociale'] as const) : []),
    ...(facts.socialCriteria.length > 0 ? (['Critère social'] as const) : []),
    ...(facts.reserved ? ([tender.need.form === 'concession' ? 'Concession réservée' : 'Marché réservé'] as const) : []),
  ];
}

/** Values of « considérations environnementales » to declare; empty while nothing is decided. */
export function decpEnvironment(facts: LotFacts): Environment[] {
  if (!isEnvironmentLot(facts)) return facts.decided ? ['Pas de considération environnementale'] : [];
  return [
    ...(facts.environmentConditions.length > 0 ? (['Clause environnementale'] as const) : []),
    ...(facts.environmentCriteria.length > 0 ? (['Critère environnemental'] as const) : []),
  ];
}

export const decpEntries = (tender: TenderContent, lot: TenderLot, facts: LotFacts): DecpEntry[] => [
  {
    field: 'considerationsSociales',
    label: LABELS.considerationsSociales,
    values: lot.decp.social ?? decpSocial(tender, facts),
    why: lot.decp.social ? 'saisi' : deduced(facts),
  },
  {
    field: 'considerationsEnvironnementales',
    label: LABELS.considerationsEnvironnementales,
    values: lot.decp.environment ?? decpEnvironment(facts),
    why: lot.decp.environment ? 'saisi' : deduced(facts),
  },
];
