/** Clauses that other pieces refer to by their article of the CCAP. Patterns read folded text. */
export type Topic = { id: string; name: string; pattern: RegExp };

export const CCAP_TOPICS: readonly Topic[] = [
  { id: 'insertion', name: 'la clause d’insertion', pattern: /\b(?:insertion|clauses? sociales?|actions? sociales?|condition sociale)\b/ },
  { id: 'environnement', name: 'la clause environnementale', pattern: /\b(?:clauses? environnementales?|environnement\w*)\b/ },
];
