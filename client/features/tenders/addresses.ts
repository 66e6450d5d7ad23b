/** The steps of a consultation, in order, with their French addresses. Pure. */
export const TENDER_STEPS = [
  { id: 'besoin', title: 'Le besoin' },
  { id: 'lots', title: 'Les lots' },
  { id: 'decider', title: 'Décider' },
  { id: 'heures', title: 'Heures d’insertion' },
  { id: 'clauses', title: 'Clauses' },
  { id: 'controles', title: 'Contrôles' },
  { id: 'avis', title: 'Avis et données' },
  { id: 'fichiers', title: 'Mes fichiers Word' },
  { id: 'telecharger', title: 'Télécharger' },
  { id: 'resultats', title: 'Résultats' },
] as const;
export type TenderStepId = (typeof TENDER_STEPS)[number]['id'];

export const FIRST_STEP: TenderStepId = 'besoin';

/** The step of that name; null for an address that leads nowhere. */
export const tenderStepNamed = (name: string): TenderStepId | null => TENDER_STEPS.find(({ id }) => id === name)?.id ?? null;
