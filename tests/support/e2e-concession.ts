/** A concession of services above the European threshold, for journeys and screens that start inside. */
import type { Tender, TenderContent } from '../../shared/api/tenders.ts';

export const withConcession = ({ need, buyer, procedure, duration, value, lots }: Tender): Partial<TenderContent> => ({
  need: { ...need, object: 'Exploitation du restaurant municipal', cpv: '55523100', nature: 'services', form: 'concession' },
  buyer: { ...buyer, name: 'Commune de l’Exemple (fictif)', kind: 'local' },
  procedure: { ...procedure, kind: 'concession-award', ccag: 'none', launchOn: '2027-01-18' },
  duration: { ...duration, months: 96, renewals: 0 },
  value: { ...value, optionsCents: 0 },
  lots: lots.map((lot) => ({
    ...lot,
    amountCents: 620_000_000,
    labourShareBasisPoints: 4_000,
    levers: [{ lever: 'reserved-lot', decision: 'retained', reason: '' }],
    reservation: { ...lot.reservation, kind: 'siae' },
    clauses: ['concession-reservee-insertion', 'insertion-publics-eligibles'].map((slug) => ({ slug, values: {} })),
  })),
});
