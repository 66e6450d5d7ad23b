/** French words of the network's contract. */
import type { ContactKind, NetworkEvent } from '../api/network.ts';

export const CONTACT_LABELS: Record<ContactKind, string> = { referent: 'Référent', facilitator: 'Facilitateur' };

export const EVENT_LABELS: Record<NetworkEvent['kind'], string> = {
  meeting: 'Réunion',
  training: 'Formation',
  review: 'Bilan',
  publication: 'Publication',
  other: 'Autre date',
};
