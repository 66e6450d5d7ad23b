/** Which European thresholds may apply to a tender: one when buyer and contract are known, several when they are not. */
import type { TenderContent } from '../api/tenders.ts';
import type { Threshold } from '../api/references.ts';
import type { Law } from './law.ts';

const LOCAL = 'eu-supplies-services-local';
const STATE = 'eu-supplies-services-state';
const ENTITIES = 'eu-supplies-services-entities';
const WORKS = 'eu-works';
const CONCESSIONS = 'eu-concessions';

/** A hospital's threshold is not settled by our sources: both readings are kept. */
const BY_BUYER = { local: [LOCAL], state: [STATE], hospital: [STATE, LOCAL], 'contracting-entity': [ENTITIES], other: [STATE, LOCAL] } as const;
const ANY_BUYER = [STATE, LOCAL, ENTITIES] as const;

function ids({ need, buyer }: TenderContent): string[] {
  if (need.form === 'concession') return [CONCESSIONS];
  if (need.nature === 'works') return [WORKS];
  const services = [...(buyer.kind === null ? ANY_BUYER : BY_BUYER[buyer.kind])];
  const social = buyer.kind === 'contracting-entity' ? 'eu-social-services-entities' : 'eu-social-services-authorities';
  if (need.nature === null) return [...services, WORKS];
  return need.socialServices === true ? [...services, social] : services;
}

/** Thresholds in the order of their amounts; those without a value that day come last. */
export function europeanThresholds(tender: TenderContent, law: Law): Threshold[] {
  const wanted = ids(tender);
  return law.thresholds.filter(({ id }) => wanted.includes(id)).sort((a, b) => (a.value ?? Number.MAX_SAFE_INTEGER) - (b.value ?? Number.MAX_SAFE_INTEGER));
}
